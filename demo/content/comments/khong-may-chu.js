/** Comments of the page without a server. Their times count back from the moment the page is opened: only the distances matter. */
export const thread = `
= Bùi Thị Hải Yến | 20/11 08:30 | 8 | Không có máy chủ thì chữ đi đâu?
Tôi viết thử một dòng, gửi xong thấy nó nằm ở hàng chờ bên cạnh. Vậy chữ của tôi đang ở đâu?
> Tổ giới thiệu | 35m | 11 | role=moderator
Ở ngay trong trang này, trong bộ nhớ của trình duyệt. Chưa có gì rời máy của chị; đóng trang là hết.
>> Bùi Thị Hải Yến | 20m | 3
À, thế thì tôi viết thoải mái.
= Đỗ Huy Khôi | 21/11 14:10 | 5 -1 | Mã xác nhận có làm thật không?
Số trong ảnh đổi mỗi lần bấm lấy lại, nhập sai cũng báo sai. Nhưng không có máy chủ thì chặn được ai?
> Tổ giới thiệu | 1h | 6 | role=moderator
Không chặn ai cả, chỉ để xem nó trông thế nào. Trên trang thật, máy chủ vẽ ảnh và chỉ máy chủ biết số.
= Lã Thị Phượng Vĩ | 22/11 09:05 | 4
Tôi bấm Duyệt bằng phím rồi xem bình luận hiện ra, không phải tải lại. Tiện cho người dùng bàn phím như tôi.
> Mẫn Văn Tuyên | 2h | 2
Bấm phím nào vậy chị?
>> Lã Thị Phượng Vĩ | 15m | 3
Bấm dấu hỏi trong hàng chờ là có bảng phím.
= Khúc Duy Anh | 23/11 07:45 | 2 | Đổi màu tối trông được
Điện thoại tôi để nền tối, cả phần bình luận lẫn hàng chờ đều tối theo. Chữ có dấu như NGHIÊNG, Ẫ, ỹ không bị cắt.
= Viên Thị Lụa | 23/11 08:20 | 0 | Xin hỏi về bản in | status=pending
In trang này ra giấy thì bình luận có theo không, hay chỉ có bài viết?
= Kiếm Tiền Tại Nhà | 23/11 08:24 | 0 | Việc nhẹ lương cao | status=pending
Mỗi ngày hai tiếng, nhận ngay năm trăm nghìn, vào https://viec-nhe.example/dang-ky
= Tào Minh Hải | 23/11 08:31 | 0 | Cỡ chữ | status=pending
Phóng to trang 200% thì hàng chờ xuống dưới, đọc vẫn được. Tôi mắt kém nên hay thử.
`;

/** What the button lets arrive, one after the other. */
export const arrivals = [
  {
    name: 'Ngũ Thị Tâm',
    title: 'Vừa thấy trang này',
    content: 'Tôi vào từ trang chủ, chưa hiểu lắm nhưng bấm thử cho vui.',
  },
  {
    name: 'Đoạn Quốc Hùng',
    title: 'Hỏi nhanh',
    content:
      'Bình luận mới hiện sau một nút bấm chứ không tự chen vào, tôi thích thế. Đang đọc mà trang nhảy thì bực lắm.',
  },
  { name: 'Phương Thùy Dung', title: 'Cảm ơn', content: 'Con tôi học tin học lớp 9, tôi sẽ cho cháu xem thử.' },
  {
    name: 'Kha Văn Lợi',
    title: 'Mạng yếu',
    content: 'Tôi tắt mạng mà trang vẫn gửi được bình luận. Giờ thì tin là không có máy chủ.',
  },
  { name: 'Trang Thị Nga', title: 'Góp ý nhỏ', content: 'Giá mà hàng chờ có thêm nút in. Còn lại đều dễ dùng.' },
];
