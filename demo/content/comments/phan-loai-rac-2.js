/** The second part of the comments on sorted waste: its first weekend and the days after. */
export const days = `
= Âu Dương Thu | 13/11 18:20 | 11 | Mùi ở điểm tập kết chợ Bến Gốm
Trong ngõ sạch rồi nhưng ra đầu chợ là bịt mũi. Rác cá từ bốn giờ sáng mà chín giờ mới có xe. Người ta phân loại xong lại đổ vào cùng một chỗ thì buồn lắm.
> Sầm Thị Hoa | 1h | 7
Tôi bán cá ở dãy C đây. Chúng tôi có thùng đá đậy nắp riêng, nhưng xe không đến đúng giờ thì nắp nào cũng chịu.
>> Âu Dương Thu | 35m | 3
Tôi không trách các chị. Tôi trách cái giờ xe.
> Phòng Tài nguyên và Môi trường | 15h | 6 | role=moderator
Từ thứ Hai 16/11, chợ Bến Gốm có chuyến riêng lúc 6 giờ sáng. Bà con thấy chuyến nào muộn quá 30 phút, xin ghi giờ và số xe ở đây.
>> Sầm Thị Hoa | 3d | 5
Hôm nay 6 giờ 10 có xe thật.
= Hứa Minh Trí | 13/11 19:05 | 8 | Có nên phạt không?
Bài viết nói giải thích chứ không phạt. Ba tuần đầu thì đúng, nhưng đến năm thứ hai vẫn cố tình thì sao?
> Liêu Thị Bảo Ngọc | 50m | 9 -1
Phạt một lần là mất lòng cả ngõ. Đứng nhắc một câu trước mặt hàng xóm còn ngại hơn bị phạt.
> Trương Công Định | 2h | 5 -4
Cứ phạt là nhanh nhất, khỏi họp hành.
>> Hứa Minh Trí | 40m | 2
Nhưng lấy gì làm bằng chứng? Túi đâu có ghi tên.
>>> Trương Công Định | 20m | 0 -2
Thì gắn camera.
>>>> Liêu Thị Bảo Ngọc | 15m | 10
Gắn camera để soi túi rác thì em xin đứng nhắc nhau cho nó tình cảm.
= Ngụy Thị Loan | 13/11 20:40 | 4 | Đi vắng tối thứ Bảy
Cuối tuần nhà tôi hay về ngoại, lỡ chuyến tái chế thì một tuần chai lọ chất đầy bếp.
> Cát Thị Yên | 30m | 5
Gửi hàng xóm. Nhà em mang hộ ba nhà trong ngõ, đổi lại được rổ khế.
>> Ngụy Thị Loan | 45m | 2
Hàng xóm dễ thương thế thì nhất rồi.
= Hồ Sỹ Nam | 13/11 21:30 | 3
Nhạc hay nhưng hơi to, qua nhà trẻ xin vặn nhỏ giờ các cháu ăn.
> Phòng Tài nguyên và Môi trường | 11h | 4 | role=moderator
Đã ghi nhận và báo tổ xe: tắt nhạc trong đoạn trước cổng trường mầm non.
= Kiều Văn Phú | 14/11 06:10 | 16 | Ủ phân ở sân thượng
Tôi ủ vỏ rau trong hai thùng sơn cũ trên sân thượng, tháng được chừng mười lăm cân phân. Cả dãy rau của tôi không tốn đồng phân nào. Ai muốn học thì sáng Chủ nhật lên nhà, số 5 ngách 19/4 Lụa Thanh.
> Bế Thị Duyên | 45m | 4
Có ruồi giấm không bác? Em thử một lần mà sợ chạy.
>> Kiều Văn Phú | 1h | 8
Một lớp rau, một lớp lá khô hay mùn cưa, đậy bao tải. Có ruồi là tại ướt quá.
>>> Bế Thị Duyên | 1d | 3
Em lên xem tận mắt rồi, không mùi thật. Mai em đi xin thùng sơn.
> Thân Đức Mạnh | 3h | 2
Chủ nhật này bác có ở nhà không? Vợ chồng cháu xin lên.
>> Kiều Văn Phú | 30m | 1
Có, từ tám giờ.
= Tôn Nữ Diệu Huyền | 14/11 08:00 | 10 | Trường con tôi làm trước cả phố
Trường tiểu học Giếng Ngọc cân giấy vụn theo lớp, lớp nào nhiều được chọn phim xem chiều thứ Sáu. Con bé nhà tôi về kiểm tra thùng rác của bố mẹ từng tối.
> Quan Thị Thùy | 1h | 6
Con mình cũng thế, bố nó vứt nhầm cái hộp xốp mà bị giảng mười phút.
> Lỗ Minh Hoàng | 2h | 3
Trẻ con mà giảng thì người lớn hết cãi.
= Doãn Thị Lệ | 14/11 09:25 | 5 -1 | Hộp xốp
Nói đến hộp xốp: quán cơm trưa nào cũng hộp xốp, dính dầu thì tái chế không được. Gốc ở đấy chứ.
> Võ Hoàng Yến Nhi | 40m | 7
Em mang cặp lồng đi mua, chị bán còn xúc thêm cho miếng đậu.
> Phó Đức Hậu | 3h | 2
Quán tôi chuyển sang hộp bã mía, đắt hơn bốn trăm đồng một cái. Tính vào giá khách vẫn vui.
>> Doãn Thị Lệ | 20m | 3
Quán bác ở đâu để tôi ghé?
>>> Phó Đức Hậu | 1h | 1
Đối diện bưu điện Cầu Mây, trưa nào cũng mở.
= Lâm Tấn Tài | 14/11 11:45 | 1
Mong bảng số liệu mỗi tháng có thêm bản đồ, nhìn bảng chữ mau chán.
= Nhâm Thị Tố | 14/11 15:30 | 6 | Người già khó nhớ
Mẹ tôi 79 tuổi, mắt kém, nhìn ba thùng cùng màu xanh nhạt không phân biệt được. Màu phải khác hẳn nhau.
> Phòng Tài nguyên và Môi trường | 2d | 7 | role=moderator
Lô thùng tháng 12 dùng ba màu nâu, xanh dương và xám, mặt nắp có hình nổi để sờ thấy. Hộ có người cao tuổi được đổi trước.
>> Nhâm Thị Tố | 5h | 4
Có hình nổi thì tốt quá, cảm ơn người nghĩ ra.
= Khuất Duy Linh | 14/11 18:55 | 9 | Tái chế rồi đi đâu?
Tôi muốn biết xe chở rác tái chế đi đâu, ai mua, tiền về đâu. Có câu trả lời thì người ta mới tin mà làm tiếp.
> Vương Thị Thanh Trúc | 1h | 5
Cùng câu hỏi. Có hôm tôi thấy hai xe vào chung một cổng.
>> Triệu Văn An | 4h | 3
Cổng chung nhưng trong bãi có hai khu, tôi làm bốc xếp ở đó nên biết.
> Phòng Tài nguyên và Môi trường | 1d | 12 | role=moderator
Rác tái chế về trạm phân loại Bãi Vân, bán theo phiên đấu giá hằng tháng. Sáu tháng qua thu 412 triệu đồng, 70% trả công tổ thu gom, phần còn lại về quỹ của từng phường. Trạm mở cửa cho bà con vào xem sáng Chủ nhật 29/11.
>> Khuất Duy Linh | 40m | 8
Trả lời đàng hoàng thế này thì tôi xin đăng ký đi xem.
>> Vương Thị Thanh Trúc | 2h | 3
Nhà em hai người nhé.
= Cấn Thị Phượng | 14/11 20:15 | 7 | Tờ tranh dán bếp xin ở đâu?
Nhà tôi ở Vân Đông, hỏi tổ trưởng thì bảo hết.
> Đỗ Gia Hân | 35m | 5
Bác tải về rồi in nhé, khổ A4: https://tai-lieu.hongduc.example/to-tranh-phan-loai.pdf
>> Cấn Thị Phượng | 50m | 1
Tải được rồi, mai nhờ hàng phô tô in mấy tờ cho cả ngõ.
= Giang Thế Anh | 15/11 07:05 | 2
Đọc xong mới biết túi bóng dính dầu là rác còn lại, nửa năm nay bỏ sai.
> Liễu Ngọc Khuê | 1h | 2
Em rửa qua rồi bỏ tái chế, được không nhỉ?
>> Đỗ Gia Hân | 3h | 3
Được ạ, rửa sạch và phơi ráo thì là tái chế.
= Ma Thị Nhung | 15/11 08:30 | 13 | Chủ nhật cả ngõ rửa thùng
Ngõ tôi hẹn nhau sáng Chủ nhật mang thùng ra vòi công cộng rửa, trẻ con cầm bàn chải, các cụ pha trà. Từ ngày phân loại rác tôi mới biết tên hết hàng xóm.
> Đường Quốc Cường | 45m | 5
Đọc mà muốn chuyển nhà sang ngõ chị.
>> Ma Thị Nhung | 30m | 4
Sang đi, còn phòng trọ của bác Sáng đấy, nghe nói phân loại giỏi lắm.
>>> Vi Văn Sáng | 5h | 11
Tôi nghe thấy rồi nhé. Phòng số 6 sắp trống.
= Chử Văn Tiến | 15/11 10:40 | 4 -1 | Xe chạy nhanh quá
Xe hữu cơ dừng mỗi ngõ chừng một phút, bà cụ ở cuối ngõ bưng xô ra chưa tới thì xe đã đi.
> Hàn Thị Xuyến | 30m | 3
Ngõ em hai cậu thanh niên bưng giúp cụ. Nhưng công nhận xe nên chờ thêm.
> Phòng Tài nguyên và Môi trường | 23h | 5 | role=moderator
Chúng tôi kéo dài thời gian dừng lên ba phút ở những ngõ dài trên 80 mét, bắt đầu từ tối thứ Ba.
= Ứng Quốc Duy | 15/11 12:20 | 1
Xin hỏi lá bàng rụng trước cửa thì bỏ đâu, mùa này quét mỗi ngày một bao.
> Kiều Văn Phú | 25m | 6
Đem cho tôi ủ! Ngách 19/4, để trước cửa là được.
>> Ứng Quốc Duy | 40m | 2
Chiều cháu chở sang bác hai bao.
`;
