/** Articles of the section “Giáo dục”. */
export default [
  {
    slug: 'ngay-nha-giao-truong-lang-ben-song-van',
    title: 'Ngày Nhà giáo ở ngôi trường nhỏ bên sông Vân',
    summary:
      'Không hoa, không quà, thầy trò Trường Tiểu học Bãi Vân kỷ niệm ngày 20/11 bằng một buổi đọc sách cùng cha mẹ.',
    published: '2026-11-20T17:30+07:00',
    byline: 'Phòng Giáo dục và Đào tạo',
    views: 1208,
    body: [
      'Ba năm nay, Trường Tiểu học Bãi Vân gửi thư ngỏ xin phụ huynh đừng mua hoa vào ngày 20/11. Thay vào đó, mỗi gia đình chọn một cuốn sách mình thích, viết vài dòng ở trang đầu rồi tặng thư viện lớp.',
      'Chiều nay, 18 lớp học đồng loạt có giờ đọc chung. Ở lớp 2B, một ông nội từng lái đò đọc truyện về dòng sông; ở lớp 4A, mẹ của một học sinh khiếm thính kể chuyện bằng ngôn ngữ ký hiệu, cả lớp học theo từng động tác.',
      'Năm học này trường có 561 học sinh, tăng 40 em so với năm ngoái vì khu nhà ở công nhân mới đưa vào sử dụng. Hai phòng học lắp ghép đã được thay bằng dãy nhà ba tầng, có thang máy cho học sinh khuyết tật.',
      'Thư viện mở cả sáng thứ Bảy để trẻ con trong xóm đến đọc. Nhà trường mong nhận thêm sách khoa học thường thức và sách chữ to dành cho các em nhìn kém.',
    ],
    en: {
      title: 'Teachers’ Day at the small school on the Vân River',
      summary: 'No flowers and no gifts: Bãi Vân primary school marked 20 November by reading together with parents.',
    },
  },
  {
    slug: 'thuc-don-ban-tru-cong-khai-hang-tuan',
    title: 'Thực đơn bán trú được công khai hằng tuần ở 31 trường',
    summary:
      'Phụ huynh xem được món ăn, nguồn thực phẩm và ảnh khay cơm mỗi ngày; ban đại diện có thể vào bếp không báo trước.',
    published: '2026-09-22T11:40+07:00',
    byline: 'Phòng Giáo dục và Đào tạo',
    views: 2573,
    body: [
      'Từ tuần thứ ba của năm học, 31 trường mầm non và tiểu học có bếp ăn bán trú đăng thực đơn vào sáng thứ Hai, kèm tên đơn vị cung cấp rau, thịt, sữa. Đến trưa, nhà trường chụp một khay cơm bất kỳ và đăng cùng khối lượng từng món.',
      'Ban đại diện cha mẹ học sinh được vào bếp bất cứ lúc nào trong giờ nấu, chỉ cần mặc áo choàng và đội mũ. Trong ba tuần đầu đã có 74 lượt kiểm tra, nhắc nhở 5 trường về nhiệt độ tủ mát và cách ghi sổ lưu mẫu.',
      'Khẩu phần do chuyên viên dinh dưỡng của trung tâm y tế tính theo lứa tuổi. Trẻ dị ứng thức ăn có khay màu riêng và thực đơn thay thế.',
    ],
    en: {
      title: 'School lunch menus published every week at 31 schools',
      summary:
        'Parents can see dishes, suppliers and a picture of each day’s tray, and may visit the kitchen unannounced.',
    },
  },
  {
    slug: 'khai-giang-nam-hoc-2026-2027-gon-nhe',
    title: 'Khai giảng năm học 2026–2027: gọn trong 45 phút, học sinh được ngồi mát',
    summary: 'Hơn 38.000 học sinh toàn quận dự lễ khai giảng; các trường bỏ phần diễu hành kéo dài và bóng bay.',
    published: '2026-09-05T09:50+07:00',
    byline: 'Ban Biên tập',
    views: 1490,
    body: [
      'Sáng 5/9, hơn 38.000 học sinh ở 52 trường của quận bước vào năm học mới. Lễ khai giảng năm nay gói trong 45 phút, học sinh lớp 1 được đón từ cổng và ngồi hàng đầu, dưới mái che.',
      'Không còn bóng bay thả lên trời: nhiều trường thay bằng chậu cây do học sinh lớp lớn ươm tặng các em lớp nhỏ. Ngay sau lễ là tiết sinh hoạt đầu tiên, để thầy cô và trò kịp làm quen trước ngày học chính thức.',
    ],
    en: {
      title: 'The 2026–2027 school year opens: 45 minutes, and everyone in the shade',
      summary: 'More than 38,000 pupils attended; schools left out the long parade and the balloons.',
    },
  },
  {
    slug: 'tuyen-sinh-lop-1-truc-tuyen-2026',
    title: 'Tuyển sinh lớp 1 năm 2026: ba bước trực tuyến, không xếp hàng từ đêm',
    summary:
      'Cổng tuyển sinh mở từ 0 giờ ngày 1/7 đến 24 giờ ngày 3/7; nộp trước hay sau trong ba ngày đều được xét như nhau.',
    published: '2026-06-19T08:20+07:00',
    byline: 'Phòng Giáo dục và Đào tạo',
    views: 4915,
    body: [
      'Phòng Giáo dục và Đào tạo lưu ý phụ huynh: thứ tự nộp hồ sơ không ảnh hưởng kết quả. Mọi hồ sơ nộp trong ba ngày đầu tháng 7 đều được xét cùng lúc theo nơi cư trú, vì vậy không cần thức đêm hay nhờ người nộp hộ.',
      'Ba bước gồm kiểm tra thông tin của con theo mã định danh, chọn trường trong danh sách đúng tuyến và xác nhận số điện thoại nhận kết quả. Gia đình không có máy tính được hỗ trợ tại bất kỳ trường tiểu học nào, từ 7 giờ 30 đến 17 giờ.',
      'Năm nay quận có 6.240 trẻ vào lớp 1, nhiều hơn năm trước 310 em. Ba trường ở phường Tân Phong và phường Hồ Sen được bổ sung tổng cộng chín phòng học để giữ sĩ số không quá 38 em một lớp.',
      'Trường hợp con em công nhân mới chuyển đến sau ngày 3/7 vẫn được nhận vào đợt bổ sung từ ngày 15/7. Không trường nào được phép thu bất cứ khoản gì khi nhận hồ sơ.',
    ],
    en: {
      title: 'First-grade enrolment 2026: three steps online, no queue at night',
      summary: 'Open from 1 to 3 July; applying early or late within these days makes no difference.',
    },
  },
  {
    slug: 'hoi-thi-khoa-hoc-nho-cap-quan',
    title: 'Hội thi “Nhà khoa học nhỏ”: máy báo ngập làm từ phao câu cá đoạt giải nhất',
    summary: 'Nhóm học sinh Trường THCS Giếng Ngọc làm thiết bị báo ngập ngõ phố với chi phí chưa đến 200.000 đồng.',
    published: '2026-03-12T16:05+07:00',
    byline: 'Phòng Giáo dục và Đào tạo',
    views: 1117,
    body: [
      'Vượt qua 63 đề tài khác, thiết bị báo ngập của nhóm ba học sinh lớp 8 thuyết phục ban giám khảo nhờ đơn giản và dùng được ngay. Khi nước dâng, chiếc phao câu nâng công tắc, đèn vàng rồi đèn đỏ ở đầu ngõ lần lượt bật sáng.',
      'Các em đã lắp thử ở ngõ 47 phố Hàng Mành, nơi năm nào cũng ngập vài bận. Phòng Quản lý đô thị nhận lời cùng nhà trường thử thêm năm điểm trong mùa mưa tới.',
    ],
    en: {
      title: 'Young scientists: a flood alarm made from a fishing float wins first prize',
      summary: 'Pupils of Giếng Ngọc secondary school built a lane flood warning for less than 200,000 đồng.',
    },
  },
  {
    slug: 'lop-hoc-boi-mien-phi-mua-he',
    title: 'Lớp học bơi miễn phí cho 1.800 trẻ em trong dịp hè',
    summary:
      'Năm bể bơi công cộng dành khung giờ sáng dạy bơi an toàn cho trẻ từ 7 đến 11 tuổi, ưu tiên các phường ven sông.',
    published: '2026-05-20T13:30+07:00',
    byline: 'Trung tâm Văn hóa – Thể thao',
    views: 2031,
    body: [
      'Chương trình kéo dài từ ngày 8/6 đến 14/8, mỗi khóa 15 buổi, sĩ số không quá 20 em. Nội dung gồm bơi ếch cơ bản, đứng nước, thở và cách gọi người lớn khi thấy bạn gặp nạn; trẻ được dặn rõ không tự nhảy xuống cứu.',
      'Danh sách đăng ký lập tại trường trước ngày 31/5. Trẻ em ở phường Bãi Vân, Bến Gốm và Cầu Mây được ưu tiên vì nhà gần sông, gần bến.',
    ],
    en: {
      title: 'Free summer swimming lessons for 1,800 children',
      summary: 'Five public pools teach water safety to children of 7 to 11, riverside wards first.',
    },
  },
];
