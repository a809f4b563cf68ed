import type { FormMessages } from '../messages.js';

export const form: FormMessages = {
  'form.heading': 'Viết bình luận',
  'form.required': 'Những ô có dấu (*) là bắt buộc.',
  'form.send': 'Gửi bình luận',
  'field.name': 'Họ tên',
  'field.phone': 'Số điện thoại',
  'field.title': 'Tiêu đề',
  'field.content': 'Nội dung',
  'field.email': 'Thư điện tử',
  'field.url': 'Trang web',
};
