/** Articles of the section “Môi trường”. */
export default [
  {
    slug: 'phan-loai-rac-tai-nguon-sau-nua-nam',
    title: 'Phân loại rác tại nguồn sau nửa năm: hai phường làm tốt chỉ ra điều gì',
    summary:
      'Giếng Ngọc và Lụa Thanh đạt trên 80% hộ phân loại đúng; bí quyết nằm ở giờ thu gom cố định và người giải thích tại chỗ.',
    published: '2026-11-12T10:30+07:00',
    byline: 'Phòng Tài nguyên và Môi trường',
    views: 1576,
    body: [
      'Sáu tháng sau khi quận áp dụng phân loại rác thành ba nhóm, kết quả giữa các phường còn chênh nhau nhiều. Giếng Ngọc đạt 84%, Lụa Thanh 81%, trong khi ba phường khác mới quanh mức một nửa số hộ.',
      'Khác biệt trước hết là giờ giấc. Ở hai phường dẫn đầu, xe thu rác hữu cơ đến đúng 18 giờ 30 mỗi ngày, rác tái chế vào tối thứ Bảy, báo bằng một đoạn nhạc riêng. Ai cũng biết lúc nào mang gì ra, nên không còn túi rác trộn để qua đêm.',
      'Điều thứ hai là con người. Mỗi ngõ có một người, thường là cán bộ hưu trí, đứng cạnh xe trong ba tuần đầu để giải thích, không phạt. Những câu hỏi lặp lại nhiều nhất, như vỏ hộp sữa hay túi bóng dính dầu bỏ vào đâu, được in thành tờ tranh dán ở cửa bếp.',
      'Từ tháng 12, cách làm này được nhân ra cả tám phường. Quận mua thêm 14 xe thu gom nhỏ vào được ngõ hẹp và công bố khối lượng từng loại rác theo phường vào ngày 5 hằng tháng.',
    ],
    en: {
      title: 'Half a year of sorting waste: what two good wards can teach',
      summary:
        'In Giếng Ngọc and Lụa Thanh over 80% of homes sort correctly, thanks to fixed hours and people who explain.',
    },
  },
  {
    slug: 'trong-1200-cay-bong-mat-duong-vanh-dai',
    title: 'Trồng 1.200 cây bóng mát dọc đường vành đai phía đông',
    summary: 'Sấu, lát hoa và bằng lăng được chọn thay cho cây ngoại lai; mỗi cây có mã để người dân báo khi héo, gãy.',
    published: '2026-08-19T07:20+07:00',
    byline: 'Phòng Tài nguyên và Môi trường',
    views: 702,
    body: [
      'Hố trồng rộng hơn một mét rưỡi, có ống tưới sâu và lớp đất trộn trấu hun, để rễ ăn xuống thay vì đội vỉa hè. Cây giống cao từ ba mét, ươm tại vườn của quận trong hai năm.',
      'Đơn vị trồng phải chăm và thay cây chết trong 36 tháng. Người đi đường thấy cây nghiêng hoặc khô có thể gọi tổng đài, đọc dãy số trên thẻ gỗ treo ở cọc chống.',
    ],
    en: {
      title: '1,200 shade trees planted along the eastern ring road',
      summary: 'Native species, each with a number that passers-by can report when a tree withers or breaks.',
    },
  },
  {
    slug: 'nuoc-ho-sen-trong-hon-sau-nao-vet',
    title: 'Nước hồ Sen trong hơn sau đợt nạo vét và thả bè thủy sinh',
    summary: 'Độ trong đo được ở giữa hồ tăng từ 35 lên 80 cm; lượng cá chết mùa nóng giảm hẳn.',
    published: '2026-07-24T16:25+07:00',
    byline: 'Ban Biên tập',
    views: 1399,
    body: [
      'Đợt nạo vét đầu năm đưa lên 11.000 m³ bùn, phần lớn được phơi khô làm đất trồng cây ven đường. Bốn cống xả lẫn nước thải sinh hoạt đã được tách và đấu về trạm xử lý.',
      'Trên mặt hồ có 60 bè thủy sinh trồng thủy trúc và sen, vừa hút bớt dưỡng chất thừa vừa làm chỗ cho cá trú nắng. Kết quả quan trắc hằng tuần được treo ở bốn góc hồ, gồm cả những tuần chưa đạt.',
      'Phường nhắc bà con không phóng sinh cá lau kính, rùa tai đỏ: hai loài này phá tổ cá bản địa và ăn mất mầm sen.',
    ],
    en: {
      title: 'Sen Lake clearer after dredging and floating gardens',
      summary: 'One can now see 80 cm down instead of 35, and far fewer fish die in the heat.',
    },
  },
  {
    slug: 'doi-pin-cu-lay-cay-xanh',
    title: 'Đổi pin cũ lấy cây xanh tại 22 nhà sinh hoạt cộng đồng',
    summary: 'Cứ mười viên pin hoặc một bóng đèn huỳnh quang đổi được một chậu cây nhỏ, vào sáng thứ Bảy đầu tháng.',
    published: '2026-05-08T09:45+07:00',
    byline: 'Hội Phụ nữ quận',
    views: 1054,
    body: [
      'Pin, bóng đèn, nhiệt kế và vỉ thuốc quá hạn không được bỏ chung với rác nhà bếp. Các điểm nhận đặt trong nhà sinh hoạt cộng đồng, có thùng kín và người ghi sổ.',
      'Bốn tháng qua, chương trình gom được 3,8 tấn chất thải nguy hại và trao 7.100 chậu cây. Trường học có thể đăng ký ngày thu riêng để học sinh mang pin đến lớp.',
    ],
    en: {
      title: 'Old batteries for green plants at 22 community houses',
      summary: 'Ten batteries or one fluorescent tube earn a small potted plant, on the first Saturday of each month.',
    },
  },
  {
    slug: 'lap-tram-do-khong-khi-gan-truong-hoc',
    title: 'Lắp tám trạm đo không khí gần trường học, số liệu cập nhật mỗi 15 phút',
    summary: 'Trường được khuyến nghị chuyển giờ thể dục vào nhà khi chỉ số vượt ngưỡng.',
    published: '2025-12-10T13:05+07:00',
    byline: 'Phòng Tài nguyên và Môi trường',
    views: 931,
    body: [
      'Mỗi phường có một trạm đo bụi mịn, đặt ở độ cao ngang tầm thở của trẻ em thay vì trên nóc nhà. Bảng điện tử ở cổng trường hiển thị màu kèm chữ, để người khó phân biệt màu vẫn đọc được.',
      'Khi chỉ số trung bình một giờ ở mức kém, nhà trường chuyển giờ thể dục vào nhà đa năng và đóng cửa sổ phía đường. Số liệu thô được lưu công khai, phục vụ bài tập của học sinh và nghiên cứu của người dân.',
    ],
    en: {
      title: 'Eight air stations near schools, read every 15 minutes',
      summary: 'Schools are advised to move sports indoors when the air is poor.',
    },
  },
  {
    slug: 'ngay-chu-nhat-khong-tui-ni-long-cho-cau-may',
    title: 'Chủ nhật không túi ni lông ở chợ Cầu Mây',
    summary: 'Tiểu thương gói hàng bằng lá chuối và giấy, cho khách mượn làn nhựa đặt cọc mười nghìn đồng.',
    published: '2025-10-26T11:50+07:00',
    byline: 'Phường Cầu Mây',
    views: 612,
    body: [
      'Chủ nhật cuối tháng Mười, 140 sạp hàng ở chợ Cầu Mây cùng cất túi ni lông. Rau buộc lạt, thịt gói lá chuối, đồ khô đựng túi giấy; ai quên mang làn thì mượn ở cổng chợ, trả lại ở bất kỳ cổng nào.',
      'Ban quản lý ước tính một buổi sáng bớt được khoảng 6.000 chiếc túi. Nhiều sạp xin làm hẳn hai ngày mỗi tuần, riêng hàng cá đề nghị được hỗ trợ hộp đựng có nắp.',
    ],
    en: {
      title: 'A Sunday without plastic bags at Cầu Mây market',
      summary: 'Traders wrap in banana leaf and paper, and lend baskets for a deposit of ten thousand đồng.',
    },
  },
];
