/**
 * The server in one process over SQLite, beside two floors of the same run: Hono answering a constant of the same size, and the inserts of a
 * submit done bare. Rounds of all sides alternate and each gives a ratio, of which the median counts, so that a busy machine slows all of them.
 * Not a test: it exits with 1 when something could not be measured, with `--strict` also when a goal is missed.
 *
 *   npm run bench:server [-- --strict] [--million]
 */
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, sendAlone, wire } from './raw-http.mjs';
import { commentPage, commentPages, submission, threadPage, threadRoot } from './submission.mjs';

const rounds = 11;
/** No new round after this, so that a slow machine measures less and not longer. Milliseconds. */
const enoughMs = 60_000;
const [reads, submits, refusals, challenges] = [600, 640, 8, 16];
const connections = 32;
const megabyte = 'x'.repeat(1024 * 1024);

/** Comments of the one long thread; 10^6 take some minutes to load. */
const most = process.argv.includes('--million') ? 1_000_000 : 100_000;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Starts a process of server-side.mjs and waits for its port. */
async function startSide(role, folder) {
  const child = fork(fileURLToPath(new URL('server-side.mjs', import.meta.url)), [role, folder, most], {
    // A warning of Node's about its own modules says nothing here.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const hear = () =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error(`the process "${role}" ended`));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message);
      });
    });
  const ask = (message) => {
    const answer = hear();
    child.send(message);
    return answer;
  };
  /** Processor time that the process has used up to now, all its threads together. Milliseconds. */
  const cpu = async () => {
    const { user, system } = await ask({ cpu: true });
    return (user + system) / 1000;
  };
  const { port } = await hear();
  return { port, ask, cpu, stop: () => child.disconnect() };
}

/** Work that is done by a side, with the processor time that it took there. */
async function timed(side, work) {
  const before = await side.cpu();
  const result = await work();
  return { ...result, cpu: (await side.cpu()) - before };
}

const articlesOf = (n) => wire(`/v1/articles?kind=recent&page=/news/0${100 + (n % 800)}`);
const sorts = ['newest', 'oldest', 'top'];
/** A few pages, as readers come to the news of a day. */
const commentsOf = (n) => wire(`/v1/comments?page=${commentPage(n % 20)}`);
let asked = 0;
/** Never the same twice within more of them than the server keeps. */
const otherComments = () => {
  asked += 1;
  return wire(
    `/v1/comments?page=${commentPage(asked % commentPages)}&sort=${sorts[Math.floor(asked / commentPages) % 3]}`,
  );
};
const threadOf = () => wire(`/v1/comments?page=${threadPage}&parent=${threadRoot}&limit=50`);
const footOf = (n) => wire(`/v1/page?page=${commentPage(n % 20)}&include=form,recent,older,comments`);
const partsOf = (n) => wire(`/v1/page?page=/news/0${100 + (n % 800)}`);

/** Requests of Ykien and, over the constant of the size of its answer, of both floors. */
async function sidesOf(servers, count, request, status, floorBody) {
  const requests = () => Array.from({ length: count }, (_, n) => request(n));
  const { body } = await load({ port: servers.ykien.port, requests: [request(0)], connections: 1, status });
  const floor = wire(`/${body.length}`, floorBody);
  const measure = async (side, list) => {
    const { ms, cpu } = await timed(side, () => load({ port: side.port, requests: list, connections, status }));
    return { rate: (count / ms) * 1000, cpu: (cpu / count) * 1000, busy: cpu / ms };
  };
  return {
    bytes: body.length,
    ykien: () => measure(servers.ykien, requests()),
    bare: () => measure(servers.bare, Array(count).fill(floor)),
    plain: () => measure(servers.plain, Array(count).fill(floor)),
  };
}

/** A body of 1 MB, with its length in front, or in pieces whose sum nobody knows. */
function largeBody(announced) {
  if (announced) return wire('/v1/comments', megabyte);
  const head = 'POST /v1/comments HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n';
  const piece = `4000\r\n${megabyte.slice(0, 0x4000)}\r\n`;
  return Buffer.from(`${head}transfer-encoding: chunked\r\n\r\n${piece.repeat(64)}0\r\n\r\n`);
}

/** Sends some bodies of 1 MB. @returns the processor time of each refusal, and how many of the answers were lost. */
async function refuse(side, request) {
  let lost = 0;
  const { cpu } = await timed(side, async () => {
    for (let n = 0; n < refusals; n += 1) {
      const status = await sendAlone(side.port, request);
      if (status === undefined) lost += 1;
      else if (status !== 413) throw new Error(`1 MB was answered with ${status}`);
    }
  });
  if (lost > refusals / 2) throw new Error(`${lost} of ${refusals} answers to 1 MB were lost`);
  return { cpu: cpu / refusals, lost };
}

async function measure(servers, begun) {
  const { ykien, inserts } = servers;
  const http = {
    'GET /v1/articles': await sidesOf(servers, reads, articlesOf, 200),
    'GET /v1/page': await sidesOf(servers, reads, partsOf, 200),
    'GET /v1/comments': await sidesOf(servers, reads, commentsOf, 200),
    '… each another': await sidesOf(servers, reads, otherComments, 200),
    '… of a long thread': await sidesOf(servers, reads, threadOf, 200),
    'GET /v1/page, all': await sidesOf(servers, reads, footOf, 200),
    'POST /v1/comments': await sidesOf(
      servers,
      submits,
      (n) => wire('/v1/comments', submission(n)),
      202,
      submission(0),
    ),
  };
  const sizes = Object.fromEntries(Object.entries(http).map(([name, { bytes }]) => [name, bytes]));
  const [announced, unannounced] = [largeBody(true), largeBody(false)];
  const question = wire(
    '/v1/challenges',
    JSON.stringify({ page: '/news/0001', purpose: 'comment', accept: ['image'] }),
  );
  const challenge = { port: ykien.port, requests: Array(challenges).fill(question), connections: 1, status: 201 };
  const samples = [];
  // Round 0 warms all sides up.
  for (let round = 0; round <= rounds; round += 1) {
    if (performance.now() - begun > enoughMs) break;
    process.stderr.write(round === 0 ? 'warming up\n' : `round ${round} of ${rounds}\n`);
    const sample = {};
    for (const [name, { ykien, bare, plain }] of Object.entries(http)) {
      sample[name] = { ykien: await ykien(), bare: await bare(), plain: await plain() };
    }
    sample.inserts = (submits / (await inserts.ask({ inserts: submits })).ms) * 1000;
    sample.announced = await refuse(ykien, announced);
    sample.unannounced = await refuse(ykien, unannounced);
    const { cpu, body } = await timed(ykien, () => load(challenge));
    sample.challenge = cpu / challenges;
    sample.bytes = body.length;
    if (round > 0) samples.push(sample);
  }
  if (samples.length < 3) throw new Error(`only ${samples.length} rounds in ${enoughMs / 1000} s`);
  return { samples, sizes };
}

const percent = (value) => `${(value * 100).toFixed(0)} %`;

function reportHttp(samples, sizes) {
  const widths = [19, 8, 9, 9, 9, 9, 12, 12, 8];
  const line = (cells) =>
    console.log(cells.map((cell, i) => String(cell)[i ? 'padStart' : 'padEnd'](widths[i])).join(''));
  line(['a second', 'bytes', 'ykien', 'bare', 'ratio', 'plain', 'CPU µs each', 'bare CPU µs', 'busy']);
  for (const [name, bytes] of Object.entries(sizes)) {
    const of = (pick) => median(samples.map((sample) => pick(sample[name])));
    const rates = ['ykien', 'bare', 'plain'].map((side) => of((each) => each[side].rate).toFixed(0));
    const ratio = percent(of(({ ykien, bare }) => ykien.rate / bare.rate));
    const cpu = ['ykien', 'bare'].map((side) => of((each) => each[side].cpu).toFixed(0));
    line([name, bytes, rates[0], rates[1], ratio, rates[2], ...cpu, percent(of(({ ykien }) => ykien.busy))]);
  }
  line(['the inserts, bare', '', '', median(samples.map(({ inserts }) => inserts)).toFixed(0)]);
  console.log('');
  console.log(
    'bare: Hono on @hono/node-server as it comes. plain: the same without its global Request and Response, as `serve`',
  );
  console.log(
    'runs it. busy: processor time of the server by the clock; well under 100 %, the load or the disk is what was waited for.',
  );
}

function report({ samples, sizes }) {
  reportHttp(samples, sizes);
  const of = (pick) => median(samples.map(pick));
  const submit = (sample) => sample['POST /v1/comments'];
  // An answer and its inserts after each other on one thread.
  const both = (sample) => 1 / (1 / submit(sample).bare.rate + 1 / sample.inserts);
  const readRatio = (name) => of(({ [name]: each }) => each.ykien.rate / each.bare.rate);
  const rows = [
    ...['GET /v1/articles', 'GET /v1/page', 'GET /v1/comments'].map((name) => {
      return [`${name}, to bare Hono`, readRatio(name), 0.6];
    }),
    ['submit, to the bare inserts', of((sample) => submit(sample).ykien.rate / sample.inserts), 0.7],
    ['bare Hono itself, to the bare inserts', of((sample) => submit(sample).bare.rate / sample.inserts)],
    ['submit, to bare Hono', of((sample) => submit(sample).ykien.rate / submit(sample).bare.rate)],
    ['submit, to both after each other', of((sample) => submit(sample).ykien.rate / both(sample))],
  ].map(([what, value, goal]) => [what, percent(value), goal && `≥ ${percent(goal)}`, !(value < goal)]);
  const most = (what, value, unit, goal) => [what, `${value.toFixed(2)} ${unit}`, `≤ ${goal} ${unit}`, value <= goal];
  rows.push(
    most(
      '1 MB refused by its length, CPU',
      of(({ announced }) => announced.cpu),
      'ms',
      5,
    ),
    most(
      '1 MB refused in pieces, CPU',
      of(({ unannounced }) => unannounced.cpu),
      'ms',
      5,
    ),
    most(
      'picture issued, CPU',
      of(({ challenge }) => challenge),
      'ms',
      5,
    ),
    most('picture issued, answer', of(({ bytes }) => bytes) / 1000, 'kB', 16),
  );
  console.log('');
  for (const [what, value, goal, met] of rows) {
    const verdict = goal ? `goal ${goal}: ${met ? 'met' : 'missed'}` : '';
    console.log(`${what.padEnd(40)}${value.padStart(9)}  ${verdict}`.trimEnd());
  }
  const lost = samples.reduce((sum, { announced, unannounced }) => sum + announced.lost + unannounced.lost, 0);
  console.log(`${lost} of ${samples.length * refusals * 2} refusals were cut off before this client had read them.`);
  return rows.filter(([, , goal, met]) => goal && !met).length;
}

if (!existsSync(fileURLToPath(new URL('../../dist/server/index.js', import.meta.url)))) {
  console.error('dist/server/index.js is not there: npm run build makes it. Nothing was measured.');
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), 'ykien-bench-'));
const servers = {};
try {
  for (const role of ['ykien', 'bare', 'plain', 'inserts']) servers[role] = await startSide(role, folder);
  const [before] = loadavg();
  const result = await measure(servers, performance.now());
  const machine = `${availableParallelism()} cores, load average ${before.toFixed(1)} before`;
  console.log(
    `node ${process.version}; ${machine}; ${connections} in flight; medians of ${result.samples.length} rounds`,
  );
  const missed = report(result);
  if (process.argv.includes('--strict') && missed > 0) process.exitCode = 1;
} catch (error) {
  console.error(`The server could not be measured: ${error.message}`);
  process.exitCode = 1;
} finally {
  for (const side of Object.values(servers)) side.stop();
  rmSync(folder, { recursive: true, force: true });
}
