// Makes the spoken digits of our captcha with espeak-ng (Debian package espeak-ng), on a developer's machine, once:
//   node test/tools/make-digit-samples.mjs
// Writes src/server/captcha/samples-<locale>.ts. The same espeak-ng writes the same files.
import './ts-hooks.mjs';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { compress } = await import('../../src/server/captcha/companding.ts');

const RATE = 11_025;

// `speed` is in words a minute. espeak-ng's own 175 is for sentences; Vietnamese syllables want more room for their tone.
const LOCALES = {
  en: {
    voice: 'en',
    speed: 135,
    words: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  },
  vi: { voice: 'vi', speed: 95, words: ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] },
};

const folder = mkdtempSync(join(tmpdir(), 'digits-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** espeak-ng's 22,050 Hz, 16-bit WAV as numbers from -1 to 1. */
function say(voice, speed, word) {
  const file = join(folder, 'word.wav');
  execFileSync('espeak-ng', ['-v', voice, '-s', String(speed), '-w', file, word]);
  const wav = readFileSync(file);
  if (wav.readUInt32LE(24) !== RATE * 2 || wav.readUInt16LE(34) !== 16) throw new Error('espeak-ng changed its format');
  const data = wav.subarray(wav.indexOf('data') + 8);
  return Float32Array.from({ length: data.length >> 1 }, (_, i) => data.readInt16LE(i * 2) / 32768);
}

/** Every second sample after a low-pass at 5 kHz (windowed sinc, 63 taps), so that nothing folds back. */
function halve(samples) {
  const taps = Array.from({ length: 63 }, (_, i) => {
    const n = i - 31;
    const cut = 5000 / (RATE * 2);
    const sinc = n === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * n) / (Math.PI * n);
    return sinc * (0.54 + 0.46 * Math.cos((Math.PI * n) / 31));
  });
  return Float32Array.from({ length: samples.length >> 1 }, (_, i) =>
    taps.reduce((sum, tap, t) => sum + tap * (samples[i * 2 + t - 31] ?? 0), 0),
  );
}

/** More treble, up to 6 dB: consonants and the higher formants must stand out from the noise laid under them. */
const brighten = (samples) => samples.map((sample, i) => sample - 0.55 * (samples[i - 1] ?? 0));

/** Without the silence before and after, with 5 ms of fade so that no cut clicks. */
function trim(samples) {
  const loudest = samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
  const heard = (sample) => Math.abs(sample) > loudest * 0.012;
  const pad = Math.round(RATE * 0.012);
  const start = Math.max(0, samples.findIndex(heard) - pad);
  const end = Math.min(samples.length, samples.findLastIndex(heard) + pad);
  const cut = samples.slice(start, end);
  const fade = Math.round(RATE * 0.005);
  for (let i = 0; i < fade; i++) {
    cut[i] *= i / fade;
    cut[cut.length - 1 - i] *= i / fade;
  }
  return cut;
}

/**
 * All digits equally loud: a root mean square of 0.22 before the soft ceiling of tanh, which rounds the sharp peaks of
 * the voice off and lets the rest be heard.
 */
function level(samples) {
  const rms = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
  return samples.map((sample) => Math.tanh((sample * 0.22) / rms));
}

const version = execFileSync('espeak-ng', ['--version'], { encoding: 'utf8' }).match(/[\d.]+/)[0];
for (const [locale, { voice, speed, words }] of Object.entries(LOCALES)) {
  const strings = words.map((word) => {
    const samples = level(trim(brighten(halve(say(voice, speed, word)))));
    console.log(`${locale} ${word}: ${(samples.length / RATE).toFixed(2)} s`);
    return `  '${Buffer.from(compress(samples).buffer).toString('base64')}', // ${word}`;
  });
  const name = `SAMPLES_${locale.toUpperCase()}`;
  const rate =
    locale === 'en' ? `/** Samples a second, of every locale. */\nexport const SAMPLE_RATE = ${RATE};\n\n` : '';
  writeFileSync(
    new URL(`../../src/server/captcha/samples-${locale}.ts`, import.meta.url),
    `// Made by test/tools/make-digit-samples.mjs with eSpeak NG ${version}, voice "${voice}". Do not edit.
//
// Licence: eSpeak NG is GPL-3.0-or-later and is not shipped with us. Its licence covers a program's output only where
// the output itself is a covered work (section 2). These are ten short spoken words: computed vowels, and for some
// consonants a few milliseconds of recordings that eSpeak NG mixes in. We hold that not to be a covered work and give
// the words under this package's MIT licence; eSpeak NG's authors have not been asked. Who sees it otherwise can speak
// the ten words, save them as WAV and run the script's second half on them.

${rate}/** The digits 0 to 9, spoken: base64 of one companded signed byte per sample (see companding.ts). */
export const ${name}: readonly string[] = [
${strings.join('\n')}
];
`,
  );
}
