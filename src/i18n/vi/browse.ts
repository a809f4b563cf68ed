import type { BrowseMessages } from '../messages.js';

const messages: BrowseMessages = {
  'articles.loaded': { other: 'Đã thêm {n} bài.' },
  'articles.baddate': 'Mời bạn chọn một ngày có thật.',
  'articles.all': 'Bỏ chọn ngày',
};

export default messages;
