// Three dots by five for each sign, a row after the other. Letters that look like another sign at this size are left out.
// prettier-ignore
/** @type {Readonly<Record<string, string>>} */
const shapes = {
  0: '111101101101111', 1: '010110010010111', 2: '111001111100111', 3: '111001011001111', 4: '101101111001001',
  5: '111100111001111', 6: '111100111101111', 7: '111001010010010', 8: '111101111101111', 9: '111101111001111',
  A: '010101111101101', C: '111100100100111', E: '111100111100111', F: '111100111100100', H: '101101111101101',
  J: '001001001101111', K: '101101110101101', L: '100100100100111', P: '111101111100100', T: '111010010010010',
  U: '101101101101111', X: '101101010101101', Y: '101101010010010',
};

/** Digits and letters that can be drawn. */
export const codeSigns = Object.keys(shapes);

/** Four signs as a PNG of 160 by 40 pixels, for stand-ins that ask for a code. Any program reads them. @param {string} code */
export function codePicture(code) {
  const [width, height, size] = [160, 40, 6];
  const lines = [];
  for (let y = 0; y < height; y++) {
    const bits = new Uint8Array(width / 8 + 1).fill(255);
    bits[0] = 0;
    for (let x = 0; x < width; x++) {
      const [place, column, row] = [
        Math.floor((x - 16) / 34),
        Math.floor(((x - 16) % 34) / size),
        Math.floor((y - 5) / size),
      ];
      const shape = x >= 16 && column < 3 && row >= 0 && row < 5 ? shapes[code[place] ?? ''] : undefined;
      if (shape?.[row * 3 + column] === '1') bits[1 + (x >> 3)] &= ~(128 >> (x & 7));
    }
    lines.push(...bits);
  }
  // One stored block: nothing here is worth packing.
  const length = lines.length;
  const packed = [
    0x78,
    1,
    1,
    length & 255,
    length >> 8,
    ~length & 255,
    (~length >> 8) & 255,
    ...lines,
    ...four(adler(lines)),
  ];
  const png = [
    ...[137, 80, 78, 71, 13, 10, 26, 10],
    ...chunk('IHDR', [...four(width), ...four(height), 1, 0, 0, 0, 0]),
    ...chunk('IDAT', packed),
    ...chunk('IEND', []),
  ];
  return `data:image/png;base64,${globalThis.btoa(String.fromCharCode(...png))}`;
}

/** @param {string} name @param {number[]} data */
function chunk(name, data) {
  const body = [...[...name].map((letter) => letter.charCodeAt(0)), ...data];
  return [...four(data.length), ...body, ...four(crc(body))];
}

/** @param {number} value */
const four = (value) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);

/** @param {number[]} bytes */
function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** @param {number[]} bytes */
function adler(bytes) {
  let [a, b] = [1, 0];
  for (const byte of bytes) [a, b] = [(a + byte) % 65521, (b + a + byte) % 65521];
  return ((b << 16) | a) >>> 0;
}
