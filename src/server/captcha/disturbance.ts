import { paintLine, createLayer, exchange, type Layer } from './layer.js';
import type { Point } from './curve.js';
import type { Random } from './random.js';

/** A wavy line from edge to edge as a function of x. */
function createWave(random: Random, middle: number, swing: number, width: number): (x: number) => number {
  const long = (6.283 / width) * random.between(0.8, 1.5);
  const short = (6.283 / width) * random.between(1.8, 2.8);
  const [p, q] = [random.between(0, 6.283), random.between(0, 6.283)];
  return (x) => middle + swing * (0.7 * Math.sin(long * x + p) + 0.3 * Math.sin(short * x + q));
}

/** Everything under a wave: a hill whose ridge runs through the digits. */
function drawHill(width: number, height: number, wave: (x: number) => number): Layer {
  const layer = createLayer(width, height);
  for (let x = 0; x < width; x++) {
    const ridge = wave(x);
    for (let y = Math.max(0, Math.floor(ridge)); y < height; y++) {
      layer.ink[y * width + x] = Math.min(1, y - ridge + 0.5 > 0 ? y - ridge + 0.5 : 0);
    }
  }
  return layer;
}

function drawDisc(width: number, height: number, centre: Point, radius: number): Layer {
  const layer = createLayer(width, height);
  paintLine(layer, [centre, centre], () => radius);
  return layer;
}

function drawThread(width: number, height: number, wave: (x: number) => number, radius: number): Layer {
  const layer = createLayer(width, height);
  const line: Point[] = [];
  for (let x = -8; x <= width + 8; x += 8) line.push({ x, y: wave(x) });
  paintLine(layer, line, () => radius);
  return layer;
}

/**
 * Lays a hill, discs and a thread over the digits by counterchange. A person follows a digit through the change from
 * dark on light to light on dark without noticing; a program that first splits a picture into ink and paper has lost it.
 */
export function disturb(layer: Layer, random: Random): void {
  const { width, height } = layer;
  const swing = height * random.between(0.22, 0.3);
  exchange(layer, drawHill(width, height, createWave(random, height * random.between(0.44, 0.56), swing, width)));

  // A disc is much larger than a digit's bowl: an arc of that size closing a 9 would make it an 8.
  const discs = Math.round(width / 300);
  for (let i = 0; i < discs; i++) {
    const x = (width * (i + random.between(0.2, 0.8))) / discs;
    const centre = { x, y: height * random.between(0.25, 0.75) };
    exchange(layer, drawDisc(width, height, centre, height * random.between(0.36, 0.46)));
  }

  const wave = createWave(random, height * random.between(0.42, 0.58), height * random.between(0.2, 0.3), width);
  exchange(layer, drawThread(width, height, wave, height * random.between(0.007, 0.009)));
}

/** Scatters small dots, inked on paper and bare on ink. */
export function scatter(layer: Layer, random: Random): void {
  const { width, height } = layer;
  const dots = createLayer(width, height);
  for (let i = Math.round((width * height) / 900); i > 0; i--) {
    const dot = { x: random.between(0, width), y: random.between(0, height) };
    const radius = random.between(0.5, 1.3);
    paintLine(dots, [dot, dot], () => radius);
  }
  exchange(layer, dots);
}
