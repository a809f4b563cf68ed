import type { ThreadMessages } from '../messages.js';

const messages: ThreadMessages = {
  'thread.reply.to': 'Trả lời {name}',
  'thread.cancel': 'Thôi',
  'thread.quote': 'Trích dẫn',
  'thread.report': 'Báo cáo',
  'thread.edit': 'Sửa',
  'thread.delete': 'Xoá',
  'thread.report.title': 'Bình luận này có vấn đề gì?',
  'thread.report.spam': 'Quảng cáo, tin rác',
  'thread.report.abuse': 'Xúc phạm, quấy rối',
  'thread.report.other': 'Điều khác',
  'thread.report.text': 'Nói rõ hơn (không bắt buộc)',
  'thread.report.send': 'Gửi báo cáo',
  'thread.report.sent': 'Đã gửi báo cáo. Cảm ơn bạn.',
  'thread.edit.title': 'Sửa bình luận',
  'thread.edit.save': 'Lưu bản sửa',
  'thread.edit.saved': 'Đã lưu bản sửa.',
  'thread.edit.waits': 'Bản sửa đang chờ duyệt. Đến lúc đó, mọi người vẫn thấy bản cũ.',
  'thread.delete.sure': 'Xoá hẳn bình luận này?',
  'thread.delete.yes': 'Xoá bình luận',
  'thread.deleted': 'Đã xoá bình luận.',
  'thread.own': 'Bạn không thể bình chọn cho bình luận của mình.',
  'thread.late': 'Đã hết thời gian sửa bình luận này.',
  'thread.failed': 'Chưa làm được. Mời bạn thử lại.',
  'thread.replied': 'Đã thêm trả lời của bạn.',
};

export default messages;
