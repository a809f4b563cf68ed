import { smooth, type Point } from './curve.js';
import { shapesOf, type Stroke } from './digit-strokes.js';
import { createLayer, paintLine, type Layer } from './layer.js';
import type { Random } from './random.js';

type Warp = (point: Point) => Point;

/**
 * A slow wave across the whole picture, so that neighbouring digits bend together and no digit has a straight line to
 * be found by. Up to about 6 px either way: more, and a 3 starts to look like an 8.
 */
function createWarp(random: Random): Warp {
  const [px, py, qx, qy] = [
    random.between(0, 6.3),
    random.between(0, 6.3),
    random.between(0, 6.3),
    random.between(0, 6.3),
  ];
  const across = random.between(2.4, 4.6);
  const down = random.between(2.4, 4.6);
  const fx = random.between(0.035, 0.06);
  const fy = random.between(0.03, 0.05);
  return ({ x, y }) => ({
    x: x + across * Math.sin(y * fx + px) + 1.6 * Math.sin(x * 0.09 + qx),
    y: y + down * Math.sin(x * fy + py) + 1.6 * Math.sin(y * 0.09 + qy),
  });
}

/** Turned, leaned, stretched and put at its place: a digit's own four accidents. */
function createPlacement(random: Random, x: number, y: number, height: number): (point: Point) => Point {
  const turn = random.between(-0.24, 0.24);
  const lean = random.between(-0.2, 0.2);
  const tall = (height * random.between(0.88, 1.06)) / 100;
  const wide = tall * random.between(1.02, 1.22);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return (point) => {
    const sx = (point.x + lean * point.y) * wide;
    const sy = point.y * tall;
    return { x: x + sx * cos - sy * sin, y: y + sx * sin + sy * cos };
  };
}

/** The pen presses harder in one place of a stroke than in another. */
function createPen(random: Random, radius: number): (along: number) => number {
  const phase = random.between(0, 6.3);
  const beat = random.between(3, 7);
  return (along) => radius * (1 + 0.16 * Math.sin(along * beat + phase));
}

/** Paints the digits side by side, touching or overlapping a little. Every accident comes from `random`. */
export function drawDigits(digits: string, width: number, height: number, random: Random): Layer {
  const layer = createLayer(width, height);
  const warp = createWarp(random);
  const margin = height * 0.37;
  const pitch = (width - 2 * margin) / (digits.length - 1 || 1);
  const weight = height * random.between(0.044, 0.052);

  Array.from(digits).forEach((digit, place) => {
    const shapes = shapesOf(digit);
    const shape = shapes[random.below(shapes.length)]!;
    const x = margin + place * pitch + random.between(-0.06, 0.06) * pitch;
    const y = height / 2 + random.between(-0.06, 0.06) * height;
    const put = createPlacement(random, x, y, height * 0.68);
    const radius = weight * random.between(0.9, 1.12);
    const draw = (stroke: Stroke) =>
      paintLine(
        layer,
        smooth(stroke, 7).map((point) => warp(put(point))),
        createPen(random, radius),
      );
    shape.forEach(draw);
  });
  return layer;
}
