// Lays fifty captcha pictures out on one sheet, half on a white page and half on a dark one, to be read by eye:
//   node test/tools/captcha-sheet.mjs [seed] [digits per picture]
// Writes test/output/captcha-sheet-<seed>.png, and the answers beside it in a text file.
import './ts-hooks.mjs';
import { mkdirSync, writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import { createChallenge } from '../ocr/challenge.mjs';
import { readPng } from './read-png.ts';

const { drawPicture } = await import('../../src/server/captcha/index.ts');
const seed = process.argv[2] ?? '1';
const length = Number(process.argv[3] ?? 5);
const [columns, rows, gap] = [5, 10, 24];

const challenges = Array.from({ length: columns * rows }, (_, i) => createChallenge(seed, i, length));
const pictures = [];
for (const { digits, bytes } of challenges) pictures.push(readPng((await drawPicture(digits, bytes)).png));

const cell = { width: pictures[0].width + gap, height: pictures[0].height + gap };
const width = columns * cell.width + gap;
const height = rows * cell.height + gap;
const sheet = Buffer.alloc(height * (width * 3 + 1));
const set = (x, y, rgb) => sheet.set(rgb, y * (width * 3 + 1) + 1 + x * 3);
for (let y = 0; y < height; y++) {
  const page = y < height / 2 ? [255, 255, 255] : [24, 26, 27];
  for (let x = 0; x < width; x++) set(x, y, page);
}
pictures.forEach((picture, i) => {
  const left = gap + (i % columns) * cell.width;
  const top = gap + Math.floor(i / columns) * cell.height;
  picture.pixels.forEach((index, at) => {
    const colour = picture.palette.subarray(index * 3, index * 3 + 3);
    set(left + (at % picture.width), top + Math.floor(at / picture.width), colour);
  });
});

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
const header = Buffer.alloc(13);
header.writeUInt32BE(width, 0);
header.writeUInt32BE(height, 4);
header.set([8, 2, 0, 0, 0], 8);

const output = new URL('../output/', import.meta.url);
mkdirSync(output, { recursive: true });
writeFileSync(
  new URL(`captcha-sheet-${seed}.png`, output),
  Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(sheet)),
    chunk('IEND', Buffer.alloc(0)),
  ]),
);
const lines = Array.from({ length: rows }, (_, row) =>
  challenges
    .slice(row * columns, (row + 1) * columns)
    .map(({ digits }) => digits)
    .join(' '),
);
writeFileSync(new URL(`captcha-sheet-${seed}.txt`, output), lines.join('\n') + '\n');
console.log(`test/output/captcha-sheet-${seed}.png and .txt: ${challenges.length} pictures`);
