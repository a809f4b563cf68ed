import type { Stroke } from './digit-strokes.js';

/** A point of a line, in pixels of the raster once it has been placed. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

function pointsOf(stroke: Stroke): Point[] {
  const points: Point[] = [];
  for (let i = 0; i + 1 < stroke.length; i += 2) points.push({ x: stroke[i]!, y: stroke[i + 1]! });
  return points;
}

const same = (a: Point, b: Point): boolean => a.x === b.x && a.y === b.y;

/** One coordinate of the Catmull-Rom curve between `b` and `c`, `t` from 0 to 1. */
function between(a: number, b: number, c: number, d: number, t: number): number {
  const bend = 2 * b - 2 * c + (c - a) / 2 + (d - b) / 2;
  const lift = 3 * (c - b) - (c - a) - (d - b) / 2;
  return ((bend * t + lift) * t + (c - a) / 2) * t + b;
}

/**
 * Turns a stroke into short straight lines along the smooth curve through its points.
 *
 * A doubled point has no tangent of its own, so the curve stops and turns there: that is how a corner is written.
 *
 * @param step about how long a line is, in units of the stroke
 */
export function smooth(stroke: Stroke, step: number): Point[] {
  const points = pointsOf(stroke);
  const last = points.length - 1;
  const first = points[0];
  const end = points[last];
  if (!first || !end) return [];
  const closed = last > 1 && same(first, end);

  const line: Point[] = [first];
  for (let i = 0; i < last; i++) {
    const b = points[i]!;
    const c = points[i + 1]!;
    if (same(b, c)) continue;
    const a = points[i - 1] ?? (closed ? points[last - 1]! : b);
    const d = points[i + 2] ?? (closed ? points[1]! : c);
    const parts = Math.max(1, Math.round(Math.hypot(c.x - b.x, c.y - b.y) / step));
    for (let part = 1; part <= parts; part++) {
      const t = part / parts;
      line.push({ x: between(a.x, b.x, c.x, d.x, t), y: between(a.y, b.y, c.y, d.y, t) });
    }
  }
  return line;
}
