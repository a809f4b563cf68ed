// Decodes the PNG files our captcha makes (palette of 16, no filter) and checks every checksum on the way.
import { crc32, inflateSync } from 'node:zlib';

export interface DecodedPng {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each colour. */
  readonly palette: Uint8Array;
  /** A palette index per pixel, row by row. */
  readonly pixels: Uint8Array;
  /** Brightness per pixel, 0 to 255. */
  readonly grey: Uint8Array;
}

/** @throws Error that says what is wrong with the file */
export function readPng(file: Uint8Array): DecodedPng {
  const bytes = Buffer.from(file);
  if (bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw new Error('no PNG signature');
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  let palette: Buffer | undefined;
  let type = '';
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) {
      throw new Error(`wrong checksum in ${type}`);
    }
    if (type === 'IHDR') header = body;
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') data.push(body);
    at += length + 12;
  }
  if (type !== 'IEND' || !header || !palette) throw new Error('a chunk is missing');
  if (header.subarray(8).toString('hex') !== '0403000000') throw new Error('not a 4-bit palette picture');

  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const rows = inflateSync(Buffer.concat(data));
  const stride = Math.ceil(width / 2) + 1;
  if (rows.length !== stride * height) throw new Error('wrong amount of pixels');
  const pixels = new Uint8Array(width * height);
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    if (rows[y * stride] !== 0) throw new Error('a row filter is used');
    for (let x = 0; x < width; x++) {
      const pair = rows[y * stride + 1 + (x >> 1)]!;
      const index = x & 1 ? pair & 15 : pair >> 4;
      pixels[y * width + x] = index;
      const [r = 0, g = 0, b = 0] = palette.subarray(index * 3, index * 3 + 3);
      grey[y * width + x] = Math.round(0.299 * r + 0.587 * g + 0.114 * b);
    }
  }
  return { width, height, palette: new Uint8Array(palette), pixels, grey };
}
