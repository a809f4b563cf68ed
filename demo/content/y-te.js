/** Articles of the section “Y tế”. */
export default [
  {
    slug: 'tiem-cum-mien-phi-nguoi-tren-65-tuoi',
    title: 'Tiêm phòng cúm miễn phí cho người từ 65 tuổi tại trạm y tế phường',
    summary: 'Đợt tiêm kéo dài đến hết ngày 15/12; người khó đi lại đăng ký qua điện thoại để được tiêm tại nhà.',
    published: '2026-11-16T07:30+07:00',
    byline: 'Trung tâm Y tế quận',
    views: 2288,
    body: [
      'Tám trạm y tế phường tiêm phòng cúm cho người từ 65 tuổi trở lên vào các buổi sáng từ thứ Hai đến thứ Sáu, 7 giờ 30 đến 10 giờ 30. Người đến tiêm mang theo giấy tờ tùy thân và sổ khám bệnh nếu đang điều trị bệnh mạn tính.',
      'Sau khi tiêm, mỗi người ngồi lại theo dõi ba mươi phút. Trạm có ghế tựa, nước ấm và bác sĩ trực. Đau chỗ tiêm hoặc sốt nhẹ trong một hai ngày là bình thường; nếu khó thở, nổi mẩn toàn thân, cần gọi cấp cứu ngay.',
      'Gia đình có người nằm một chỗ gọi cho trạm trước 16 giờ hằng ngày để xếp lịch tiêm tại nhà. Mười ngày đầu, quận đã tiêm 4.870 người, trong đó 392 người được tiêm tại nhà.',
    ],
    en: {
      title: 'Free flu vaccination for everyone of 65 and over',
      summary: 'At the ward health stations until 15 December; at home, by phone, for those who cannot walk.',
    },
  },
  {
    slug: 'kiem-tra-an-toan-thuc-pham-quan-an-quanh-truong',
    title: 'Kiểm tra 94 quán ăn quanh trường học, nhắc nhở công khai 13 quán',
    summary:
      'Lỗi thường gặp là dùng chung thớt sống, chín và không có nước rửa tay; không phát hiện thực phẩm quá hạn.',
    published: '2026-10-09T15:15+07:00',
    byline: 'Trung tâm Y tế quận',
    views: 1812,
    body: [
      'Trong một tuần, đoàn kiểm tra đến 94 quán ăn trong bán kính 300 mét quanh trường học, không báo trước. Kết quả có 81 quán đạt, 13 quán bị nhắc nhở và hẹn kiểm tra lại.',
      'Quán đạt được dán tem xanh ghi ngày kiểm tra ở vị trí dễ nhìn. Trung tâm Y tế mở hai buổi tập huấn miễn phí về bảo quản lạnh và rửa tay cho chủ quán, có sách tranh cho người ít chữ.',
    ],
    en: {
      title: '94 eating places near schools inspected, 13 reminded in public',
      summary: 'Mostly shared chopping boards and no water for hand washing; no expired food was found.',
    },
  },
  {
    slug: 'diet-lang-quang-truoc-mua-mua',
    title: 'Diệt lăng quăng trước mùa mưa: mười lăm phút mỗi sáng Chủ nhật',
    summary: 'Mỗi nhà úp chum vại, thay nước bình hoa, đậy bể; tổ dân phố đi cùng để giúp những nhà neo người.',
    published: '2026-04-26T06:40+07:00',
    byline: 'Trung tâm Y tế quận',
    views: 846,
    body: [
      'Năm ngoái quận ghi nhận 213 ca sốt xuất huyết, tập trung ở ba phường có nhiều nhà vườn. Muỗi vằn đẻ trong nước sạch đọng, nên chiếc đĩa lót chậu cây cũng đủ nuôi một lứa lăng quăng.',
      'Từ nay đến hết tháng 10, loa phường nhắc vào 7 giờ sáng Chủ nhật, mỗi nhà dành mười lăm phút kiểm tra sân, mái, ban công. Cộng tác viên không phun thuốc tràn lan mà chỉ xử lý quanh nhà có ca bệnh.',
      'Khi sốt cao liên tục hai ngày kèm đau đầu, đau hốc mắt, cần đến trạm y tế thử máu, không tự truyền dịch ở nhà.',
    ],
    en: {
      title: 'Clearing mosquito larvae before the rains: fifteen minutes each Sunday',
      summary: 'Turn over jars, change vase water, cover tanks; neighbours help where hands are few.',
    },
  },
  {
    slug: 'phong-kham-tam-ly-hoc-duong-mien-phi',
    title: 'Mở phòng tư vấn tâm lý miễn phí cho học sinh vào chiều thứ Bảy',
    summary: 'Học sinh từ lớp 6 có thể đến một mình hoặc cùng cha mẹ; nội dung trò chuyện được giữ kín.',
    published: '2026-02-25T14:35+07:00',
    byline: 'Trung tâm Y tế quận',
    views: 1260,
    body: [
      'Phòng tư vấn đặt ở tầng hai thư viện quận, lối đi riêng, không treo biển bệnh viện. Mỗi buổi có hai chuyên viên, nhận hẹn qua điện thoại hoặc đến trực tiếp từ 14 đến 17 giờ.',
      'Những chuyện các em hay hỏi nhất là áp lực thi cử, bạn bè trên mạng và mất ngủ. Khi có dấu hiệu nguy hiểm, chuyên viên cùng các em tìm một người lớn đáng tin để giúp, thay vì báo thẳng về lớp.',
    ],
    en: {
      title: 'Free counselling for pupils on Saturday afternoons',
      summary: 'From grade 6, alone or with parents; what is said stays in the room.',
    },
  },
  {
    slug: 'hien-mau-giot-hong-hong-duc-lan-thu-chin',
    title: 'Ngày hiến máu “Giọt hồng” lần thứ chín tiếp nhận 728 đơn vị máu',
    summary: 'Một phần ba người hiến máu đến lần đầu; người lớn tuổi nhất vừa tròn 60 và đã hiến 41 lần.',
    published: '2025-11-16T17:05+07:00',
    byline: 'Hội Chữ thập đỏ quận',
    views: 529,
    body: [
      'Từ sáng sớm, sân nhà thi đấu quận đã kín người. Sau khám sàng lọc, 728 người đủ điều kiện hiến máu, nhiều hơn năm trước 96 người.',
      'Ban tổ chức bố trí góc trông trẻ để các cặp vợ chồng trẻ thay nhau vào hiến. Mỗi người nhận lại kết quả xét nghiệm sau một tuần qua bưu điện, trong phong bì kín.',
    ],
    en: {
      title: 'The ninth blood donation day collects 728 units',
      summary: 'A third of the donors came for the first time; the eldest, 60, has given 41 times.',
    },
  },
];
