/**
 * A text as a search compares it: without marks and case, `đ` as `d`, white space as one space. `Đường HỎNG` → `duong hong`.
 */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').replace(/\s+/g, ' ').trim();
}
