/** Articles of the section “Văn hóa – Lễ hội”. */
export default [
  {
    slug: 'le-hoi-ruoc-nuoc-dinh-thuong-2026',
    title: 'Lễ rước nước đình Thượng: giữ nếp xưa, thêm lối cho xe lăn',
    summary: 'Hơn 400 người trong đoàn rước đưa nước từ giữa dòng sông Vân về đình, trong ngày hội lớn nhất của quận.',
    published: '2026-03-07T09:05+07:00',
    byline: 'Phòng Văn hóa và Thông tin',
    views: 3127,
    body: [
      'Theo lệ cũ, hội mở vào sáng rằm tháng Giêng; năm nay làng lùi sang ngày mười bảy để tránh đợt mưa rét. Từ năm giờ sáng, ba chiếc thuyền gỗ đã ra giữa sông Vân, múc nước vào chóe sứ phủ lụa đỏ, thứ lụa do chính phường Lụa Thanh dệt.',
      'Đoàn rước dài gần một cây số, đi đầu là phường trống của trai đinh mười tám tuổi. Người khiêng chóe phải giữ cho mặt nước không sánh ra ngoài suốt quãng đường; theo lời các cụ, nước còn nguyên thì năm ấy mưa thuận gió hòa.',
      'Điểm mới là lối đi cho xe lăn từ bến lên sân đình và khu ngồi có mái che dành cho người cao tuổi. Lần đầu tiên, phần tế lễ có người dịch sang ngôn ngữ ký hiệu.',
      'Ban tổ chức không nhận vàng mã, hạn chế đốt hương trong nội tự và bố trí 24 điểm gom rác. Buổi chiều có thi thổi cơm, kéo co và hát giao duyên trên thuyền. Ước tính trong hai ngày có 22.000 lượt người về dự hội.',
      'Các tư liệu quay trong dịp này sẽ được đưa vào hồ sơ đề nghị ghi danh di sản, cùng lời kể của mười bốn cụ cao niên mà Phòng Văn hóa và Thông tin đã ghi âm từ năm ngoái.',
    ],
    en: {
      title: 'The water procession of Thượng communal house: old custom, new ramps',
      summary: 'More than 400 people carried water from midstream of the Vân River on the district’s greatest feast.',
    },
  },
  {
    slug: 'dem-hoa-dang-ho-sen-trung-thu-2026',
    title: 'Đêm hoa đăng hồ Sen: đèn giấy tự tan thay cho đèn nhựa',
    summary: 'Hơn 5.000 chiếc đèn giấy dó được thả trong đêm Trung thu, vớt lên và tái chế ngay sáng hôm sau.',
    published: '2026-09-26T08:15+07:00',
    byline: 'Trung tâm Văn hóa – Thể thao',
    views: 2846,
    body: [
      'Đèn năm nay làm bằng giấy dó và đế bẹ chuối, do trẻ em ở 16 lớp học hè tự tay gấp. Không có pin, không có nhựa; ngọn nến nhỏ cháy chừng bốn mươi phút rồi tự tắt.',
      'Từ bốn giờ sáng hôm sau, đội thuyền của phường Hồ Sen vớt toàn bộ phần còn lại, mang về ủ làm phân cho vườn ươm. Mặt hồ sạch trước khi người đi tập thể dục buổi sớm kịp đến.',
      'Bên bờ, sân khấu nhỏ dành trọn cho múa sư tử và trò chơi dân gian, không bán vé, không quảng cáo.',
    ],
    en: {
      title: 'Lantern night on Sen Lake: paper that dissolves instead of plastic',
      summary: 'More than 5,000 paper lanterns floated at Mid-Autumn, and were gathered and composted by the morning.',
    },
  },
  {
    slug: 'nghe-nhan-gom-ben-truyen-nghe',
    title: 'Lớp truyền nghề gốm Bến: bàn xoay không bao giờ nguội',
    summary: 'Khóa học tối thứ Hai và thứ Tư ở đình nghề Bến Gốm đã sang lứa thứ tư, với học viên từ 15 đến 63 tuổi.',
    published: '2026-10-30T19:20+07:00',
    byline: 'Phường Bến Gốm',
    views: 1043,
    body: [
      'Gốm Bến nổi tiếng với men nâu da lươn và những vết rạn mảnh như chân chim. Có lúc cả phường chỉ còn hai lò đỏ lửa; nay đã có chín lò, phần lớn do người trẻ đứng ra gây dựng lại.',
      'Lớp học không thu tiền, học viên chỉ góp đất và củi. Người mới bắt đầu bằng ba tuần nhào đất, sau đó mới được ngồi vào bàn xoay. Bài tốt nghiệp là một chiếc ấm rót không nhỏ giọt.',
      'Dịp cuối năm, lò chung của phường sẽ mở cửa ba ngày cho người dân vào xem chuyển lò và mua sản phẩm đầu tay của lớp.',
    ],
    en: {
      title: 'Passing on Bến pottery: the wheel that never cools',
      summary: 'The evening class in Bến Gốm is in its fourth year, with learners from 15 to 63.',
    },
  },
  {
    slug: 'tu-sach-ngo-pho-sau-mot-nam',
    title: 'Bốn mươi tủ sách ngõ phố sau một năm: mất ít, được nhiều',
    summary: 'Những chiếc tủ gỗ không khóa ở đầu ngõ đã luân chuyển hơn 19.000 lượt sách.',
    published: '2026-06-27T20:05+07:00',
    byline: 'Thư viện quận',
    views: 795,
    body: [
      'Khi đặt chiếc tủ đầu tiên ở ngõ 12 phố Giếng Ngọc, nhiều người tin rằng chỉ một tháng là hết sách. Sau một năm, thư viện kiểm lại: mất khoảng 400 cuốn, nhưng người dân tự mang đến gần 2.600 cuốn.',
      'Được mượn nhiều nhất là truyện thiếu nhi, sách nấu ăn và sách chữa bệnh thông thường. Mỗi tủ có một gia đình nhận trông, tối mưa thì kéo bạt, cuối tháng thì lau bụi và nhặt sách rách gửi về thư viện sửa.',
    ],
    en: {
      title: 'Forty street-corner bookcases after one year: few losses, many gains',
      summary: 'The unlocked wooden cases have lent more than 19,000 books.',
    },
  },
  {
    slug: 'trung-tu-cong-tam-quan-chua-van',
    title: 'Trùng tu cổng tam quan chùa Vân: từng viên ngói được đánh số',
    summary: 'Hơn bảy phần mười ngói và gỗ cũ được dùng lại; thợ mộc địa phương làm theo mộng cổ, không dùng đinh.',
    published: '2026-02-06T15:00+07:00',
    byline: 'Ban Quản lý di tích',
    views: 1188,
    body: [
      'Trước khi hạ giải, nhóm thợ chụp và đánh số 4.212 viên ngói, 186 cấu kiện gỗ. Nhờ vậy, khi dựng lại, gần như mọi thứ trở về đúng chỗ cũ; phần thay mới được khắc năm ở mặt khuất để người sau còn biết.',
      'Người dân góp hơn 900 viên ngói mũi hài cất giữ từ những ngôi nhà cổ đã dỡ. Cổng chùa mở lại đúng dịp giáp Tết, đường vào lát gạch nghiêng như ảnh chụp cách đây gần một thế kỷ.',
    ],
    en: {
      title: 'The gate of Vân pagoda restored, every tile numbered',
      summary: 'More than seven tenths of the old tiles and timber were used again, joined without a nail.',
    },
  },
  {
    slug: 'giai-co-tuong-xuan-tam-phuong',
    title: 'Giải cờ tướng xuân tám phường tìm người chơi mọi lứa tuổi',
    summary: 'Giải đấu mồng 6 Tết có bảng riêng cho thiếu nhi, phụ nữ và người khiếm thị chơi bàn cờ nổi.',
    published: '2026-01-28T08:10+07:00',
    byline: 'Trung tâm Văn hóa – Thể thao',
    views: 463,
    body: [
      'Người muốn dự giải ghi tên tại nhà văn hóa phường trước ngày 12/2. Mỗi phường cử tối đa sáu kỳ thủ một bảng, thi đấu theo thể thức loại trực tiếp trong hai ngày tại sân đình Thượng.',
      'Bàn cờ người ở trận chung kết do học sinh hai trường trung học đóng quân, mặc trang phục may từ lụa Thanh. Trời mưa thì giải chuyển vào hội trường phường Cầu Mây.',
    ],
    en: {
      title: 'The spring chess tournament of eight wards is looking for players of any age',
      summary: 'On the sixth day of Tết, with groups for children, women, and blind players on a raised board.',
    },
  },
];
