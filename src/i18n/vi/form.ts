import type { FormMessages } from '../messages.js';

export const form: FormMessages = {
  'form.heading': 'Viết bình luận',
  'form.required': 'Những ô có dấu (*) là bắt buộc.',
  'form.send': 'Gửi bình luận',
  'form.fix': { other: 'Mời bạn xem lại {n} chỗ sau:' },
  'form.select': 'Chọn…',
  'field.name': 'Họ tên',
  'field.phone': 'Số điện thoại',
  'field.title': 'Tiêu đề',
  'field.content': 'Nội dung',
  'field.email': 'Thư điện tử',
  'field.url': 'Trang web',
  'issue.required': 'Mời bạn điền {label}.',
  'issue.too-long': '{label} dài quá {limit} ký tự. Mời bạn rút gọn.',
  'issue.invalid-phone': '{label} chưa đúng. Ví dụ: 0912 345 678 hoặc +84 912 345 678.',
  'issue.invalid-email': '{label} chưa đúng. Ví dụ: ten@vidu.vn.',
  'issue.invalid-url': '{label} chưa đúng. Ví dụ: https://vidu.vn.',
  'issue.invalid-option': 'Mời bạn chọn {label} trong các mục có sẵn.',
  'issue.malformed': '{label} có ký tự không đọc được. Mời bạn gõ lại chỗ đó.',
  'issue.consent': 'Mời bạn đánh dấu vào ô đồng ý.',
};
