const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

let crcTable: Uint32Array | undefined;

/** CRC-32 of every byte, reflected polynomial 0xEDB88320, as PNG (ISO/IEC 15948, annex D) wants it; made when first used. */
function createCrcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
    return crc;
  });
}

function crcOf(bytes: Uint8Array): number {
  const table = (crcTable ??= createCrcTable());
  let crc = 0xffffffff;
  for (const byte of bytes) crc = table[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Length, type, data and checksum of one PNG chunk. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crcOf(bytes.subarray(4, data.length + 8)));
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** zlib data (RFC 1950). `CompressionStream` is in Node, Workers and browsers alike. */
async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new CompressionStream('deflate');
  const writer = writable.getWriter();
  // A failure shows on the reading side too; here it must only not go unhandled.
  void writer.write(bytes).catch(() => undefined);
  void writer.close().catch(() => undefined);

  const parts: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  return join(parts);
}

/**
 * Encodes a PNG with a palette of 16 colours, two pixels to a byte.
 *
 * No row filter: on palette indices the filters predict nothing and cost bytes.
 *
 * @param pixels one palette index, 0 to 15, per pixel, row by row
 * @param palette 16 colours as red, green, blue, 0 to 255: 48 numbers
 */
export async function encodePng(
  pixels: Uint8Array,
  width: number,
  height: number,
  palette: Uint8Array,
): Promise<Uint8Array> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([4, 3, 0, 0, 0], 8); // bit depth, colour type "palette", then the only methods there are, not interlaced

  const stride = Math.ceil(width / 2) + 1; // the first byte of a row names its filter: 0, none
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * stride + 1 + (x >> 1)]! |= pixels[y * width + x]! << (x & 1 ? 0 : 4);
    }
  }

  return join([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
