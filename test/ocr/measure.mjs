// Measures how often an OCR program reads our captcha, plain and after cleaning:
//   node test/ocr/measure.mjs [--pictures 500] [--seed 1]
// Needs Debian's tesseract-ocr. Prints whole-string and per-digit rates; exits 1 when a goal is missed, 2 when not run.
import '../tools/ts-hooks.mjs';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPng } from '../tools/read-png.ts';
import { createChallenge } from './challenge.mjs';
import { preparations } from './clean.mjs';

const { values } = parseArgs({
  options: { pictures: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const total = Number(values.pictures);
const GOAL = { plain: 2, cleaned: 5 }; // whole strings read, per cent
const BATCH = 25;
const SIDE_BY_SIDE = 2;
const MODES = ['7', '8']; // one line, one word

const found = spawnSync('tesseract', ['--version'], { encoding: 'utf8' });
if (found.error || found.status !== 0) {
  console.log('not run: tesseract is missing (Debian package tesseract-ocr)');
  process.exit(2);
}
const version = `${found.stdout}${found.stderr}`.split('\n')[0];

const { drawPicture } = await import('../../src/server/captcha/index.ts');
const folder = mkdtempSync(join(tmpdir(), 'captcha-ocr-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

function progress(text) {
  if (process.stdout.isTTY) process.stdout.write(`\r${text}\x1b[K`);
}

/** Reads the files of a list with one start of tesseract; answers come in order, parted by form feeds. */
function start(list, mode) {
  return new Promise((resolve, reject) => {
    const child = spawn('tesseract', [list, '-', '--psm', mode, '-c', 'tessedit_char_whitelist=0123456789'], {
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve(code === 0 ? text.split('\f').map((answer) => answer.replace(/\D/g, '')) : null),
    );
  });
}

let crashes = 0;

/** Tesseract 5.3 crashes on a picture now and then: its batch is then read one by one, the picture counts as not read. */
async function read(files, list, mode) {
  writeFileSync(list, files.join('\n'));
  const together = await start(list, mode);
  if (together) return together;
  const answers = [];
  for (const file of files) {
    writeFileSync(list, file);
    const alone = await start(list, mode);
    if (!alone) crashes++;
    answers.push(alone?.[0] ?? '');
  }
  return answers;
}

/** How many digits of `truth` stand in `answer` in the same order: the longest common subsequence. */
function digitsRead(truth, answer) {
  let row = new Array(answer.length + 1).fill(0);
  for (const digit of truth) {
    const next = [0];
    for (let i = 0; i < answer.length; i++) {
      next.push(digit === answer[i] ? row[i] + 1 : Math.max(row[i + 1], next[i]));
    }
    row = next;
  }
  return row[answer.length];
}

const truths = [];
const names = Object.keys(preparations);
for (let i = 0; i < total; i++) {
  const { digits, bytes } = createChallenge(values.seed, i);
  truths.push(digits);
  const image = readPng((await drawPicture(digits, bytes)).png);
  names.forEach((name, n) => {
    const { width, height, grey } = preparations[name](image);
    writeFileSync(join(folder, `${n}-${i}.pgm`), Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), grey]));
  });
  progress(`drawing and cleaning ${i + 1}/${total}`);
}

const jobs = [];
names.forEach((name, n) => {
  for (const mode of MODES) {
    for (let first = 0; first < total; first += BATCH) jobs.push({ name, n, mode, first });
  }
});
const answers = new Map();
let done = 0;
const waiting = jobs.slice();
async function work() {
  for (let job = waiting.shift(); job; job = waiting.shift()) {
    const { name, n, mode, first } = job;
    const files = Array.from({ length: Math.min(BATCH, total - first) }, (_, i) =>
      join(folder, `${n}-${first + i}.pgm`),
    );
    const texts = await read(files, join(folder, `${n}-${mode}-${first}.txt`), mode);
    files.forEach((_, i) => answers.set(`${name} ${mode} ${first + i}`, texts[i] ?? ''));
    progress(`reading ${++done}/${jobs.length} batches`);
  }
}
await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
progress('');

const share = (count, of) => ((100 * count) / of).toFixed(1).padStart(6) + ' %';
console.log(`${version}, ${total} pictures of 5 digits, seed ${values.seed}, digits only`);
console.log('"by chance" holds each answer against another picture: what per digit is worth without reading at all.\n');
console.log(`${'preparation'.padEnd(34)} psm   whole  per digit  by chance`);
const worst = { plain: 0, cleaned: 0 };
for (const name of names) {
  for (const mode of MODES) {
    let [whole, digits, chance] = [0, 0, 0];
    truths.forEach((truth, i) => {
      const answer = answers.get(`${name} ${mode} ${i}`);
      if (answer === truth) whole++;
      digits += digitsRead(truth, answer);
      chance += digitsRead(truths[(i + 1) % total], answer);
    });
    const kind = name === 'plain' ? 'plain' : 'cleaned';
    worst[kind] = Math.max(worst[kind], (100 * whole) / total);
    const figures = [share(whole, total), share(digits, total * 5), share(chance, total * 5)].join('   ');
    console.log(`${name.padEnd(34)}  ${mode} ${figures}`);
  }
}
console.log(`tesseract crashed on ${crashes} of ${total * names.length * MODES.length} readings, counted as not read`);
let missed = false;
for (const kind of ['plain', 'cleaned']) {
  const met = worst[kind] <= GOAL[kind];
  missed ||= !met;
  console.log(
    `${kind}: at most ${worst[kind].toFixed(1)} % of whole strings read, goal ${GOAL[kind]} %: ${met ? 'met' : 'MISSED'}`,
  );
}
process.exitCode = missed ? 1 : 0;
