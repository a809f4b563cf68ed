/** Articles of the section “Chuyển đổi số”. */
export default [
  {
    slug: 'to-cong-nghe-cong-dong-den-tung-nha',
    title: 'Tổ công nghệ cộng đồng: hai giờ mỗi tối, dạy người lớn tuổi dùng điện thoại',
    summary:
      'Hơn 600 tình nguyện viên đến từng nhà, bắt đầu từ việc bà con cần nhất: gọi hình cho con cháu, đọc bảng điểm, đặt lịch khám.',
    published: '2026-11-09T20:30+07:00',
    byline: 'Phòng Văn hóa và Thông tin',
    views: 1431,
    body: [
      'Bảy giờ tối, nhóm ba bạn trẻ của tổ công nghệ phường Tân Phong mang theo mấy chiếc kính lão và một cuốn vở kẻ ô lớn. Bài đầu tiên không phải là cài ứng dụng, mà là tăng cỡ chữ và tìm nút gọi khẩn cấp.',
      'Toàn quận có 96 tổ với hơn 600 người, đa số là sinh viên, giáo viên và người mới nghỉ hưu. Mỗi tổ nhận chừng mười nhà, đến hai lần một tuần, cho đến khi người học tự làm được ba việc do chính họ chọn.',
      'Tổ có ba điều không làm: không cầm điện thoại bấm hộ, không hỏi mật khẩu, không cài thêm phần mềm ngoài danh sách. Sau bốn tháng, 5.200 người đã tự đặt được lịch khám, tra được giấy hẹn và biết cách từ chối cuộc gọi giả danh.',
      'Ai muốn được giúp hoặc muốn tham gia tổ có thể báo trưởng tổ dân phố. Quận tặng mỗi tổ một bộ sách hướng dẫn chữ to, in đen trắng, không có từ tiếng Anh.',
    ],
    en: {
      title: 'Neighbours who teach: two hours an evening of phone lessons for the elderly',
      summary: 'Over 600 volunteers go from door to door and begin with what people need most.',
    },
  },
  {
    slug: 'canh-giac-cuoc-goi-gia-danh-can-bo-phuong',
    title: 'Cảnh giác cuộc gọi giả danh cán bộ phường yêu cầu “cập nhật dữ liệu”',
    summary:
      'Cán bộ phường không yêu cầu cài ứng dụng qua đường dẫn lạ, không hỏi mã xác thực và không thu tiền qua điện thoại.',
    published: '2026-10-20T08:55+07:00',
    byline: 'Công an quận',
    views: 5307,
    body: [
      'Trong nửa đầu tháng 10, các phường nhận 37 tin báo về cuộc gọi tự xưng là cán bộ, giục người nghe cài một ứng dụng để “cập nhật dữ liệu cư trú” trong ngày, nếu không sẽ bị khóa tài khoản. Hai người đã bị mất tiền.',
      'Cách nhận ra khá đơn giản: người gọi luôn giục gấp, gửi đường dẫn qua tin nhắn và không cho gác máy. Bà con hãy cúp máy, tự tìm số của phường trên giấy hẹn hoặc ở cổng thông tin này rồi gọi lại để hỏi.',
      'Nếu lỡ cài ứng dụng lạ, cần ngắt mạng, tắt nguồn điện thoại, dùng máy khác gọi ngân hàng để tạm khóa giao dịch và báo công an phường. Đừng vì ngại mà giấu người nhà; báo sớm một giờ có thể giữ lại được tiền.',
    ],
    en: {
      title: 'Beware of callers who pose as ward officers “updating your data”',
      summary: 'Ward officers never send links to install apps, never ask for codes, and never collect money by phone.',
    },
  },
  {
    slug: 'cong-du-lieu-mo-quan-hong-duc',
    title: 'Mở cổng dữ liệu của quận với 58 bộ số liệu đầu tiên',
    summary: 'Từ lịch thu rác, vị trí vòi nước chữa cháy đến chất lượng không khí, ai cũng có thể tải về và dùng lại.',
    published: '2026-09-14T10:00+07:00',
    byline: 'Phòng Văn hóa và Thông tin',
    views: 1106,
    body: [
      'Cổng dữ liệu mở không yêu cầu đăng nhập. Mỗi bộ số liệu có phần giải thích bằng lời, ngày cập nhật, đơn vị chịu trách nhiệm và tệp tải về dùng được trên bảng tính thông thường.',
      'Trước khi công bố, một nhóm gồm cán bộ tư pháp và giảng viên tin học rà soát từng cột để không lộ thông tin cá nhân. Ba bộ số liệu đã phải làm lại vì có thể suy ra địa chỉ của một gia đình.',
      'Nhóm sinh viên phường Đình Thượng là những người đầu tiên dùng: họ vẽ bản đồ bóng cây để người già chọn đường đi bộ buổi trưa.',
    ],
    en: {
      title: 'The district opens its data, beginning with 58 sets',
      summary: 'From waste collection hours to fire hydrants and air quality, for anyone to download and reuse.',
    },
  },
  {
    slug: 'giay-hen-co-ma-tra-cuu-qua-tin-nhan',
    title: 'Giấy hẹn có mã tra cứu: xem tiến độ hồ sơ không cần ứng dụng',
    summary:
      'Nhắn mã trên giấy hẹn đến số tổng đài, nhận ngay tình trạng hồ sơ; máy điện thoại phím bấm cũng dùng được.',
    published: '2026-05-29T15:50+07:00',
    byline: 'Bộ phận Một cửa',
    views: 1688,
    body: [
      'Mã gồm tám chữ số, in to ở góc phải giấy hẹn. Người dân nhắn mã đến tổng đài của quận, trong vòng một phút sẽ nhận câu trả lời: hồ sơ đang ở bước nào, ai xử lý và ngày trả dự kiến.',
      'Tin trả lời không nêu tên hay loại giấy tờ, phòng khi điện thoại để ở nơi người khác nhìn thấy. Phí nhắn tin do quận chi trả.',
    ],
    en: {
      title: 'Follow your papers by text message, no app needed',
      summary: 'Send the code on your receipt and learn at once where your papers are, even from a simple phone.',
    },
  },
  {
    slug: 'diem-truy-cap-internet-cong-cong-tai-thu-vien',
    title: 'Thư viện quận có thêm 20 máy tính và phòng họp trực tuyến cho mượn',
    summary: 'Người tìm việc, học sinh và người muốn nộp hồ sơ trực tuyến được dùng miễn phí, có người hướng dẫn.',
    published: '2026-01-07T09:35+07:00',
    byline: 'Thư viện quận',
    views: 0,
    body: [
      'Khu máy tính ở tầng một mở từ 8 giờ đến 20 giờ, cả thứ Bảy. Mỗi lượt dùng hai tiếng, hết lượt vẫn có thể ngồi tiếp nếu còn máy trống. Máy tự xóa dữ liệu khi người dùng rời chỗ.',
      'Phòng nhỏ cách âm dành cho phỏng vấn xin việc hoặc gặp bác sĩ từ xa, đăng ký trước một ngày. Hai máy có bàn phím chữ nổi và phần mềm đọc màn hình tiếng Việt.',
    ],
    en: {
      title: 'The library adds 20 computers and a room for online meetings',
      summary: 'Free for job seekers, pupils and anyone with an online form to fill, with help at hand.',
    },
  },
  {
    slug: 'so-hoa-ho-so-dia-chinh-cu',
    title: 'Số hóa xong hồ sơ địa chính của ba phường ven sông',
    summary:
      'Hơn 41.000 trang sổ và bản đồ giấy, có tờ vẽ tay từ gần trăm năm trước, đã được quét, gắn chỉ mục và lưu ba bản.',
    published: '2025-09-18T14:05+07:00',
    byline: 'Phòng Tài nguyên và Môi trường',
    views: 734,
    body: [
      'Kho lưu trữ của ba phường Bãi Vân, Bến Gốm và Cầu Mây từng hai lần ngập nước, nhiều trang dính vào nhau. Nhóm kỹ thuật phải sấy lạnh, tách từng tờ bằng tay trước khi đưa lên máy quét.',
      'Từ nay, khi làm thủ tục đất đai, cán bộ tra cứu trên máy và in bản đối chiếu trong vài phút. Bản gốc được cất ở tầng ba, nơi không còn lo lụt.',
      'Những tờ bản đồ cổ nhất được phục chế và sẽ trưng bày tại thư viện quận, kèm lời chú giải tên xóm, tên bến ngày trước.',
    ],
    en: {
      title: 'Land records of three riverside wards are now digital',
      summary: 'Over 41,000 pages, some drawn by hand a century ago, were scanned, indexed and stored in three copies.',
    },
  },
];
