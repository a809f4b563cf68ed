import type { CaptchaMessages } from '../messages.js';

const messages: CaptchaMessages = {
  'captcha.label': 'Mã xác nhận',
  'captcha.alt': 'Hình có {n} chữ số. Nếu không nhìn rõ, bạn bấm “Nghe mã” hoặc “Cách khác”.',
  'captcha.hint': 'Nhập {n} chữ số trong hình.',
  'captcha.refresh': 'Lấy lại mã bảo mật',
  'captcha.refreshed': 'Đã tải mã mới.',
  'captcha.listen': 'Nghe mã',
  'captcha.stop': 'Dừng',
  'captcha.again': 'Nghe lại',
  'captcha.silent': 'Không phát được âm thanh. Bạn thử “Cách khác”.',
  'captcha.other': 'Cách khác',
  'captcha.picture': 'Nhập mã trong hình',
  'captcha.working': 'Trình duyệt đang tự xác nhận, bạn cứ viết tiếp…',
  'captcha.done': 'Đã xác nhận, bạn không cần nhập mã.',
  'captcha.loading': 'Đang tải mã…',
  'captcha.failed': 'Chưa tải được mã xác nhận. Nội dung của bạn vẫn còn nguyên.',
  'captcha.retry': 'Thử lại',
  'captcha.required': 'Mời bạn nhập mã xác nhận.',
  'captcha.digits': 'Mã xác nhận gồm {n} chữ số.',
};

export default messages;
