import type { QueueItem } from '../../../src/core/moderation.js';
import { queueItem } from './support.js';

const names = [
  'Nguyễn Thị Ẫn',
  'Trần Văn Bình',
  'Lê Hoàng Cường',
  'Phạm Thu Dung',
  'H’Hen Niê',
  'Vũ Đức Giang',
  'Đặng Minh Hà',
  'Bùi Quốc Khánh',
  'Đỗ Thị Lan',
  'Hồ Sỹ Mạnh',
  'Ngô Bảo Ngọc',
  'Dương Tấn Phát',
];
const texts: readonly (readonly [title: string, content: string])[] = [
  [
    'Xin giữ lối vào ngõ 12 cho xe cứu thương',
    'Tôi sống trong ngõ 12 ven hồ. Đề nghị phương án phố đi bộ chừa lối cho xe cứu thương và xe chữa cháy.\n\nXin cảm ơn quận đã lấy ý kiến.',
  ],
  ['Ủng hộ phố đi bộ', 'Cuối tuần có chỗ cho các cháu chơi là rất quý. Mong có thêm ghế đá và nhà vệ sinh.'],
  [
    'Đường Nguyễn Trãi hỏng đã lâu',
    'Đoạn trước chợ có ổ gà sâu, trời mưa không nhìn thấy. Tuần trước đã có hai người ngã xe. Đề nghị sửa sớm.',
  ],
  ['Hỏi về thời gian nhận hồ sơ', 'Cho tôi hỏi bộ phận một cửa có làm việc sáng thứ Bảy không ạ?'],
  ['', 'Cảm ơn cán bộ phường đã hướng dẫn tận tình, làm thẻ cho mẹ tôi nhanh gọn.'],
  [
    'Tiếng ồn ban đêm',
    'Quán ở số 40 mở nhạc đến 1 giờ sáng.\nNhà tôi có cháu nhỏ.\nĐã gọi đường dây nóng ba lần.\nLần nào cũng được trả lời là sẽ kiểm tra.\nNhưng chưa thấy thay đổi.\nXin cho biết ai phụ trách việc này.\nVà bao giờ có kết quả.\nXin cảm ơn.',
  ],
  ['Góp ý về biển chỉ đường', 'NGHIÊNG quá, chữ Ẵ Ễ Ộ bị cắt mất dấu; người lớn tuổi khó đọc.'],
];
const long =
  'Tôi đã đọc kỹ phương án và xin góp ba ý. Thứ nhất, giờ cấm xe nên bắt đầu sau bảy giờ tối để các hộ bán buôn kịp dọn hàng; nếu cấm từ năm giờ, hàng tươi sẽ phải bỏ lại bên kia cầu và mất thêm một lượt chở. Thứ hai, bãi gửi xe ở sân vận động quá xa với người cao tuổi, nên có xe điện đưa đón từ bãi đến đầu phố, mười phút một chuyến. Thứ ba, mong quận công bố kết quả lấy ý kiến, kể cả các ý không được chọn và lý do, để bà con yên tâm rằng ý của mình đã được đọc.';

/** A morning's queue of a district portal: harmless ones, doubtful ones, an edit that waits, an answer, a long one. */
export const thirtyComments: readonly QueueItem[] = Array.from({ length: 30 }, (_, i) => {
  const [title, content] = texts[i % texts.length]!;
  const name = names[i % names.length]!;
  const created = new Date(Date.UTC(2026, 10, 20, 1, 7 * i)).toISOString();
  const phone = i % 3 ? `09${i % 9} *** **${10 + i}` : '';
  return queueItem(`c${i + 1}`, {
    fields: { name, ...(phone && { phone }), ...(title && { title }), content: i === 3 ? long : content },
    created,
    ...(i % 4 === 1 && { approved: i }),
    ...(i % 7 === 4 && { approved: 0 }),
    ...(i === 2 && {
      score: 7,
      reasons: ['links', 'hasty'],
      fields: {
        name: 'Vay nhanh 24h',
        title: 'Hỗ trợ vốn không thế chấp',
        content: 'Xem ngay https://example.com/vay https://example.com/vay-nhanh https://example.net/qua-tang',
      },
    }),
    ...(i === 6 && {
      status: 'published',
      reports: 2,
      revision: {
        id: 'r1',
        fields: { content: 'NGHIÊNG quá, chữ Ẵ Ễ Ộ bị cắt mất dấu; người lớn tuổi và người đi xe máy rất khó đọc.' },
        created: '2026-11-22T02:00:00Z',
        state: 'waiting' as const,
      },
    }),
    ...(i === 8 && { score: 5, reasons: ['duplicate'] }),
    ...(i === 9 && {
      parent: 'c2',
      pageTitle: 'Lịch tiếp công dân tháng 12 năm 2026 của Ủy ban nhân dân quận',
      page: '/bai-viet/lich',
    }),
  });
});
