/**
 * The ten digits as we draw them. A digit has several shapes, a shape has strokes, a stroke is a list of points
 * `x, y, x, y, …` in a box about 54 wide and 100 high with its middle at 0, 0 and y downwards.
 *
 * A smooth curve runs through the points of a stroke. A point written twice is a corner; a stroke that ends where it
 * began is closed. All shapes are ours: no font is behind them, so nobody can fetch that font and train on it.
 */
export type Stroke = readonly number[];
export type DigitShape = readonly Stroke[];

const half = (shape: DigitShape): DigitShape => shape.map((stroke) => stroke.map((value) => -value));

const ROUND_SIX: DigitShape = [
  [20, -47, 0, -42, -18, -18, -25, 16, -15, 43, 3, 50, 21, 39, 24, 17, 11, -1, -7, -1, -23, 15],
];
const LEANING_SIX: DigitShape = [[12, -50, -10, -20, -24, 14, -18, 41, 2, 50, 21, 40, 24, 18, 10, -1, -8, 1, -23, 17]];

const SHAPES: readonly (readonly DigitShape[])[] = [
  [
    [[0, -50, 19, -37, 26, 0, 19, 37, 0, 50, -19, 37, -26, 0, -19, -37, 0, -50]],
    [[2, -50, 20, -41, 25, -4, 17, 38, -2, 50, -20, 41, -25, 4, -17, -38, 2, -50]],
    [[0, -50, 22, -42, 25, 0, 22, 42, 0, 50, -22, 42, -25, 0, -22, -42, 0, -50]],
  ],
  [
    // Always with a foot: without one a leaning 1 is a 7.
    [
      [-18, -31, 3, -50, 3, -50, 3, 50],
      [-19, 50, 24, 50],
    ],
    [
      [-19, -34, -5, -39, 5, -50, 5, -50, 4, 0, 4, 49],
      [-17, 50, 25, 48],
    ],
  ],
  [
    [[-24, -30, -14, -46, 4, -50, 21, -40, 22, -21, 8, 5, -25, 50, -25, 50, 27, 50]],
    [[-23, -33, -9, -49, 10, -48, 22, -32, 16, -9, -5, 19, -26, 48, -26, 48, -8, 43, 9, 49, 27, 44]],
    [[-22, -27, -19, -43, 0, -50, 19, -42, 21, -22, 4, 8, -24, 49, -24, 49, 26, 49]],
  ],
  [
    [[-23, -38, -8, -50, 12, -47, 20, -30, 12, -10, -7, -4, -7, -4, 14, 1, 25, 22, 14, 44, -6, 50, -25, 39]],
    [[-22, -50, 21, -50, 21, -50, -3, -10, -3, -10, 16, -4, 25, 18, 14, 43, -6, 50, -25, 38]],
    [[-22, -41, -3, -50, 16, -43, 18, -24, 0, -6, 0, -6, 21, 4, 24, 28, 8, 48, -11, 49, -25, 36]],
  ],
  [
    [[12, 50, 12, -50, 12, -50, -27, 20, -27, 20, 28, 20]],
    [
      [-12, -50, -25, 15, -25, 15, 28, 14],
      [13, -24, 10, 50],
    ],
    [
      [6, -50, -27, 18, -27, 18, 28, 18],
      [13, -14, 12, 50],
    ],
  ],
  [
    [[22, -50, -16, -50, -16, -50, -20, -7, -20, -7, 0, -15, 20, -6, 26, 18, 14, 42, -6, 50, -25, 40]],
    [
      [-15, -48, -20, -5, -20, -5, 3, -13, 22, 1, 24, 26, 8, 47, -12, 49, -25, 40],
      [-15, -49, 24, -51],
    ],
  ],
  [ROUND_SIX, LEANING_SIX],
  [
    [[-24, -50, 25, -50, 25, -50, -7, 50]],
    [
      [-24, -49, 25, -50, 25, -50, 5, -6, -6, 50],
      [-14, 3, 21, 0],
    ],
    [[-25, -36, -23, -50, -23, -50, 25, -49, 25, -49, 4, -4, -4, 50]],
  ],
  [
    [[0, -4, 19, -22, 15, -43, 0, -50, -15, -43, -19, -22, 0, -4, 23, 16, 20, 41, 0, 50, -20, 41, -23, 16, 0, -4]],
    [
      [0, -50, 17, -42, 18, -20, 0, -8, -18, -20, -17, -42, 0, -50],
      [0, -8, 22, 5, 22, 36, 0, 50, -22, 36, -22, 5, 0, -8],
    ],
  ],
  [
    half(ROUND_SIX),
    [
      [0, -50, 18, -43, 24, -25, 16, -7, -2, -1, -19, -9, -25, -26, -18, -43, 0, -50],
      [24, -42, 24, -25, 21, 10, 13, 50],
    ],
    half(LEANING_SIX),
  ],
];

/** The shapes a digit can take. @param digit one character from 0 to 9 */
export function shapesOf(digit: string): readonly DigitShape[] {
  const shapes = SHAPES[Number(digit)];
  if (!shapes) throw new RangeError('a captcha has digits only');
  return shapes;
}
