import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { expect } from 'vitest';

const path = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => [join(folder, 'firefox-esr'), join(folder, 'firefox')])
  .find((file) => existsSync(file));

/** Firefox without a window; `undefined`, and said so, where none is installed. */
export async function openFirefox(options: LaunchOptions = {}): Promise<Browser | undefined> {
  if (path) return puppeteer.launch({ ...options, browser: 'firefox', executablePath: path, headless: true });
  notRun('firefox');
  return undefined;
}

/** A machine without the engine says so; only YKIEN_PARTIAL=1 lets the run pass all the same. */
export function notRun(engine: string): void {
  console.log(`not run: ${engine} is not installed`);
  expect(process.env.YKIEN_PARTIAL, `${engine} is not installed; YKIEN_PARTIAL=1 lets the others pass`).toBe('1');
}
