/**
 * What a comment costs: static HTML, the smallest script with the same actions, and Ykien, side by side in one run of real Chromium.
 * Usage: npm run bench:list [-- --strict] [-- --runs=5]
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../config/find-chromium.ts';
import { servePages } from './list-pages.mjs';

const strict = process.argv.includes('--strict');
const runs = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice('--runs='.length) ?? 5);
const kinds = ['native', 'vanilla', 'ykien'];
const counts = [0, 100, 1000, 10_000];

/** Runs in the page before anything else. */
function probe() {
  const state = { shift: 0, longest: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) state.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  globalThis.listProbe = state;
}

const rowsOf = (count) => {
  const list = document.querySelector('yk-comment-list');
  const root = list ? list.shadowRoot : document;
  return (root?.querySelectorAll('article').length ?? -1) === count && (count > 0 || !list || !!list.shadowRoot);
};

async function metrics(session) {
  const { metrics: all } = await session.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** One load in a fresh context. Milliseconds of CPU, bytes of heap after a collection, DOM nodes. */
async function load(browser, origin, kind, count, { rate = 1, idleMs = 0 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    if (rate > 1) await session.send('Emulation.setCPUThrottlingRate', { rate });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(probe);
    const before = await metrics(session);
    const from = performance.now();
    await page.goto(`${origin}/${kind}?count=${count}`, { waitUntil: 'load' });
    await page.waitForFunction(rowsOf, count, { timeout: 60_000 });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const shown = performance.now() - from;
    const after = await metrics(session);
    await session.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize: heap, Nodes: nodes } = await metrics(session);
    let idle = 0;
    if (idleMs) {
      // Live news starts after three seconds; what is asked for is what a page costs that nobody touches.
      await page.waitForTimeout(6000);
      const quiet = await metrics(session);
      await page.waitForTimeout(idleMs);
      idle = (((await metrics(session)).TaskDuration - quiet.TaskDuration) * 1000) / (idleMs / 1000);
    }
    const { shift, longest } = await page.evaluate(() => globalThis.listProbe);
    if (errors.length > 0) throw new Error(errors.join('; '));
    return { shown, cpu: (after.TaskDuration - before.TaskDuration) * 1000, heap, nodes, shift, longest, idle };
  } finally {
    await context.close();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(browser, origin) {
  const samples = new Map();
  for (let round = 0; round < runs; round += 1) {
    process.stderr.write(`round ${round + 1} of ${runs}\n`);
    for (const count of counts) {
      for (const kind of kinds) {
        // Ten thousand in every round would take minutes, and one figure less.
        if (count === 10_000 && round >= 3) continue;
        const key = `${kind} ${count}`;
        samples.set(key, [...(samples.get(key) ?? []), await load(browser, origin, kind, count)]);
      }
    }
  }
  return (kind, count) => {
    const list = samples.get(`${kind} ${count}`);
    return Object.fromEntries(Object.keys(list[0]).map((name) => [name, median(list.map((one) => one[name]))]));
  };
}

const line = (cells) => cells.map((cell, i) => (i ? String(cell).padStart(14) : cell.padEnd(18))).join('');

function report(of, extra) {
  console.log(line(['', 'shown ms', 'CPU ms', 'µs a comment', 'heap kB', 'nodes']));
  const cost = (kind, count) => ((of(kind, count).cpu - of(kind, 0).cpu) * 1000) / count;
  for (const count of counts.slice(1)) {
    for (const kind of kinds) {
      const { shown, cpu, heap, nodes } = of(kind, count);
      console.log(
        line([
          `${kind} ${count}`,
          shown.toFixed(0),
          cpu.toFixed(1),
          cost(kind, count).toFixed(0),
          (heap / 1000).toFixed(0),
          nodes,
        ]),
      );
    }
  }
  const { heap } = of('ykien', 1000);
  const goals = [
    ['µs a comment at 1,000, to vanilla', cost('ykien', 1000) / cost('vanilla', 1000), 1.2],
    ['µs a comment at 1,000, to native', cost('ykien', 1000) / cost('native', 1000), undefined],
    ['heap at 1,000, to native', heap / of('native', 1000).heap, 2.5],
    ['µs a comment at 10,000, to that at 1,000', cost('ykien', 10_000) / cost('ykien', 1000), 1.2],
    ['CLS at 100', of('ykien', 100).shift, 0.02],
    ['longest task at 100, CPU 4x, ms', extra.longest, 50],
    ['idle CPU with 100, ms a second', extra.idle, 0.1],
    ['the same on static HTML', extra.floor, undefined],
  ];
  console.log('');
  let missed = 0;
  for (const [what, value, goal] of goals) {
    const met = goal === undefined || value <= goal;
    missed += met ? 0 : 1;
    const verdict = goal === undefined ? '' : `goal ≤ ${goal}: ${met ? 'met' : 'missed'}`;
    console.log(`${what.padEnd(42)}${value.toFixed(3).padStart(8)}  ${verdict}`.trimEnd());
  }
  return missed;
}

const distCdn = resolve('dist/cdn');
if (!existsSync(`${distCdn}/ykien.js`)) {
  console.error('dist/cdn/ykien.js is not there: src/auto.ts makes it. Nothing was measured.');
  process.exit(1);
}
const server = await servePages(distCdn);
const browser = await chromium.launch(await chromiumLaunchOptions());
try {
  console.log(`Chromium ${browser.version()}; medians of ${runs}`);
  // The first load of a browser pays for things that no page is to blame for.
  await load(browser, server.origin, 'native', 100);
  const of = await measure(browser, server.origin);
  const throttled = await load(browser, server.origin, 'ykien', 100, { rate: 4 });
  const idle = await load(browser, server.origin, 'ykien', 100, { idleMs: 20_000 });
  const floor = await load(browser, server.origin, 'native', 100, { idleMs: 20_000 });
  const missed = report(of, { longest: throttled.longest, idle: idle.idle, floor: floor.idle });
  if (strict && missed > 0) process.exitCode = 1;
} catch (error) {
  console.error(`A page could not be measured: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
