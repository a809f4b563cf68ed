// What someone with an image toolbox does to a captcha before reading it. Pictures are grey bytes, row by row.

/** @typedef {{ width: number, height: number, grey: Uint8Array }} Grey */

/** The middle of the 3 × 3 neighbours: takes dots and thin lines away. @param {Grey} image @returns {Grey} */
export function median({ width, height, grey }) {
  const out = new Uint8Array(grey.length);
  const near = new Uint8Array(9);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let n = 0;
      for (let v = y - 1; v <= y + 1; v++) {
        for (let u = x - 1; u <= x + 1; u++) {
          near[n++] = grey[Math.min(height - 1, Math.max(0, v)) * width + Math.min(width - 1, Math.max(0, u))];
        }
      }
      out[y * width + x] = near.sort()[4];
    }
  }
  return { width, height, grey: out };
}

/** Mean over a square of `2 * radius + 1` pixels, by running sums. @param {Grey} image @returns {Grey} */
export function blur({ width, height, grey }, radius) {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += grey[y * width + x];
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
    }
  }
  const out = new Uint8Array(grey.length);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius), Math.min(height, y + radius + 1)];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      const sum =
        sums[bottom * (width + 1) + right] -
        sums[top * (width + 1) + right] -
        sums[bottom * (width + 1) + left] +
        sums[top * (width + 1) + left];
      out[y * width + x] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return { width, height, grey: out };
}

/** Black and white, split where Otsu's two classes differ most. @param {Grey} image @returns {Grey} */
export function threshold({ width, height, grey }) {
  const counts = new Float64Array(256);
  for (const value of grey) counts[value]++;
  const total = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [below, sum, best, split] = [0, 0, -1, 127];
  for (let value = 0; value < 255; value++) {
    below += counts[value];
    sum += counts[value] * value;
    const above = grey.length - below;
    if (!below || !above) continue;
    const spread = below * above * (sum / below - (total - sum) / above) ** 2;
    if (spread > best) [best, split] = [spread, value];
  }
  return { width, height, grey: grey.map((value) => (value > split ? 255 : 0)) };
}

/** Grows the dark parts by a disc when `radius` is positive, the light parts when negative. @returns {Grey} */
export function grow({ width, height, grey }, radius) {
  const reach = Math.abs(radius);
  const disc = [];
  for (let v = -reach; v <= reach; v++) {
    for (let u = -reach; u <= reach; u++) if (u * u + v * v <= reach * reach + 0.5) disc.push([u, v]);
  }
  const wanted = radius > 0 ? 0 : 255;
  const out = grey.slice();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (grey[y * width + x] !== wanted) continue;
      // Only an edge can grow: inside a part there is nothing to paint.
      const inside =
        x > 0 &&
        y > 0 &&
        x < width - 1 &&
        y < height - 1 &&
        grey[y * width + x - 1] === wanted &&
        grey[y * width + x + 1] === wanted &&
        grey[(y - 1) * width + x] === wanted &&
        grey[(y + 1) * width + x] === wanted;
      if (inside) continue;
      for (const [u, v] of disc) {
        if (x + u >= 0 && y + v >= 0 && x + u < width && y + v < height) out[(y + v) * width + x + u] = wanted;
      }
    }
  }
  return { width, height, grey: out };
}

/** Takes away dark parts thinner than the disc. */
export const open = (image, radius) => grow(grow(image, -radius), radius);

/** Takes away light parts thinner than the disc. */
export const close = (image, radius) => grow(grow(image, radius), -radius);

/** Dark where exactly one of two black-and-white pictures is. @returns {Grey} */
export function differ(a, b) {
  return { ...a, grey: a.grey.map((value, i) => (value === b.grey[i] ? 255 : 0)) };
}

/** Twice as large, each new pixel the mean of its nearest. @param {Grey} image @returns {Grey} */
export function upscale({ width, height, grey }) {
  const out = new Uint8Array(width * height * 4);
  const at = (x, y) => grey[Math.min(height - 1, y) * width + Math.min(width - 1, x)];
  for (let y = 0; y < height * 2; y++) {
    for (let x = 0; x < width * 2; x++) {
      const [u, v] = [x >> 1, y >> 1];
      out[y * width * 2 + x] = (at(u, v) + at(u + (x & 1), v) + at(u, v + (y & 1)) + at(u + (x & 1), v + (y & 1))) / 4;
    }
  }
  return { width: width * 2, height: height * 2, grey: out };
}

/** White all round, as OCR programs like it. @returns {Grey} */
export function frame({ width, height, grey }, margin) {
  const out = new Uint8Array((width + 2 * margin) * (height + 2 * margin)).fill(255);
  for (let y = 0; y < height; y++) {
    out.set(grey.subarray(y * width, (y + 1) * width), (y + margin) * (width + 2 * margin) + margin);
  }
  return { width: width + 2 * margin, height: height + 2 * margin, grey: out };
}

/** Dark where light and dark meet: the outline of everything. @returns {Grey} */
export const outline = (image, radius) => differ(grow(image, radius), grow(image, -radius));

/**
 * The preparations measured. The last three know how the picture is made: they guess the hills and discs from what is
 * left when the digits are smoothed away, and exchange ink and paper back there.
 */
export const preparations = {
  plain: (image) => image,
  'blur, threshold': (image) => frame(threshold(blur(image, 2)), 20),
  'median, threshold, upscale': (image) => frame(upscale(threshold(median(median(image)))), 40),
  'line removal (opening)': (image) => frame(close(open(threshold(median(image)), 3), 3), 20),
  'line removal, both colours': (image) => frame(open(close(threshold(median(image)), 3), 3), 20),
  outlines: (image) => frame(outline(open(close(threshold(median(image)), 2), 2), 2), 20),
  'un-exchange by wide mean': (image) => {
    const clean = open(close(threshold(median(image)), 2), 2);
    return frame(open(differ(clean, threshold(blur(clean, 18))), 2), 20);
  },
  'un-exchange by closing, opening': (image) => {
    const clean = open(close(threshold(median(image)), 2), 2);
    return frame(open(differ(clean, open(close(clean, 9), 9)), 2), 20);
  },
  'un-exchange by opening, closing': (image) => {
    const clean = open(close(threshold(median(image)), 2), 2);
    return frame(open(differ(clean, close(open(clean, 9), 9)), 2), 20);
  },
};
