/** Comments on the front article, the walking street by Sen Lake; how they are written down is told in `../../read-thread.js`. */
export const page = 'lay-y-kien-pho-di-bo-ven-ho-sen';

export const thread = `
= Đặng Thị Hạnh | 20/11 09:48 | 31 -1 | Mừng vì lần này hỏi dân trước
Nhà tôi ở ngõ 8 ven hồ từ năm 1986. Mấy lần trước đọc báo mới biết đường nhà mình sắp đổi chiều, lần này được hỏi trước khi làm, dù kết quả thế nào cũng xin ghi nhận.
> Vũ Đình Khải | 42m | 9
Tôi cũng nghĩ vậy. Mong phần trả lời cũng công khai như phần hỏi.
> Phòng Văn hóa và Thông tin | 3h | 12 | role=moderator
Cảm ơn bà và ông. Từng nhóm ý kiến sẽ có trả lời riêng trong bảng tổng hợp trước ngày 15/1; những câu hỏi chung về lịch và sơ đồ, chúng tôi trả lời ngay tại đây trong giờ làm việc.
= Lưu Quang Thiện | 20/11 10:17 | 24 -3 | Thẻ ra vào cho cư dân: nhà có người thuê thì sao?
Dự thảo nói có thẻ ra vào cho cư dân. Nhà tôi cho sinh viên thuê ba phòng, các cháu chỉ đăng ký tạm trú. Vậy các cháu có được cấp thẻ không, hay tối thứ Sáu phải dắt xe bộ từ bến xe cũ vào?
> Phòng Văn hóa và Thông tin | 5h | 17 | role=moderator
Có. Người đăng ký tạm trú được cấp thẻ như người thường trú, theo danh sách của công an phường. Mỗi thẻ ghi một biển số, không ghi tên người.
>> Lưu Quang Thiện | 50m | 4
Rõ rồi, cảm ơn phòng. Nên ghi câu này vào bản niêm yết, dưới phường tôi nhiều người hỏi lắm.
>> Cù Minh Châu | 9h | 2
Thế khách đến chơi nhà thì gửi xe ở đâu ạ?
>>> Hà Thị Nga | 40m | 5
Gửi ở phố Hàng Mành, đi bộ vào tầm bảy tám phút. Tôi đi thử rồi, chỉ ngại nhất đoạn trước trạm điện hơi tối.
= Ngô Thành Long | 20/11 11:05 | 18 -2 | Chừa một lối cho xe cứu thương
Tối cuối tuần phố đông, xe cứu thương vào bằng đường nào? Mẹ tôi chạy thận, hai lần phải gọi xe lúc nửa đêm. Đề nghị kẻ hẳn một làn sơn đỏ rộng ba mét rưỡi, không ai được bày hàng trên đó, kể cả ghế nhựa.
> Triệu Thị Lan Phương | 2h | 11
Đồng ý hai tay. Ngõ 12 chỗ tôi chỉ rộng hơn hai mét, kê thêm một cái xe hàng là tắc.
> Bùi Đức Thuận | 1d | 3
Làn ấy nên để sát mép nhà dân chứ đừng sát hồ, vì sát hồ là chỗ mọi người hay đứng chụp ảnh.
= Trịnh Hoài An | 20/11 13:30 | 16 -9 | Ồn thì sao ngủ
Cấm loa kéo là đúng rồi. Nhưng quán cà phê mở cửa kính quay loa ra đường thì có bị tính không? Nhà tôi có cháu nhỏ và ông cụ 84 tuổi. Tôi không chống phố đi bộ, tôi chỉ xin sau 22 giờ được yên.
> Đoàn Văn Quý | 3h | 2 -6 | report=abuse | report=other: Nói vậy là coi thường người sống lâu năm ở đây.
Ở phố thì phải chịu ồn thôi bạn ơi, muốn yên thì về quê.
>> Trịnh Hoài An | 30m | 14
Tôi ở đây trước khi có quán hơn hai mươi năm bác ạ.
> Tạ Thị Thu | 6h | 8
Bên quê chồng tôi họ đặt máy đo tiếng ồn có bảng số chạy ngay đầu phố, ai cũng nhìn thấy nên quán tự giác vặn nhỏ. Quận mình làm thử một hai cái xem.
= Mai Xuân Đức | 20/11 15:12 | 27 | Góp ý kỹ từ một người làm nghề vẽ quy hoạch đã nghỉ hưu
Tôi xin góp mấy điểm theo thứ tự quan trọng, đã ra trụ sở phường xem bản vẽ niêm yết hai lần.

Thứ nhất, bờ bắc và bờ tây dài 1,4 km nhưng chỉ có hai nhà vệ sinh công cộng, đều dồn về phía nhà thuyền. Người già và trẻ nhỏ không đi nổi 700 mét để tìm chỗ. Nên thêm một nhà nữa ở vườn hoa góc phố Lụa, đường ống nước thải có sẵn cách đó chừng ba chục mét.

Thứ hai, dốc cho xe lăn vẽ độ dốc 1/10. Lên được nhưng rất mệt và khi xuống thì nguy hiểm, nhất là trời mưa. Xin làm 1/12 và có chiếu nghỉ ở giữa; chỗ nào không đủ dài thì bẻ góc chữ L.

Thứ ba, 30 điểm bán hàng xếp thành một dãy liên tục 180 mét quay lưng ra hồ. Người đi bộ sẽ không nhìn thấy nước ở đúng đoạn đẹp nhất. Nên chia thành sáu cụm năm quầy, giữa các cụm chừa khoảng trống bằng đúng một quầy để nhìn ra hồ và để người bán còn chỗ đứng nghỉ.

Thứ tư, chiếu sáng. Bản vẽ ghi cột đèn cao 8 mét, hợp với ô tô chứ không hợp với người đi bộ. Đèn 4 mét, ánh sáng vàng, đặt dày hơn thì đỡ chói, nhìn rõ mặt người nên cũng an toàn hơn. Đèn cao thì côn trùng dưới hồ lên nhiều vô kể, hàng ăn khổ lắm.

Cuối cùng, xin quận công bố luôn cách đo xem thử nghiệm có thành công không: đếm người, đo ồn, đo rác hay hỏi các hộ quanh hồ? Nói trước tiêu chí thì sau này không ai cãi nhau.

Tôi có thể đến buổi đối thoại ngày 28/11 và mang theo bản vẽ tay của tôi nếu phòng cần.
> Cao Thị Bích Liên | 1h | 6
Đọc hết cả bài của bác, học được nhiều. Điểm thứ ba hay quá, ra hồ mà không thấy hồ thì phí.
> Phòng Văn hóa và Thông tin | 1d | 13 | role=moderator
Cảm ơn ông, chúng tôi đã chuyển cả năm điểm cho đơn vị vẽ. Độ dốc 1/12 sẽ được sửa ngay trong bản trình ngày 28/11; rất mong ông mang bản vẽ tay đến.
= Hoàng Gia Bảo | 20/11 19:20 | 5 -11 | Lại phố đi bộ
Phố nào cũng phố đi bộ, rồi cũng trà chanh với xiên nướng như nhau cả.
> Phan Thị Mỹ Duyên | 45m | 15
Nên mới có ba mươi quầy cho nghề gốm với nghề lụa đấy anh. Mình có của riêng thì bày ra, còn xiên nướng ở đâu chả có.
= Kim Ngọc Ánh | 21/11 07:40 | 9 | Sơ đồ gửi xe ở đâu | edit=Em tìm mãi không thấy sơ đồ gửi xe trên mạng nên chụp lại bản ở trụ sở phường Hồ Sen, bản mới dán chiều 22/11: https://ban-do.hongduc.example/ho-sen/gui-xe-2.png ¶ Em đính chính: hai bãi gộp lại khoảng 760 xe máy, không phải 900.
Em tìm mãi không thấy sơ đồ gửi xe trên mạng nên chụp lại bản ở trụ sở phường Hồ Sen, để ở đây cho ai cần: https://ban-do.hongduc.example/ho-sen/gui-xe.png
Hai bãi gộp lại được khoảng 900 xe máy.
> Lê Văn Tới | 2h | 2
900 chắc không đủ tối thứ Bảy. Trung thu vừa rồi riêng bờ tây đã kín.
= Người bán nước | 21/11 09:02 | 1 | Số điện thoại của hàng xóm | status=removed | reason=Có số điện thoại của người khác
Ai cần chỗ gửi xe thì gọi nhà bên cạnh tôi.
> Lý Thu Trang | 25m | 7
Xin đừng đưa số của người khác lên đây, người ta có đồng ý đâu ạ.
= Đinh Công Sơn | 21/11 14:55 | 6 | Các cháu đạp xe quanh hồ
Làn xe đạp mới kẻ hồi tháng 8 có nằm trong đoạn cấm không? Chiều thứ Bảy nào bố con tôi cũng đạp một vòng. Nếu phải dắt bộ qua đoạn đông thì cũng được, miễn có biển ghi rõ.
= Văn Thị Kiều | 22/11 08:15 | 12 | Cho người bán hàng rong cũ một suất
Mấy cô bán chè, bán ngô quanh hồ mười mấy năm nay đều là người Giếng Ngọc. Xin đừng để họ mất chỗ vì không biết làm hồ sơ. Quận cử người ra tận nơi hướng dẫn là tốt nhất.
= Nghiêm Xuân Ẩn | 22/11 20:31 | 3 | Buổi đối thoại ngày 5/12 có phát trực tiếp không?
Tôi đi làm ca tối, không đến được cả hai buổi. Nếu quay lại rồi để trên cổng này thì quý lắm.
> Lê Ngọc Diễm | 13h | 4
Buổi lấy ý kiến về chợ Bến Gốm năm ngoái có quay, nên chắc lần này cũng có. Để em nhắc phường.
`;
