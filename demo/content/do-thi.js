/** Articles of the section “Giao thông – Đô thị”. */
export default [
  {
    slug: 'phan-luong-sua-cau-may-ba-thang',
    title: 'Phân luồng giao thông ba tháng để sửa cầu Mây',
    summary:
      'Từ 22 giờ ngày 24/11, ô tô không qua cầu Mây; xe máy và xe đạp đi trên một nửa mặt cầu, mỗi chiều một làn.',
    published: '2026-11-22T07:45+07:00',
    byline: 'Phòng Quản lý đô thị',
    views: 1954,
    body: [
      'Cầu Mây được thay toàn bộ khe co giãn và gối cầu sau 26 năm khai thác. Việc thi công chia làm hai nửa mặt cầu, bắt đầu từ 22 giờ ngày 24/11 và dự kiến hoàn thành trước ngày 25/2/2027.',
      'Trong thời gian này ô tô đi vòng qua cầu Vân Đông theo biển chỉ dẫn màu vàng, dài hơn khoảng 2,3 km. Xe máy, xe đạp và người đi bộ vẫn qua cầu, tốc độ không quá 20 km/giờ. Xe cứu thương, chữa cháy được ưu tiên qua cầu bất cứ lúc nào.',
      'Tuyến xe buýt số 7 và số 12 đổi lộ trình, bỏ hai điểm dừng ở đầu cầu phía tây và thêm một điểm dừng tạm trước chợ Cầu Mây. Bản đồ in được phát ở các trạm xăng, trường học và điểm bán vé.',
      'Công việc gây ồn chỉ làm từ 6 giờ đến 22 giờ. Bà con gặp ùn tắc bất thường hay biển báo bị đổ có thể gọi đường dây nóng của quận, trực cả ngày lẫn đêm.',
    ],
    en: {
      title: 'Traffic diverted for three months while Mây Bridge is repaired',
      summary: 'From 10 p.m. on 24 November no cars may cross; motorbikes and bicycles use one half of the deck.',
    },
  },
  {
    slug: 'thay-den-duong-tiet-kiem-dien-2026',
    title: 'Thay xong 6.300 bóng đèn đường, tiền điện giảm gần một nửa',
    summary: 'Đèn mới sáng đều hơn, giảm độ chói và tự hạ sáng sau 23 giờ ở những đoạn vắng.',
    published: '2026-10-27T14:55+07:00',
    byline: 'Phòng Quản lý đô thị',
    views: 688,
    body: [
      'Sau 14 tháng, toàn bộ 6.300 bóng đèn cao áp trên các phố chính và ngõ rộng trên ba mét đã được thay bằng đèn tiết kiệm điện. Hóa đơn chiếu sáng tháng 9 giảm 47% so với cùng kỳ.',
      'Ánh sáng được chọn màu ấm, hắt xuống mặt đường, không chiếu vào cửa sổ nhà dân. Mỗi cột có tấm biển nhỏ ghi mã số; khi đèn hỏng, người dân chỉ cần đọc mã này cho tổng đài, không phải tả đường.',
    ],
    en: {
      title: '6,300 street lamps replaced, and the bill nearly halved',
      summary: 'The new lamps are more even, glare less, and dim after 11 p.m. where streets are empty.',
    },
  },
  {
    slug: 'ke-vach-duong-cho-xe-dap-ho-sen',
    title: 'Kẻ vạch làn xe đạp đầu tiên quanh hồ Sen',
    summary: 'Làn xe đạp dài 3,1 km có gờ phân cách mềm, đi qua ba trường học và hai bến xe buýt.',
    published: '2026-08-11T06:50+07:00',
    byline: 'Phòng Quản lý đô thị',
    views: 1345,
    body: [
      'Làn xe đạp rộng 1,8 mét chạy một chiều theo vòng hồ, sơn nền đỏ gạch ở các nút giao để người lái xe dễ nhận ra. Nơi hẹp nhất, quận chuyển chỗ đỗ ô tô sang bên kia đường thay vì cắt bớt vỉa hè.',
      'Trong hai tuần đầu, đoàn viên thanh niên đứng ở sáu nút để hướng dẫn. Máy đếm tự động ghi nhận trung bình 1.150 lượt xe đạp mỗi ngày, gấp đôi trước khi có làn riêng.',
      'Vẫn còn tình trạng xe máy đi lấn vào giờ tan tầm. Phòng Quản lý đô thị đang thử loại cọc dẻo ở hai đoạn và sẽ công bố kết quả sau một tháng.',
    ],
    en: {
      title: 'The first cycle lane is marked out around Sen Lake',
      summary: 'The 3.1 km lane with a soft kerb passes three schools and two bus stops.',
    },
  },
  {
    slug: 'xoa-diem-ngap-ngo-47-hang-manh',
    title: 'Xóa điểm ngập ngõ 47 Hàng Mành bằng hồ điều hòa ngầm',
    summary: 'Bể chứa 900 m³ nằm dưới sân chơi mới đã giữ cho ngõ khô ráo qua ba trận mưa lớn đầu mùa.',
    published: '2026-07-03T10:10+07:00',
    byline: 'Ban Quản lý dự án',
    views: 1721,
    body: [
      'Ngõ 47 thấp hơn mặt phố gần nửa mét nên hễ mưa to là nước tràn vào nhà. Thay vì nâng ngõ và đẩy nước sang nơi khác, dự án làm một bể chứa ngầm 900 m³ ngay dưới khu đất trống cuối ngõ, bơm thoát dần khi mưa ngớt.',
      'Phía trên bể nay là sân chơi lát gạch thấm nước, trồng tám cây sấu. Qua ba trận mưa trên 80 mm trong tháng 6, mực nước cao nhất ở ngõ chỉ 4 cm và rút trong mười phút.',
      'Bà con trong ngõ tự lập tổ trông nom máy bơm, được hướng dẫn vận hành và có số gọi trực tiếp cho đội thoát nước.',
    ],
    en: {
      title: 'An underground basin ends the flooding of Lane 47, Hàng Mành Street',
      summary:
        'A 900 m³ tank beneath the new playground kept the lane dry through the first three storms of the season.',
    },
  },
  {
    slug: 'via-he-truoc-cong-truong-thong-thoang',
    title: 'Vỉa hè trước cổng trường thông thoáng nhờ “giờ không đỗ xe”',
    summary: 'Mười hai cổng trường áp dụng khung giờ không đỗ xe; phụ huynh đón con ở điểm chờ cách cổng 150 mét.',
    published: '2026-01-16T17:55+07:00',
    byline: 'Ban Biên tập',
    views: 860,
    body: [
      'Từ 6 giờ 45 đến 7 giờ 30 và từ 16 giờ đến 17 giờ 15, đoạn đường trước 12 cổng trường không cho ô tô, xe máy dừng đỗ. Học sinh đi bộ theo vạch sơn xanh từ điểm chờ vào trường, có người lớn mặc áo phản quang dẫn theo nhóm.',
      'Sau một học kỳ, thời gian ùn ứ trước cổng giảm từ 35 phút xuống còn 12 phút. Nhiều phụ huynh lúc đầu ngại đi bộ, nay lại coi quãng đường ngắn ấy là lúc trò chuyện với con.',
    ],
    en: {
      title: 'School gates clear of traffic thanks to no-parking hours',
      summary: 'Twelve schools take part; parents wait at a point 150 metres from the gate.',
    },
  },
  {
    slug: 'cong-khai-cap-phep-xay-dung-thang-10-2025',
    title: 'Công khai danh sách cấp phép xây dựng nhà ở riêng lẻ tháng 10/2025',
    summary: 'Trong tháng, quận cấp 58 giấy phép xây dựng, trung bình 11 ngày một hồ sơ, ngắn hơn quy định.',
    published: '2025-11-04T08:35+07:00',
    byline: 'Phòng Quản lý đô thị',
    views: 0,
    body: [
      'Danh sách gồm địa điểm, số tầng, chiều cao và ngày cấp của 58 công trình, được niêm yết tại phường nơi xây dựng. Tên chủ nhà và bản vẽ bên trong không công khai.',
      'Người dân thấy công trình xây vượt tầng, lấn khoảng lùi hoặc để vật liệu ra đường có thể đối chiếu với danh sách và báo về tổ quản lý trật tự xây dựng của phường.',
    ],
    en: {
      title: 'Building permits for private houses, October 2025',
      summary: '58 permits were issued, in 11 days on average, sooner than the rules require.',
    },
  },
];
