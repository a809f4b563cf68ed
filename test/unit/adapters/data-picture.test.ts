import { describe, expect, it } from 'vitest';
import { codePicture } from '../../../demo/stand-ins/code-picture.js';
import { dataPicture } from '../../../src/adapters/parts/data-picture.js';

const url = (type: string, bytes: number[]): string =>
  `data:image/${type};base64,${btoa(String.fromCharCode(...bytes))}`;
const app0 = [0xff, 0xe0, 0, 6, 1, 2, 3, 4];
const frame = (marker: number): number[] => [0xff, marker, 0, 11, 8, 0, 60, 1, 4, 1, 1, 0x11, 0];

describe('dataPicture', () => {
  it('reads the size of a PNG', () => {
    expect(dataPicture(codePicture('0123'))).toMatchObject({ width: 160, height: 40 });
  });

  it('reads the size of a JPEG behind other segments, whatever its coding', () => {
    for (const marker of [0xc0, 0xc2, 0xcf])
      expect(dataPicture(url('jpeg', [0xff, 0xd8, ...app0, ...frame(marker)]))).toMatchObject({
        width: 260,
        height: 60,
      });
  });

  it('takes tables of a JPEG for no frame', () => {
    const tables = [0xff, 0xc4, 0, 6, 9, 9, 9, 9];
    expect(dataPicture(url('jpeg', [0xff, 0xd8, ...tables, ...frame(0xc0)]))).toMatchObject({ width: 260, height: 60 });
  });

  it('is nothing for what is no picture, cut off, empty or too large', () => {
    const png = (width: number[], height: number[]): number[] =>
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, ...width, 0, 0, ...height]; // prettier-ignore
    const none = [
      ...[
        '',
        'x',
        'https://vidu.vn/a.png',
        'data:image/svg+xml;base64,PHN2Zz4=',
        'data:image/png;base64,***',
        url('png', [1]),
      ],
      ...[
        url('jpeg', [0xff, 0xd8]),
        url('jpeg', [0xff, 0xd8, 0xff, 0xe0, 0, 0]),
        url('jpeg', [0xff, 0xd8, 0xff, 0xc0]),
      ],
      ...[url('png', png([0, 0], [0, 40])), url('png', png([9, 0], [0, 40])), url('png', png([0, 160], []))],
    ];
    for (const src of none) expect(dataPicture(src), src).toBeUndefined();
  });
});
