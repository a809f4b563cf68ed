import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/core/fold-text.js';

describe('foldText', () => {
  it('takes marks, case and đ away', () => {
    expect(foldText('Đường HỎNG')).toBe('duong hong');
  });

  it('is the same for both ways to write a letter with its marks', () => {
    expect(foldText('Nghiêng Ẵ'.normalize('NFC'))).toBe(foldText('Nghiêng Ẵ'.normalize('NFD')));
  });

  it('makes one space of white space, and none at the ends', () => {
    expect(foldText('  chợ\n\t Bến  Thành ')).toBe('cho ben thanh');
  });

  it('keeps digits, signs and other scripts', () => {
    expect(foldText('0912 345 678 – 中文')).toBe('0912 345 678 – 中文');
  });

  it('is empty for nothing', () => {
    expect(foldText(' ')).toBe('');
  });
});
