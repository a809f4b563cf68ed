/** What waits for a moderator, by the article that it was written under. */
export const waiting = {
  'lay-y-kien-pho-di-bo-ven-ho-sen': `
= Tô Thị Bạch Yến | 23/11 08:12 | 0 | Vòi nước uống cho trẻ em | status=pending | phone=024 0000 0418
Vòi nước uống nên có một vòi thấp cho trẻ em. Vòi ở vườn hoa cũ cao ngang ngực người lớn, lần nào cũng phải bế cháu lên.
= Lưu Quang Thiện | 23/11 09:40 | 0 | Thẻ cư dân cấp ở đâu? | status=pending | phone=024 0000 0265
Xin hỏi thêm: thẻ làm ở phường hay ở Bộ phận Một cửa, và mất bao lâu? Nhà tôi có người đi làm ca, chỉ rảnh buổi tối.
= Vay Nhanh 24 Giờ | 23/11 10:02 | 0 | Cần tiền sửa nhà mặt phố đi bộ? | status=pending | score=8 | reason=links | reason=words | phone=024 0000 0999
Giải ngân trong 15 phút, không cần giấy tờ, lãi thấp nhất. Bấm ngay https://vay-nhanh.example/a1 hoặc https://vay-nhanh.example/a2 hoặc https://vay-nhanh.example/a3
= Nguyễn Hoài Phương | 23/11 14:26 | 0 | Hàng rào ven hồ | status=pending
Đoạn trước nhà thuyền lan can thấp quá đầu gối. Trước khi mở phố đi bộ xin làm cao lên, trẻ con chạy đông rất sợ.
`,
  'phan-loai-rac-tai-nguon-sau-nua-nam': `
= Tạ Đình Phong | 23/11 07:05 | 0 | Xe đuôi 417 | status=pending | phone=024 0000 0771
Sáng nay xe đuôi 417 vẫn chảy nước ở phố Hàng Mành, đoạn trước hiệu thuốc. Tôi có chụp ảnh, gửi về đâu được ạ?
= Ngân Hà | 23/11 11:18 | 0 | Túi giấy | status=pending
Cửa hàng em bọc đồ bằng túi giấy có tráng bóng một mặt, khách hỏi bỏ thùng nào em không biết trả lời.
= Shop Rẻ Vô Địch | 23/11 12:33 | 0 | Thùng rác 3 ngăn giảm 70% | status=pending | score=9 | reason=links | reason=duplicate
Thùng rác ba ngăn chuẩn phân loại, giảm sốc hôm nay, xem https://shop-re.example/thung, https://shop-re.example/thung-2, https://shop-re.example/tra-gop
`,
  'phan-luong-sua-cau-may-ba-thang': `
= Hoàng Đình Tuyển | 22/11 09:30 | 7 | Học sinh qua cầu giờ tan học
Trường cấp hai ngay đầu cầu, tan học là hai trăm cháu đạp xe cùng lúc. Đề nghị có người đứng ở đầu làn từ 16 giờ 30 đến 17 giờ 30.
> Phòng Quản lý đô thị | 5h | 9 | role=moderator
Từ thứ Ba 24/11 mỗi đầu cầu có hai người phân luồng vào giờ đến trường và giờ tan trường, cả ba tháng.
= Lục Văn Điền | 22/11 17:44 | 4 | Xe buýt số 7
Điểm dừng tạm trước chợ có mái che không? Mẹ tôi đi chợ sớm, đợi xe dưới mưa thì khổ.
= Ngô Phương Uyên | 23/11 15:10 | 0 | Biển vàng ở ngã ba Vân Đông | status=pending
Biển chỉ đường vòng bị cành cây che, đi từ phía sông lên không nhìn thấy. Nhờ các anh tỉa cành trước tối mai.
= Trịnh Bá Cường | 23/11 18:52 | 0 | Cho xe ba gác qua cầu | status=pending | phone=024 0000 0332
Xe ba gác chở rau của chợ có được tính như xe máy không? Đi vòng thêm hơn hai cây số thì rau héo hết.
`,
  'mot-cua-mo-them-buoi-toi-thu-nam': `
= Lâm Thị Ngọc Hân | 18/11 12:20 | 6 | Đúng việc cần
Đi làm giờ hành chính như tôi trước nay toàn phải xin nghỉ nửa ngày. Cảm ơn quận.
= Chu Văn Thìn | 23/11 09:15 | 0 | Có làm căn cước không? | status=pending | phone=024 0000 0627
Buổi tối thứ Năm có nhận hồ sơ căn cước cho trẻ em không, hay chỉ làm chứng thực?
= Bạn Đọc | 23/11 16:40 | 0 | Góp ý | status=pending
Cán bộ quầy số 4 hôm thứ Sáu nói chuyện cộc lốc với cụ già. Không biết có phải hôm đó đông quá không, nhưng mong lần sau nhẹ lời hơn. Đừng để dân bảo là cửa quyền.
`,
  'tiem-cum-mien-phi-nguoi-tren-65-tuoi': `
= Phùng Thị Lựu | 17/11 08:05 | 8 | Tiêm tại nhà rất chu đáo
Bố tôi 91 tuổi nằm một chỗ, gọi điện hôm thứ Hai thì hôm sau hai cô y tá đến. Hai cô còn đo huyết áp cho cả mẹ tôi.
= Đặng Văn Hợp | 23/11 06:48 | 0 | Người 64 tuổi | status=pending | phone=024 0000 0190
Tháng Giêng này tôi tròn 65, hết đợt mất rồi. Có cho tiêm sớm mấy tuần không?
`,
};
