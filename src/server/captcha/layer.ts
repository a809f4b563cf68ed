import type { Point } from './curve.js';

/** How much of each pixel is covered by ink, 0 to 1, row by row. */
export interface Layer {
  readonly width: number;
  readonly height: number;
  readonly ink: Float32Array;
}

export function createLayer(width: number, height: number): Layer {
  return { width, height, ink: new Float32Array(width * height) };
}

/** Covers what lies within `from` (at a) to `to` (at b) pixels of the line a–b; what is covered already stays so. */
function paintSegment(layer: Layer, a: Point, b: Point, from: number, to: number): void {
  const reach = Math.max(from, to) + 1;
  const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
  const right = Math.min(layer.width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
  const bottom = Math.min(layer.height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy || 1;

  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const px = x - a.x;
      const py = y - a.y;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / squared));
      const ex = px - t * dx;
      const ey = py - t * dy;
      // Half a pixel on either side of the edge is where it fades: that is all the smoothing there is.
      const cover = from + (to - from) * t + 0.5 - Math.sqrt(ex * ex + ey * ey);
      if (cover <= 0) continue;
      const at = y * layer.width + x;
      if (cover > layer.ink[at]!) layer.ink[at] = cover < 1 ? cover : 1;
    }
  }
}

/**
 * Paints a line with round ends.
 *
 * @param radius half the width of the line in pixels at `along`, which runs from 0 at its start to 1 at its end
 */
export function paintLine(layer: Layer, line: readonly Point[], radius: (along: number) => number): void {
  const last = line.length - 1;
  for (let i = 0; i < last; i++) {
    paintSegment(layer, line[i]!, line[i + 1]!, radius(i / last), radius((i + 1) / last));
  }
}

/** Inks what was paper and clears what was ink wherever `cover` lies: counterchange, as on a coat of arms. */
export function exchange(layer: Layer, cover: Layer): void {
  const { ink } = layer;
  for (let i = 0; i < ink.length; i++) {
    const a = ink[i]!;
    const b = cover.ink[i]!;
    ink[i] = a + b - 2 * a * b;
  }
}
