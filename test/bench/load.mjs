/**
 * How long until a reader can type: native HTML, the smallest script, and Ykien, side by side in one run of real Chromium.
 * Milliseconds differ from machine to machine; the ratios are what the goals are about.
 * Usage: npm run bench:load [-- --strict] [-- --runs=7]
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../config/find-chromium.ts';
import { servePages } from './load-pages.mjs';

const strict = process.argv.includes('--strict');
const runs = Number(process.argv.find((argument) => argument.startsWith('--runs='))?.slice('--runs='.length) ?? 7);
const names = ['native', 'vanilla', 'ykien'];

/** "3G/4x": 1.6 Mbit/s down, 750 kbit/s up, 150 ms, a processor four times slower. */
const slowLine = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowProcessor = { rate: 4 };

/**
 * Runs in the page before anything else: notes when a field first could be typed into, through open shadow roots. The field is
 * focused only afterwards by `focusField`, because the first focus is what makes a form ask for its challenge.
 */
function probe() {
  const findIn = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.matches('input:not([type=hidden]), textarea') && usable(element)) return element;
      const inside = element.shadowRoot && findIn(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const usable = (field) =>
    !field.disabled &&
    !field.readOnly &&
    !field.closest('[inert]') &&
    field.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    field.getBoundingClientRect().height > 0;
  const state = { usableAt: undefined, shift: 0, longest: 0 };
  const look = () => {
    if (document.body && findIn(document)) state.usableAt = performance.now();
    else requestAnimationFrame(look);
  };
  look();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) state.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.longest = Math.max(state.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  state.focusField = () => {
    const field = findIn(document);
    field?.focus();
    return Boolean(field) && field.getRootNode().activeElement === field;
  };
  globalThis.loadProbe = state;
}

async function taskSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

/** One load in a fresh context, with an empty cache and new connections. */
async function load(browser, url, slow) {
  const context = await browser.newContext({ viewport: { width: 412, height: 915 }, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await Promise.all(['Network', 'Performance'].map((domain) => session.send(`${domain}.enable`)));
    if (slow) {
      await session.send('Network.emulateNetworkConditions', slowLine);
      await session.send('Emulation.setCPUThrottlingRate', slowProcessor);
    }
    let [requests, chunks, bytes] = [0, 0, 0];
    session.on('Network.requestWillBeSent', ({ request }) => {
      // The icon and pictures inside a data: URL cost no request; our own chunks are counted apart.
      if (request.url.includes('/cdn/ykien-')) chunks += 1;
      else if (!request.url.startsWith('data:')) requests += 1;
    });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(probe);
    const before = await taskSeconds(session);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => globalThis.loadProbe.usableAt !== undefined, null, { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    const cpu = ((await taskSeconds(session)) - before) * 1000;
    const { usableAt, shift, longest } = await page.evaluate(() => globalThis.loadProbe);
    // Counted now: what the focus sets off belongs to the first key, not to the load.
    const counted = { requests, chunks, bytes };
    if (!(await page.evaluate(() => globalThis.loadProbe.focusField()))) throw new Error('the field took no focus');
    if (errors.length > 0) throw new Error(errors.join('; '));
    return { usable: usableAt, cpu, shift, longest, ...counted };
  } finally {
    await context.close();
  }
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** `runs` rounds over all pages in turn, so that a slow moment of the machine touches each of them alike. */
async function measure(browser, origin) {
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < runs; round += 1) {
    process.stderr.write(`round ${round + 1} of ${runs}\n`);
    for (const name of names) {
      const slow = await load(browser, `${origin}/${name}`, true);
      // Processor time is taken without throttling: throttled, it would be wall-clock time.
      const { cpu } = await load(browser, `${origin}/${name}`, false);
      samples[name].push({ ...slow, cpu });
    }
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      Object.fromEntries(
        Object.keys(samples[name][0]).map((key) => [key, median(samples[name].map((one) => one[key]))]),
      ),
    ]),
  );
}

function report(result) {
  const columns = [
    ['usable ms', ({ usable }) => usable.toFixed(0)],
    ['requests', ({ requests }) => requests],
    ['chunks', ({ chunks }) => chunks],
    ['bytes', ({ bytes }) => bytes],
    ['CPU ms', ({ cpu }) => cpu.toFixed(1)],
    ['longest task', ({ longest }) => longest.toFixed(0)],
    ['CLS', ({ shift }) => shift.toFixed(3)],
  ];
  const line = (cells) => cells.map((cell, i) => (i ? String(cell).padStart(13) : cell.padEnd(9))).join('');
  console.log(line(['', ...columns.map(([heading]) => heading)]));
  for (const name of names) console.log(line([name, ...columns.map(([, value]) => value(result[name]))]));

  const { native, vanilla, ykien } = result;
  const goals = [
    ['form usable, to vanilla', ykien.usable / vanilla.usable, 1.15],
    ['form usable, to native', ykien.usable / native.usable, undefined],
    ['CPU to load, to vanilla', ykien.cpu / vanilla.cpu, 1.5],
    ['requests before the first focus', ykien.requests, 4],
    ['CLS', ykien.shift, 0.02],
  ];
  console.log('');
  let missed = 0;
  for (const [what, value, goal] of goals) {
    const met = goal === undefined || value <= goal;
    missed += met ? 0 : 1;
    const verdict = goal === undefined ? '' : `goal ≤ ${goal}: ${met ? 'met' : 'missed'}`;
    console.log(
      `${what.padEnd(34)}${value.toFixed(what.startsWith('requests') ? 0 : 3).padStart(7)}  ${verdict}`.trimEnd(),
    );
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
  console.log(`Chromium ${browser.version()}, 1.6 Mbit/s, 150 ms, CPU 4x; medians of ${runs}`);
  // The first load of a browser pays for things that no page is to blame for.
  await load(browser, `${server.origin}/native`, false);
  const missed = report(await measure(browser, server.origin));
  if (server.missing.size > 0) console.log(`Asked for, and not served: ${[...server.missing].join(' ')}`);
  if (strict && missed > 0) process.exitCode = 1;
} catch (error) {
  console.error(`A page could not be measured: ${error.message}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
