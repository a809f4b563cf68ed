/** Articles of the section “Thủ tục hành chính”. */
export default [
  {
    slug: 'mot-cua-mo-them-buoi-toi-thu-nam',
    title: 'Bộ phận Một cửa mở thêm buổi tối thứ Năm từ tháng 12',
    summary:
      'Người đi làm giờ hành chính có thể nộp hồ sơ từ 17 giờ 30 đến 20 giờ mỗi tối thứ Năm, không cần hẹn trước.',
    published: '2026-11-18T08:00+07:00',
    byline: 'Bộ phận Một cửa',
    views: 2140,
    body: [
      'Từ ngày 3/12/2026, Bộ phận Một cửa của quận tiếp nhận và trả hồ sơ thêm một buổi tối mỗi tuần, từ 17 giờ 30 đến 20 giờ thứ Năm. Buổi tối áp dụng cho 64 thủ tục thường gặp nhất, gồm chứng thực, hộ tịch, đăng ký hộ kinh doanh và xác nhận nơi cư trú.',
      'Sáng kiến bắt đầu từ chính góp ý của công nhân khu may mặc Tân Phong: muốn làm một tờ giấy khai sinh cho con, nhiều người phải nghỉ nửa ngày công. Trong tám tuần chạy thử, mỗi tối có trung bình 57 lượt người đến, trong đó hơn một nửa là lao động làm ca.',
      'Hồ sơ nộp buổi tối được tính thời hạn giải quyết từ sáng hôm sau. Kết quả có thể nhận tại quầy, qua bưu điện hoặc bản điện tử. Người cao tuổi, người khuyết tật và phụ nữ mang thai được mời vào quầy số 1, không phải lấy số.',
      'Bãi xe sân trước mở cửa đến 20 giờ 30 và không thu tiền. Nếu lượng người đến tiếp tục tăng, quận sẽ xem xét mở thêm tối thứ Ba từ quý II năm sau.',
    ],
    en: {
      title: 'The one-stop desk opens on Thursday evenings from December',
      summary:
        'People who work office hours can hand in papers from 5.30 to 8 p.m. every Thursday, without an appointment.',
    },
  },
  {
    slug: 'cap-ban-sao-giay-khai-sinh-trong-ngay',
    title: 'Cấp bản sao giấy khai sinh ngay trong ngày tại cả tám phường',
    summary: 'Hồ sơ nộp trước 15 giờ được trả kết quả cùng ngày, không phụ thuộc nơi đăng ký ban đầu trong quận.',
    published: '2026-10-05T09:25+07:00',
    byline: 'Phòng Tư pháp',
    views: 1866,
    body: [
      'Kể từ tuần này, người dân có thể xin trích lục khai sinh ở bất kỳ phường nào trong quận, kể cả khi việc sinh được đăng ký ở phường khác. Sổ gốc từ năm 1960 đến nay đã được quét và đối chiếu xong.',
      'Hồ sơ nộp trước 15 giờ được trả trong ngày, nộp sau 15 giờ được trả trước 9 giờ sáng hôm sau. Mỗi bản sao thu 8.000 đồng; hộ nghèo và người có công được miễn.',
    ],
    en: {
      title: 'Copies of birth certificates issued within the day in all eight wards',
      summary:
        'Requests made before 3 p.m. are answered the same day, wherever in the district the birth was registered.',
    },
  },
  {
    slug: 'bo-xac-nhan-tinh-trang-nha-o-khi-nhap-hoc',
    title: 'Bỏ giấy xác nhận tình trạng nhà ở trong hồ sơ nhập học',
    summary: 'Nhà trường tự tra cứu thông tin cư trú, phụ huynh không phải xin giấy của phường như những năm trước.',
    published: '2026-06-02T15:35+07:00',
    byline: 'Phòng Tư pháp',
    views: 1322,
    body: [
      'Mỗi mùa tuyển sinh, tám phường trong quận phải ký hơn 5.000 giấy xác nhận tình trạng nhà ở. Năm nay loại giấy này không còn trong hồ sơ nhập học đầu cấp.',
      'Các trường được cấp tài khoản để tra cứu nơi cư trú của học sinh trên hệ thống dùng chung. Trường hợp thông tin chưa khớp, trường liên hệ thẳng với công an phường và báo lại cho gia đình trong hai ngày làm việc; phụ huynh không phải đi lại giữa hai nơi.',
    ],
    en: {
      title: 'Proof of housing dropped from school enrolment papers',
      summary: 'Schools now check residence themselves; parents no longer queue for a certificate from the ward.',
    },
  },
  {
    slug: 'ho-tro-nguoi-cao-tuoi-lam-giay-to-tai-nha',
    title: 'Làm giấy tờ tại nhà cho người cao tuổi và người khuyết tật',
    summary: 'Tổ lưu động đến tận nơi nhận hồ sơ chứng thực, bảo trợ xã hội vào các ngày thứ Ba và thứ Sáu.',
    published: '2026-03-24T10:50+07:00',
    byline: 'Bộ phận Một cửa',
    views: 905,
    body: [
      'Chỉ cần một cuộc gọi đến phường, người từ 75 tuổi trở lên hoặc người đi lại khó khăn sẽ được cán bộ đến nhà nhận hồ sơ. Tổ lưu động mang theo máy quét, máy in nhỏ và phiếu hẹn, lệ phí thu như tại quầy.',
      'Sau ba tháng, tổ đã phục vụ 286 lượt, nhiều nhất là hồ sơ trợ cấp và chứng thực chữ ký. Nhiều gia đình cho biết trước đây phải thuê xe đưa cụ ra phường chỉ để điểm chỉ vào một tờ giấy.',
      'Lịch đi của tổ được thông báo trên loa phường vào chiều hôm trước. Cán bộ luôn đeo thẻ có ảnh; gia đình nên xem thẻ trước khi mở cửa.',
    ],
    en: {
      title: 'Paperwork at home for the elderly and people with disabilities',
      summary: 'A mobile team collects certification and welfare papers at the door on Tuesdays and Fridays.',
    },
  },
  {
    slug: 'lich-tiep-cong-dan-quy-mot-2026',
    title: 'Lịch tiếp công dân quý I năm 2026 của lãnh đạo quận',
    summary:
      'Lãnh đạo quận tiếp dân định kỳ vào ngày 5 và ngày 20 hằng tháng; trùng ngày nghỉ thì lùi sang ngày làm việc kế tiếp.',
    published: '2025-12-29T07:55+07:00',
    byline: 'Ban Tiếp công dân',
    views: 540,
    body: [
      'Trong quý I năm 2026, lãnh đạo Ủy ban nhân dân quận tiếp công dân định kỳ tại Trụ sở tiếp công dân, số 2 phố Đình Thượng, từ 8 giờ đến 11 giờ 30. Người đến trình bày nên mang theo giấy tờ tùy thân và bản sao các văn bản đã nhận được trước đó.',
      'Các ngày trong tuần, cán bộ trực vẫn tiếp nhận đơn và hướng dẫn như thường lệ. Riêng dịp Tết Nguyên đán, việc tiếp dân tạm nghỉ từ ngày 14/2 đến hết ngày 22/2.',
    ],
    en: {
      title: 'When the district leaders receive residents, first quarter of 2026',
      summary: 'On the 5th and the 20th of each month; if that is a holiday, on the next working day.',
    },
  },
  {
    slug: 'mau-to-khai-moi-co-vi-du-dien-san',
    title: 'Tờ khai mới có ví dụ điền sẵn, giảm hẳn hồ sơ phải làm lại',
    summary: 'Mười hai mẫu đầu tiên đã có bản hướng dẫn bằng hình; tỷ lệ hồ sơ bị trả lại giảm từ 17% còn 6%.',
    published: '2025-10-14T11:15+07:00',
    byline: 'Phòng Nội vụ',
    views: 377,
    body: [
      'Mặt sau của mỗi tờ khai giờ đây là một bản điền sẵn với nhân vật giả định, có đánh số những ô hay ghi sai. Ví dụ được viết cùng các bác trưởng tổ dân phố, những người hằng ngày vẫn giúp hàng xóm điền giấy tờ.',
      'Sau hai tháng áp dụng với 12 mẫu, số hồ sơ phải trả lại để bổ sung đã giảm gần hai phần ba. Bản tải về có thể điền trên máy tính hoặc điện thoại rồi in ra.',
    ],
    en: {
      title: 'New forms come with a filled-in example, and far fewer are sent back',
      summary: 'The first twelve forms have a picture guide; returned applications fell from 17% to 6%.',
    },
  },
];
