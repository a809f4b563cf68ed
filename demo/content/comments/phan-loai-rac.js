/** Two hundred comments on the article about sorted waste, in three files of which this is the first. */
import { days as later } from './phan-loai-rac-2.js';
import { days as latest } from './phan-loai-rac-3.js';

export const page = 'phan-loai-rac-tai-nguon-sau-nua-nam';

const days = `
= Nguyễn Thị Cúc | 12/11 11:02 | 22 | Giờ cố định là đúng chỗ ngứa
Tổ tôi ở Giếng Ngọc. Sáu rưỡi tối nghe nhạc là cả ngõ bưng xô ra, xong trước khi nồi cơm chín. Trước kia xe lúc năm giờ, lúc tám giờ, ai mà canh được.
> Trần Đình Toàn | 25m | 6
Cho em hỏi bản nhạc ấy là bài gì mà con em hát suốt?
>> Nguyễn Thị Cúc | 20m | 9
Bài lý con sáo đánh đàn bầu đó em, rác tái chế thì bài khác, vui hơn.
> Lương Thị Hiền | 2h | 4
Bãi Vân bên em vẫn chưa có giờ. Túi để từ sáng, chó tha khắp ngõ.
>> Phòng Tài nguyên và Môi trường | 3h | 8 | role=moderator
Chào bà, từ ngày 1/12 phường Bãi Vân có giờ cố định: 18 giờ 15 cho rác hữu cơ, tối thứ Bảy cho rác tái chế. Lịch in sẽ phát đến từng nhà trong tuần cuối tháng 11.
>>> Lương Thị Hiền | 1h | 5
Có lịch là mừng rồi, cảm ơn phòng.
= Phạm Quốc Việt | 12/11 11:40 | 15 -1 | Vỏ hộp sữa bỏ vào đâu?
Đọc tờ tranh rồi mà vẫn phân vân: vỏ hộp sữa có lớp giấy, lớp nhựa, lớp nhôm. Nhà có hai đứa nhỏ, mỗi ngày bốn hộp.
> Hồ Thị Xuân Lan | 30m | 11
Rác tái chế anh nhé. Cắt góc, tráng nước, đạp dẹp. Trường con tôi còn thu riêng đổi vở.
>> Phạm Quốc Việt | 15m | 2
À, ra thế. Ống hút thì sao chị?
>>> Hồ Thị Xuân Lan | 10m | 6
Ống hút vào rác còn lại, nhét vào hộp là người ta lại phải moi ra.
>>>> Đỗ Gia Hân | 4h | 7
Cháu làm trong đội tình nguyện, xin xác nhận chị Lan nói đúng ạ.
= Vi Văn Sáng | 12/11 12:15 | 10 -2 | Nhà trọ thì ai phân loại?
Tôi có tám phòng trọ. Dán giấy rồi, mua ba thùng rồi, sáng ra vẫn thấy tã lót nằm trong thùng hữu cơ. Phạt chủ nhà thì oan.
> Chu Thị Thắm | 1h | 8
Bác thử cái này: mỗi phòng một xô nhỏ có số phòng. Sai phòng nào biết phòng ấy, chẳng cần phạt.
>> Vi Văn Sáng | 50m | 3
Ý hay, tôi mua tám cái xô xem sao.
>>> Vi Văn Sáng | 6d | 14
Báo lại bà con: được năm hôm rồi, tám phòng thì bảy phòng đúng. Phòng còn lại đi công tác.
>>>> Chu Thị Thắm | 2h | 6
Bác làm em cười từ sáng giờ.
= Tống Minh Nhật | 12/11 12:50 | 3
Ba nhóm là đủ, đừng đẻ thêm nhóm thứ tư.
= Đàm Thị Liễu | 12/11 13:20 | 19 | Cảm ơn bác Lộc ngõ 31
Bác Lộc về hưu mà ba tuần liền tối nào cũng đứng cạnh xe, trời mưa cũng mặc áo mưa ra đứng. Nhờ bác mà cả ngõ giờ không ai phải nhắc ai.
> Bạch Văn Lộc | 6h | 24
Tôi ở nhà cũng buồn, ra đứng nói chuyện với các cháu cho vui. Còn bác nào rảnh thì ra thay phiên với tôi.
>> Quách Thị Ngân | 1h | 5
Tối thứ Tư với thứ Sáu để cháu thay bác ạ.
= Huỳnh Tấn Phước | 12/11 14:05 | 8 -3 | Tiền túi
Bắt dùng túi trong để kiểm tra thì túi ấy ai trả tiền? Một tháng nhà tôi hết gần ba chục nghìn.
> La Thị Tuyết | 40m | 4
Hữu cơ cứ để xô, trút thẳng vào xe, có cần túi đâu anh.
>> Huỳnh Tấn Phước | 35m | 1
Xô thì mùi lắm, nhà chung cư không có chỗ phơi xô.
>>> Mạc Thị Hường | 3h | 7
Lót một tờ báo cũ dưới đáy, rắc nhúm trấu hoặc bã cà phê, em làm cả mùa hè không mùi.
= Phùng Thế Vinh | 12/11 15:30 | 6 | Số liệu từng phường
Công bố khối lượng vào ngày 5 hằng tháng là tốt. Xin đăng thêm số cân trung bình mỗi người, vì phường tôi đông gấp đôi phường Lụa Thanh, so tổng thì thua là phải.
> Phòng Tài nguyên và Môi trường | 19h | 9 | role=moderator
Góp ý rất đúng. Bảng tháng 12 sẽ có hai cột: tổng số tấn và số ki-lô-gam mỗi người.
= Diệp Anh Thư | 12/11 17:10 | 5 | Chung cư không có người đứng cạnh xe
Tòa nhà em mười tám tầng, rác thả ống. Muốn phân loại cũng không biết thả vào đâu.
> Khổng Mạnh Hà | 2h | 6
Tòa bên em bịt ống từ tháng 8, đặt ba thùng dưới hầm. Hai tuần đầu kêu trời, giờ quen rồi, mà hết hẳn gián.
>> Diệp Anh Thư | 30m | 2
Ban quản trị bên anh họp kín hay lấy phiếu vậy ạ?
>>> Khổng Mạnh Hà | 25m | 4
Lấy phiếu, 61% đồng ý. Thử ba tháng rồi bỏ phiếu lại, lần sau lên 88%.
>> Ninh Thị Phương Thảo | 1d | 3
Hết gián thì nhà em xin theo.
= Lại Thị Mùi | 12/11 19:45 | 12 | Vỏ sầu riêng
Vỏ sầu riêng, vỏ dừa, xương ống có tính là hữu cơ không mà anh thu gom bảo không lấy?
> Phòng Tài nguyên và Môi trường | 14h | 10 | role=moderator
Vỏ cứng và xương to làm kẹt máy nghiền nên xin để vào rác còn lại. Vỏ tôm, xương cá, xương gà nhỏ vẫn là hữu cơ.
>> Lại Thị Mùi | 2h | 3
Thế thì in câu này vào tờ tranh luôn cho rõ.
>> Thái Văn Đông | 5h | 2
Nhà tôi bán nước mía, bã mía thì được chứ ạ?
>>> Đỗ Gia Hân | 1h | 4
Bã mía được chú ơi, nhưng chú bó lại giúp kẻo bay khắp xe.
= Ông Thanh Tùng | 12/11 20:20 | 2 -5
Làm được mấy bữa rồi đâu lại vào đấy cho xem.
> Đinh Thị Nhàn | 1h | 13
Sáu tháng rồi đó anh, chưa thấy đâu lại vào đấy.
= Giáp Thị Vân Khánh | 12/11 21:05 | 7 | Pin và bóng đèn
Nhắc cả nhà: pin cũ, bóng đèn huỳnh quang đừng bỏ vào cả ba thùng. Sáng thứ Bảy đầu tháng mang ra nhà sinh hoạt cộng đồng đổi cây.
> Từ Minh Quân | 40m | 3
Tháng trước mình đổi được chậu lưỡi hổ, đang ra lá mới.
= Nông Thị Thơm | 13/11 06:35 | 9 | Người nhặt ve chai có mất việc không?
Cô nhặt ve chai ngõ tôi hai chục năm nay sống nhờ chai lọ. Giờ xe quận thu tối thứ Bảy thì cô lấy gì? Xin quận nghĩ đến những người như cô.
> Ứng Thị Hòa | 1h | 10
Ngõ em để riêng một túi ghi "cho cô Tám". Quận cũng đâu cấm.
>> Nông Thị Thơm | 30m | 4
Nhà tôi cũng sẽ làm thế.
> Phòng Tài nguyên và Môi trường | 6h | 15 | role=moderator
Quận đã mời 46 người thu mua ve chai vào tổ thu gom tối thứ Bảy, có áo, có xe và trả công theo cân. Ai chưa được mời, xin liên hệ trụ sở phường.
>> Mẹ Tí Nị | 3h | 8
Tin này vui nhất cả bài.
= Cung Văn Đạt | 13/11 07:50 | 4 | Xe nhỏ vào ngõ hẹp
Mười bốn xe nhỏ chia cho tám phường thì phường nào được mấy xe? Ngõ 62 Cầu Mây rộng đúng một mét sáu.
> Phòng Tài nguyên và Môi trường | 2h | 5 | role=moderator
Cầu Mây ba xe, Bãi Vân ba xe, Bến Gốm hai xe, sáu xe còn lại chia đều hai đợt. Xe rộng 1,2 mét.
>> Cung Văn Đạt | 25m | 1
Vừa khít. Cảm ơn.
= Thẩm Thị Vân Hà | 13/11 09:15 | 17 | Mỗi nhà kể một mẹo, tôi kể trước
Vỏ trứng phơi khô, bóp vụn, rải gốc hồng. Hộp sữa chua làm bầu ươm. Còn nhà mình làm gì, kể ở đây cho vui.
> Hồ Thị Xuân Lan | 20m | 8
Vỏ cam, vỏ bưởi phơi khô đốt xông bếp, thơm và đuổi muỗi.
> Phó Đức Hậu | 45m | 5
Nước vo gạo để qua đêm rửa bát đĩa ít mỡ, đỡ nửa chai nước rửa mỗi tháng.
>> Bế Thị Duyên | 30m | 3
Em dùng nước vo gạo tưới lan, không ngờ rửa bát được.
> Ninh Thị Phương Thảo | 1h | 6
Túi ni lông sạch gấp tam giác cho gọn, đi chợ mang theo năm cái là khỏi lấy thêm cái nào.
> Quan Thị Thùy | 2h | 4
Báo cũ gấp thùng rác nhỏ để bàn, đầy thì vứt cả. Con bé nhà em gấp một tối hai chục cái.
> Kiều Văn Phú | 3h | 7
Bã cà phê trộn mùn cưa. Kiến không lại gần.
>> Thẩm Thị Vân Hà | 25m | 2
Tỷ lệ bao nhiêu hả bác?
>>> Kiều Văn Phú | 20m | 4
Một bã hai mùn, đừng để ướt.
> Mẹ Tí Nị | 4h | 9
Chai nước giặt cắt chéo làm xẻng xúc gạo. Con đi học cô tưởng mua ngoài siêu thị.
> Tống Minh Nhật | 5h | 1
Tôi chỉ có mẹo mua ít đi.
>> Thẩm Thị Vân Hà | 35m | 12
Đấy mới là mẹo hay nhất.
> Giáp Thị Vân Khánh | 7h | 3
Lọ thủy tinh luộc qua, đựng đậu, đựng lạc, bếp nhìn như cửa hàng.
> Liễu Ngọc Khuê | 1d | 2
Vải vụn may lót nồi. Ai thích em cho vài cái.
> Hàn Thị Xuyến | 2d | 2
Cho chị xin hai cái màu sẫm nhé.
= Lữ Đình Quang | 13/11 11:30 | 3 -1 | Xe rác vào giờ tan tầm
Sáu rưỡi tối phố Hàng Mành đông nghịt, thêm xe rác dừng nữa thì khỏi đi. Lùi sang bảy giờ được không?
> Cát Thị Yên | 40m | 4
Bảy giờ là giờ cơm anh ơi.
> Phòng Tài nguyên và Môi trường | 4h | 5 | role=moderator
Riêng mặt phố lớn, chúng tôi đang thử giờ 20 giờ ở hai đoạn; trong ngõ vẫn giữ 18 giờ 30.
= Bàng Thị Xuân | 13/11 13:45 | 2
Hỏi thật: giấy ăn đã dùng là hữu cơ hay còn lại?
> Đỗ Gia Hân | 1h | 4
Giấy ăn dính thức ăn là hữu cơ ạ, giấy ướt thì là rác còn lại.
>> Bàng Thị Xuân | 15m | 1
Cảm ơn cháu, vậy là nhà cô làm đúng.
`;

export const thread = days + later + latest;
