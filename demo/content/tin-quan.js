/** Articles of the section “Tin quận”; the first one is the portal's front article. */
export default [
  {
    slug: 'lay-y-kien-pho-di-bo-ven-ho-sen',
    title: 'Hồng Đức lấy ý kiến người dân về phố đi bộ ven hồ Sen',
    summary:
      'Từ ngày 20/11 đến hết ngày 20/12/2026, quận lấy ý kiến về phương án tổ chức phố đi bộ cuối tuần quanh hồ Sen. Mọi góp ý gửi dưới bài viết này đều được ghi nhận và trả lời.',
    published: '2026-11-20T09:15+07:00',
    byline: 'Phòng Văn hóa và Thông tin',
    views: 3482,
    body: [
      'Sáng 20/11, Ủy ban nhân dân quận Hồng Đức công bố dự thảo phương án tổ chức phố đi bộ ven hồ Sen. Theo dự thảo, đoạn đường dài 1,4 km quanh bờ tây và bờ bắc của hồ sẽ dành riêng cho người đi bộ từ 18 giờ thứ Sáu đến 22 giờ Chủ nhật hằng tuần, bắt đầu thử nghiệm trong quý II năm 2027.',
      'Quanh hồ hiện có khoảng 420 hộ dân, trong đó 136 hộ kinh doanh ăn uống, hàng lưu niệm và dịch vụ. Qua ba buổi họp tổ dân phố hồi tháng 10, điều bà con quan tâm nhất là lối ra vào của các gia đình trong khu vực, chỗ gửi xe, tiếng ồn sau 22 giờ và rác thải sau mỗi buổi tối cuối tuần. Dự thảo lần này đã bổ sung thẻ ra vào cho cư dân, hai bãi gửi xe ở phố Hàng Mành và bến xe cũ, cùng quy định không dùng loa kéo trong khu vực phố đi bộ.',
      'Phương án cũng dành 30 điểm bán hàng không thu phí trong sáu tháng đầu cho các hộ làm nghề truyền thống của phường Lụa Thanh và phường Bến Gốm. Hàng quán ăn uống phải có giấy xác nhận đủ điều kiện an toàn thực phẩm và tự phân loại rác ngay tại chỗ. Dọc bờ hồ sẽ có thêm ghế ngồi, vòi nước uống, nhà vệ sinh công cộng và đường dốc cho xe lăn ở tất cả các lối lên xuống.',
      'Bản vẽ, sơ đồ phân luồng và bảng dự toán được niêm yết tại trụ sở tám phường và tại Bộ phận Một cửa của quận. Hai buổi đối thoại trực tiếp diễn ra lúc 19 giờ 30 ngày 28/11 tại nhà văn hóa phường Hồ Sen và ngày 5/12 tại nhà văn hóa phường Giếng Ngọc; bà con đến dự không phải đăng ký trước.',
      'Người dân có thể góp ý ngay dưới bài viết này, gửi thư đến Phòng Văn hóa và Thông tin hoặc bỏ phiếu tại hòm thư của phường. Quận sẽ công khai bảng tổng hợp ý kiến, kèm nội dung tiếp thu hoặc giải trình từng nhóm vấn đề, chậm nhất vào ngày 15/1/2027, trước khi trình phương án chính thức.',
    ],
    en: {
      title: 'Hồng Đức asks residents about a walking street by Sen Lake',
      summary:
        'From 20 November to 20 December 2026 the district is collecting opinions on a weekend walking street around Sen Lake. Every comment left under this article is recorded and answered.',
      body: [
        'On the morning of 20 November the People’s Committee of Hồng Đức District published a draft plan for a walking street along Sen Lake. Under the draft, 1.4 km of road on the western and northern shore would be kept for people on foot from 6 p.m. on Friday to 10 p.m. on Sunday, with a trial beginning in the second quarter of 2027.',
        'About 420 households live around the lake, 136 of them selling food, souvenirs or services. In three neighbourhood meetings in October, residents asked above all how families would come and go, where to park, what would be done about noise after 10 p.m., and who would clear the litter. The draft now includes passes for residents, two parking areas at Hàng Mành Street and the old bus station, and a ban on portable loudspeakers.',
        'Thirty stalls will be free of charge for the first six months for households practising the traditional crafts of Lụa Thanh and Bến Gốm wards. Food stalls need a food-safety certificate and must sort their waste on the spot. The lakeside will gain benches, drinking fountains, public toilets, and a wheelchair ramp at every access.',
        'Drawings, the traffic scheme and the cost estimate are on display at all eight ward offices and at the district’s one-stop desk. Two open meetings will be held at 7.30 p.m., on 28 November at the Hồ Sen ward hall and on 5 December at the Giếng Ngọc ward hall. No registration is needed.',
        'Residents may comment right under this article, write to the Department of Culture and Information, or use the letter box at their ward office. A summary of all opinions, with what was adopted and why the rest was not, will be published by 15 January 2027, before the final plan is submitted.',
      ],
    },
  },
  {
    slug: 'hop-giao-ban-thang-11-tam-phuong',
    title: 'Giao ban tháng 11: tám phường báo cáo tiến độ các công trình dân sinh',
    summary:
      'Trong 27 công trình dân sinh của năm 2026, 22 công trình đã hoàn thành; năm công trình còn lại phải xong trước Tết.',
    published: '2026-11-21T08:10+07:00',
    byline: 'Văn phòng UBND quận',
    views: 418,
    body: [
      'Chiều 20/11, lãnh đạo Ủy ban nhân dân quận chủ trì hội nghị giao ban với tám phường. Đến nay 22 trên 27 công trình dân sinh đã nghiệm thu, chủ yếu là cải tạo rãnh thoát nước, lát lại ngõ và sửa nhà sinh hoạt cộng đồng.',
      'Năm công trình chậm tiến độ nằm ở các phường Cầu Mây và Bãi Vân, do vướng đường ống cấp nước cũ chưa có trong hồ sơ. Quận yêu cầu chủ đầu tư treo bảng tiến độ ngay tại công trường, ghi rõ ngày hoàn thành và số điện thoại người phụ trách để bà con tiện theo dõi.',
    ],
    en: {
      title: 'November review: eight wards report on neighbourhood works',
      summary: 'Of the 27 neighbourhood works of 2026, 22 are done; the other five must be finished before Tết.',
    },
  },
  {
    slug: 'doi-thoai-voi-thanh-nien-khoi-nghiep',
    title: 'Đối thoại với thanh niên khởi nghiệp: mong có mặt bằng nhỏ, thủ tục gọn',
    summary: 'Hơn 150 bạn trẻ nêu câu hỏi về mặt bằng, vốn vay và giấy phép tại buổi đối thoại do quận tổ chức.',
    published: '2026-10-16T10:05+07:00',
    byline: 'Quận đoàn Hồng Đức',
    views: 764,
    body: [
      'Buổi đối thoại kéo dài gần ba giờ, nhận 48 câu hỏi trực tiếp và hơn 200 câu hỏi gửi trước. Phần lớn xoay quanh việc tìm mặt bằng dưới 30 m², vay vốn lần đầu và thủ tục đăng ký hộ kinh doanh.',
      'Đại diện quận cho biết tầng một của chợ Bến Gốm sau cải tạo sẽ dành 18 gian cho người dưới 35 tuổi thuê với giá ưu đãi trong hai năm. Tại Bộ phận Một cửa, mỗi chiều thứ Tư có cán bộ hướng dẫn riêng cho người mới mở cửa hàng.',
      'Các câu hỏi chưa kịp trả lời tại chỗ được phân về từng phòng chuyên môn và sẽ có văn bản phản hồi trong 15 ngày làm việc.',
    ],
    en: {
      title: 'Young founders ask for small premises and short paperwork',
      summary:
        'More than 150 young people raised questions on space, loans and permits at a meeting with the district.',
    },
  },
  {
    slug: 'khanh-thanh-nha-van-hoa-phuong-cau-may',
    title: 'Khánh thành nhà văn hóa phường Cầu Mây sau mười tháng xây dựng',
    summary:
      'Công trình hai tầng trên nền kho lương thực cũ có hội trường 250 chỗ, phòng đọc và sân chơi mở cửa đến 21 giờ.',
    published: '2026-08-28T08:30+07:00',
    byline: 'Phường Cầu Mây',
    views: 1275,
    body: [
      'Sáng 28/8, phường Cầu Mây đưa vào sử dụng nhà văn hóa mới trên khu đất rộng 1.100 m², nơi trước đây là kho lương thực bỏ không gần hai mươi năm. Tường gạch và bộ vì kèo gỗ của nhà kho được giữ lại, trở thành mái của phòng đọc.',
      'Nhà văn hóa có hội trường 250 chỗ, hai phòng sinh hoạt câu lạc bộ, phòng đọc với gần 3.000 đầu sách và sân chơi ngoài trời. Lịch sử dụng được dán trước cổng và cập nhật hằng tuần; các tổ dân phố đăng ký qua phường, không mất phí.',
      'Ngay trong buổi chiều đầu tiên, câu lạc bộ dưỡng sinh và lớp cờ tướng thiếu nhi đã chuyển về sinh hoạt tại đây.',
    ],
    en: {
      title: 'Cầu Mây ward opens its new community hall after ten months of building',
      summary:
        'The two-storey hall on the site of an old granary has 250 seats, a reading room and a yard open until 9 p.m.',
    },
  },
  {
    slug: 'ket-qua-lay-phieu-hai-long-nua-dau-nam-2026',
    title: 'Mức độ hài lòng của người dân nửa đầu năm 2026 đạt 91,4%',
    summary:
      'Khảo sát độc lập với 2.400 người cho thấy thời gian chờ giảm rõ, nhưng cách giải thích hồ sơ còn khó hiểu.',
    published: '2026-07-15T14:20+07:00',
    byline: 'Phòng Nội vụ',
    views: 982,
    body: [
      'Kết quả khảo sát sáu tháng đầu năm cho thấy 91,4% người được hỏi hài lòng hoặc rất hài lòng với việc giải quyết thủ tục của quận và phường, tăng 2,7 điểm so với cùng kỳ. Khảo sát do một đơn vị độc lập thực hiện, phỏng vấn qua điện thoại 2.400 người đã nộp hồ sơ.',
      'Thời gian chờ đến lượt là điểm tiến bộ nhất: trung bình còn 11 phút, so với 19 phút của năm trước. Ngược lại, gần một phần tư số người trả lời cho rằng giấy hướng dẫn còn dùng nhiều từ chuyên môn, đọc xong vẫn chưa biết mình thiếu giấy tờ gì.',
      'Quận giao Phòng Nội vụ viết lại 40 mẫu hướng dẫn hay dùng nhất bằng câu ngắn, có ví dụ điền sẵn, và mời đại diện các tổ dân phố đọc thử trước khi ban hành.',
      'Toàn bộ số liệu, sau khi lược bỏ thông tin cá nhân, được đăng ở mục dữ liệu mở của cổng thông tin để ai quan tâm cũng có thể xem và đối chiếu.',
    ],
    en: {
      title: 'Residents’ satisfaction reaches 91.4% in the first half of 2026',
      summary:
        'An independent survey of 2,400 people finds shorter waits, but explanations that are still hard to follow.',
    },
  },
  {
    slug: 'cai-tao-cho-ben-gom-giai-doan-hai',
    title: 'Cải tạo chợ Bến Gốm giai đoạn hai: tiểu thương bốc thăm vị trí mới',
    summary: 'Việc bốc thăm công khai cho 312 hộ kinh doanh diễn ra trong hai ngày, có đại diện tiểu thương giám sát.',
    published: '2026-04-09T17:10+07:00',
    byline: 'Ban Quản lý chợ',
    views: 1630,
    body: [
      'Trong hai ngày 8 và 9/4, 312 hộ kinh doanh ở chợ Bến Gốm bốc thăm vị trí cho giai đoạn hai của dự án cải tạo. Mỗi ngành hàng bốc riêng; kết quả được đọc to, ghi lên bảng và ký xác nhận ngay tại chỗ.',
      'Trong thời gian sửa chữa, các hộ bán tạm ở bãi đất phía đông bến đò, có mái che và điện nước. Tiền thuê chỗ được miễn cho đến khi chợ mới mở cửa. Đại diện tiểu thương đề nghị làm thêm lối vào cho xe ba gác từ phía sông, và đề nghị này đã được đưa vào bản vẽ thi công.',
    ],
    en: {
      title: 'Bến Gốm market, phase two: traders draw lots for their new places',
      summary: 'Lots for 312 stallholders were drawn in public over two days, watched by the traders’ own delegates.',
    },
  },
  {
    slug: 'hoi-dong-nhan-dan-tiep-xuc-cu-tri-bai-van',
    title: 'Tiếp xúc cử tri phường Bãi Vân: nước sạch và bờ kè là hai việc gấp',
    summary: 'Cử tri đề nghị sớm hoàn thành tuyến ống nước sạch cuối nguồn và gia cố 300 mét bờ kè sông Vân.',
    published: '2025-11-27T18:45+07:00',
    byline: 'Ban Biên tập',
    views: 0,
    body: [
      'Tại buổi tiếp xúc, 21 lượt cử tri phường Bãi Vân phát biểu. Nhiều ý kiến phản ánh nước máy yếu vào giờ cao điểm ở các tổ 14, 15 và 16, nhất là những nhà ở cuối tuyến ống.',
      'Đoạn kè dài khoảng 300 mét gần bến đò cũ có dấu hiệu sụt sau mùa mưa. Phòng chuyên môn đã cắm biển cảnh báo, đo đạc hiện trạng và cam kết trình phương án gia cố trong tháng 12, để kịp thi công vào mùa khô.',
    ],
    en: {
      title: 'Bãi Vân voters name two urgent matters: clean water and the embankment',
      summary:
        'They ask for the last stretch of water main and for 300 metres of the Vân River embankment to be secured.',
    },
  },
];
