/** The third part of the comments on sorted waste: the second week. */
export const days = `
= Lê Hữu Phương | 16/11 06:50 | 6 | Chuyến 6 giờ sáng có thật
Hôm nay ra chợ Bến Gốm lúc 6 giờ 10, xe đang bốc rác cá. Mong giữ được cả mùa nồm.
> Hoàng Thị Nhài | 40m | 3
Mới một hôm, đợi hết tháng rồi khen.
>> Lê Hữu Phương | 20m | 2
Đồng ý, tôi sẽ ghi sổ từng hôm rồi đưa lên đây.
>>> Lê Hữu Phương | 5d | 9
Sáu hôm, xe đúng giờ năm hôm, hôm thứ Sáu muộn 45 phút vì mưa.
>>>> Phòng Tài nguyên và Môi trường | 3h | 6 | role=moderator
Cảm ơn ông đã ghi giúp. Hôm thứ Sáu đường ven sông ngập, chuyến đi vòng qua cầu Vân Đông.
= Dư Thị Ái Vân | 16/11 08:15 | 8 | Tã giấy
Nhà có trẻ sơ sinh, mỗi ngày tám cái tã, bỏ rác còn lại mà ba ngày mới thu một lần thì không thể để trong nhà.
> Trà Thị Minh Tâm | 30m | 7
Đồng cảnh ngộ. Có cách nào cho nhà có con nhỏ thêm một túi màu riêng không ạ?
> Phòng Tài nguyên và Môi trường | 7h | 9 | role=moderator
Rác còn lại sẽ thu cách ngày từ 1/12. Nhà có trẻ dưới hai tuổi hoặc có người bệnh được đặt túi kín cạnh thùng hữu cơ mỗi tối, chỉ cần ghi chữ T lên túi.
>> Dư Thị Ái Vân | 1h | 5
Nhẹ cả người, cảm ơn phòng nhiều.
= Thạch Văn Sơn | 16/11 09:40 | 3 | Xà bần
Sửa nhà ra mấy bao gạch vụn thì gọi ai?
> Phí Đình Khang | 35m | 4
Gọi tổng đài quận, đọc địa chỉ và số bao. Hôm trước nhà tôi gọi sáng, chiều có xe, trả 40 nghìn một bao.
>> Thạch Văn Sơn | 15m | 1
Được rồi, để tôi gọi.
= Lều Thị Mận | 16/11 11:25 | 7 -1 | Đừng chụp ảnh thùng rác nhà người ta
Có người chụp thùng rác nhà tôi đưa lên nhóm phố rồi bàn tán. Sai thì bấm chuông bảo tôi một câu, tôi sửa ngay.
> Đồng Thị Sen | 20m | 9
Chị nói phải. Nhắc nhau chứ đừng bêu nhau.
> Trương Công Định | 1h | 1 -5
Có bêu thì mới chừa.
>> Bạch Văn Lộc | 2h | 12
Tôi đứng ba tuần cạnh xe, chưa phải bêu ai lần nào mà cả ngõ vẫn làm được đấy anh.
= Tăng Kim Oanh | 16/11 13:00 | 4 | Tái chế vải cũ
Quần áo cũ còn lành thì cho, rách thì bỏ đâu? Nhà tôi có ba bao to.
> Uông Thị Huyền | 50m | 5
Tủ sách ngõ phố ở Giếng Ngọc có thêm ngăn quần áo lành. Đồ rách thì xưởng lau máy ở Lụa Thanh nhận, họ mua theo cân.
>> Tăng Kim Oanh | 30m | 1
Xưởng ấy tên gì hả chị?
>>> Uông Thị Huyền | 45m | 2
Không có biển, ở cuối phố Tơ, cạnh hàng sửa khóa.
= Mai Đình Kỳ | 16/11 17:35 | 2
Ba thùng trong căn bếp sáu mét vuông, vợ tôi treo lên tường hết. Ai bí chỗ thì thử.
> Ngọ Thị Duyên | 1h | 3
Treo kiểu gì chịu được nặng anh?
>> Mai Đình Kỳ | 25m | 2
Hai thanh sắt chữ L bắt vít nở, thùng mười lít là vừa.
= Cù Thị Tường Vi | 16/11 20:10 | 10 | Con số 84% đo thế nào?
Tôi không nghi ngờ, chỉ muốn hiểu: 84% hộ phân loại đúng là đếm cả năm hay đếm một tuần, ai đi đếm?
> Phòng Tài nguyên và Môi trường | 13h | 11 | role=moderator
Đếm trong tuần đầu tháng 11. Hai sinh viên môi trường mở ngẫu nhiên 40 thùng mỗi phường mỗi tối, tính là đúng khi lẫn không quá hai món. Bảng ghi chép gốc đã đưa lên cổng dữ liệu mở.
>> Cù Thị Tường Vi | 40m | 6
Cách đếm rõ ràng. Quý I năm sau đếm lại cùng cách này thì mới so được.
>> Đặng Phước Lành | 5h | 2
Bốn chục thùng một phường hơi ít, sai số chắc cũng năm bảy phần trăm.
>>> Cù Thị Tường Vi | 1h | 3
Vâng, nhưng chênh 84 với 50 thì vẫn là chênh thật.
= Bành Thị Diệp | 17/11 05:55 | 5 | Tổ 7 Lụa Thanh xin thêm người
Bác tổ trưởng ốm, tuần này không ai đứng cạnh xe là thấy lộn xộn lại. Cần hai người, mỗi tối mười lăm phút.
> Thiều Quang Hải | 2h | 6
Tôi nhận tối thứ Ba và thứ Năm.
> Quách Thị Ngân | 3h | 4
Cháu ở ngõ bên, tối thứ Bảy cháu sang được.
>> Bành Thị Diệp | 1h | 3
Quý hóa quá, để tôi báo bác cho bác yên tâm nghỉ.
= Lương Bá Trình | 17/11 09:30 | 1 -3
Tôi thấy vẽ chuyện.
> Nguyễn Thị Cúc | 35m | 8
Mời anh sáu rưỡi tối ra ngõ tôi đứng mười phút rồi hẵng nói.
>> Lương Bá Trình | 2d | 7
Ra xem rồi. Công nhận gọn thật, tôi rút lại.
>>> Nguyễn Thị Cúc | 30m | 5
Hôm ấy anh còn bưng hộ cụ Tâm cái xô, tôi thấy cả.
= Khương Thị Hảo | 17/11 12:10 | 6 | Quán trà đá vỉa hè
Quán tôi mỗi ngày ra hai bao cốc nhựa. Rửa rồi xếp chồng thì người thu cũng dễ, mình cũng đỡ chật. Các quán khác làm thử đi.
> Lâm Tuấn Kiệt | 55m | 3
Hay nhất là đổi sang cốc thủy tinh, khách ngồi lâu hơn nữa cô ạ.
>> Khương Thị Hảo | 40m | 2
Thủy tinh thì tối nào cũng vỡ vài cái, tôi chịu.
= Đào Vĩnh Thụy | 17/11 16:45 | 4 | Ngày lễ có thu không?
Tết này xe có chạy không? Mấy ngày Tết là nhiều rác nhất.
> Phòng Tài nguyên và Môi trường | 17h | 8 | role=moderator
Có. Rác hữu cơ thu cả các ngày Tết trừ mồng 1, giờ thu sớm hơn một tiếng. Lịch riêng sẽ đăng trên cổng này trước ngày 20 tháng Chạp.
= Vũ Thị Nhường | 17/11 19:20 | 3
Con trai tôi viết bài tập làm văn về cái xe rác hát lý con sáo, được chín điểm.
> Trần Đình Toàn | 1h | 4
Đưa bài lên đây cho cả nhà đọc với chị.
>> Vũ Thị Nhường | 40m | 6
Cháu bảo: "Xe đến, ngõ em như được mở vung, ai cũng thò đầu ra". Cô giáo gạch chân câu ấy.
= Tiêu Chí Hiếu | 18/11 07:15 | 7 | Nước rỉ từ xe
Xe cũ chảy nước dọc phố Hàng Mành, nắng lên là bốc mùi. Mười bốn xe mới có khay hứng không?
> Phòng Tài nguyên và Môi trường | 4h | 6 | role=moderator
Có khay 60 lít và van khóa. Ba xe cũ còn chạy trên phố Hàng Mành sẽ được thay gioăng trong tuần này.
>> Tiêu Chí Hiếu | 4d | 4
Đã thay hai xe, còn xe đuôi 417 vẫn nhỏ giọt ạ.
= Sử Thị Hằng | 18/11 10:50 | 2 | Dầu ăn thừa
Dầu rán cá đổ cống thì tắc, đổ thùng hữu cơ thì chảy. Bỏ vào đâu cho phải?
> Mạc Thị Hường | 45m | 5
Đổ vào chai nhựa, vặn chặt, tối thứ Bảy đưa cho xe tái chế, họ gom làm xà phòng.
>> Sử Thị Hằng | 20m | 1
Tiện thế mà giờ mới biết.
= Hình Thanh Liêm | 18/11 14:30 | 3 | Gác chắn rác ở bờ kênh
Trong nhà phân loại rồi mà bờ kênh Vân Đông vẫn trôi đầy túi. Xin đặt thêm gác chắn ở chân cầu.
> Ngô Thị Lành | 2h | 2
Chỗ ấy trước có, bị lũ cuốn mất từ tháng 9.
= Đan Thị Quế Chi | 18/11 21:40 | 5 | Ngõ em thi nhau
Tổ em treo bảng ngay đầu ngõ, mỗi tuần nhà nào đúng cả bảy tối thì dán một bông hoa giấy. Không thưởng gì hết mà ai cũng ham.
> Lỗ Minh Hoàng | 30m | 2
Nhà chị được mấy bông?
>> Đan Thị Quế Chi | 20m | 4
Ba bông, thua nhà cụ Bảy năm bông.
= Phan Trọng Hiệp | 19/11 08:25 | 4 | Cho người khuyết tật
Tôi đi xe lăn, nắp thùng công cộng cao quá với không tới. Hạ một thùng xuống ngang tay ngồi là được.
> Phòng Tài nguyên và Môi trường | 6h | 10 | role=moderator
Cảm ơn ông, đây là điều chúng tôi đã bỏ sót. Mỗi điểm sẽ có một thùng cao 75 cm có tay gạt bên hông; xin ông cho biết điểm gần nhà để làm trước.
>> Phan Trọng Hiệp | 1h | 5
Điểm đầu ngõ 23 Giếng Ngọc. Làm xong tôi thử và báo lại.
= Lục Thị Mây | 19/11 18:05 | 2
Hôm qua xe đến mà không có nhạc, cả ngõ lỡ hết. Chắc hỏng loa?
> Bùi Khánh Hòa | 25m | 2
Ngõ tôi cũng thế, anh lái xe phải bấm chuông từng nhà.
>> Phòng Tài nguyên và Môi trường | 15h | 3 | role=moderator
Loa xe số 9 bị hỏng, đã thay. Mong bà con thông cảm.
= Yên Thị Bưởi | 20/11 09:00 | 6 | Nhân ngày Nhà giáo
Cảm ơn các cô giáo mầm non dạy các cháu bỏ rác đúng thùng từ ba tuổi. Về nhà ông bà học lại của cháu.
> Tôn Nữ Diệu Huyền | 1h | 3
Đúng ạ, con tôi biết ba màu thùng trước khi biết ba màu đèn giao thông.
= Nguyễn Trường An | 20/11 20:30 | 5 | Phường tôi mới một nửa, xin chỉ cách
Tôi ở tổ 15 Bãi Vân, phường thuộc nhóm "quanh mức một nửa". Xin các bác Giếng Ngọc chỉ cho: bắt đầu từ việc gì trước?
> Bạch Văn Lộc | 40m | 11
Từ một người đứng cạnh xe và một tờ tranh dán bếp. Chưa cần thùng mới đâu. Chiều thứ Bảy này tôi sang chơi, anh gọi thêm vài người, ta nói chuyện ngoài quán nước.
>> Nguyễn Trường An | 30m | 6
Bác sang thì quý quá. Hai giờ rưỡi, quán bà Tư gần bến đò cũ.
>>> Bạch Văn Lộc | 1d | 7
Đã sang, đã uống ba ấm chè. Tổ 15 có bốn người nhận đứng xe, tôi tin là được.
>>>> Nguyễn Trường An | 1h | 4
Tối nay tối đầu tiên, mười hai nhà đúng cả. Vui như Tết.
= Tưởng Thị Ngọc Lam | 21/11 08:40 | 2
Chị em nào có mẫu lịch dán tủ lạnh cho tôi xin, mẫu của phường in nhỏ quá.
= Vệ Đức Long | 22/11 10:10 | 3 | Mong có số liệu tháng 11 sớm
Sắp hết tháng rồi, tò mò xem Bãi Vân lên được bao nhiêu.
> Lương Thị Hiền | 3h | 4
Tổ em từ hôm có lịch thử, chó cũng hết rác để tha.
= Đỗ Gia Hân | 22/11 19:45 | 9 | Đội tình nguyện tuyển thêm người
Đội cháu cần thêm hai mươi bạn cho sáu phường còn lại, mỗi tuần một tối, có áo và có trà gừng. Cô chú anh chị nào rảnh để lại lời nhắn ở đây ạ.
> Diệp Anh Thư | 35m | 3
Cho chị một suất tối thứ Tư.
> Thân Đức Mạnh | 1h | 2
Vợ chồng anh đăng ký Lụa Thanh.
>> Đỗ Gia Hân | 20m | 3
Cháu ghi tên rồi, cảm ơn anh chị ạ!
`;
