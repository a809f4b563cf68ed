import { expand } from './companding.js';
import { createRandom, type Random } from './random.js';
import { SAMPLE_RATE, SAMPLES_EN } from './samples-en.js';
import { SAMPLES_VI } from './samples-vi.js';
import { encodeWav } from './wav.js';

type Voice = readonly Float32Array[];

const SOURCES: Readonly<Record<string, readonly string[]>> = { en: SAMPLES_EN, vi: SAMPLES_VI };
const voices = new Map<string, Voice>();

/** The ten spoken digits of a language, unpacked once; a language that we do not speak is read in English. */
function voiceOf(locale: string): Voice {
  const language = Object.hasOwn(SOURCES, locale) ? locale : 'en';
  let voice = voices.get(language);
  if (!voice) {
    voice = SOURCES[language]!.map(expand);
    voices.set(language, voice);
  }
  return voice;
}

/**
 * Says a digit higher and faster or lower and slower, with a slow waver. Vietnamese tells words apart by the shape of
 * their tone, which moves as a whole and so stays what it was; the waver is 2 %, a third of a semitone.
 */
function vary(sound: Float32Array, random: Random): Float32Array {
  const rate = random.between(0.88, 1.14);
  const beat = random.between(3, 6);
  const phase = random.between(0, 6.283);
  const said: number[] = [];
  for (let at = 0; at < sound.length - 1;) {
    const i = Math.floor(at);
    const rest = at - i;
    said.push(sound[i]! * (1 - rest) + sound[i + 1]! * rest);
    at += rate * (1 + 0.02 * Math.sin((beat * at) / SAMPLE_RATE + phase));
  }
  return Float32Array.from(said);
}

function mix(track: Float32Array, sound: Float32Array, start: number, gain: number): void {
  const end = Math.min(sound.length, track.length - start);
  for (let i = 0; i < end; i++) track[start + i]! += sound[i]! * gain;
}

/** Soft low rush, like a street behind a window: white noise through a one-pole filter at about 700 Hz. */
function addRush(track: Float32Array, random: Random): void {
  const level = random.between(0.04, 0.06);
  let low = 0;
  for (let i = 0; i < track.length; i++) {
    low += 0.33 * (random.between(-1, 1) - low);
    track[i]! += low * level;
  }
}

/**
 * Soft voices from end to end, digits played backwards: no person takes them for digits, but a program that looks for
 * where speech begins finds it everywhere.
 */
function addBabble(track: Float32Array, voice: Voice, random: Random): void {
  for (let start = 0; start < track.length;) {
    const backwards = vary(voice[random.below(voice.length)]!, random).reverse();
    mix(track, backwards, start, random.between(0.08, 0.13));
    start += Math.round(backwards.length * random.between(0.5, 0.9));
  }
}

/**
 * Speaks digits with pauses between them over soft noise, as a WAV file (mono, 8 bit, 11,025 Hz; about 13 kB and
 * 1.2 seconds a digit).
 *
 * @param digits 4 to 8 characters from 0 to 9
 * @param seed at least 16 secret bytes; pitch, speed, pauses and noise come from it and from nothing else
 * @param locale the language to speak; an unknown one is read in English
 * @throws RangeError for other digits or a shorter seed
 */
export function speakDigits(digits: string, seed: Uint8Array, locale: 'vi' | 'en'): Uint8Array {
  if (!/^[0-9]{4,8}$/.test(digits)) throw new RangeError('a captcha sound has 4 to 8 digits');

  const random = createRandom(seed, 'sound');
  const voice = voiceOf(locale);
  const spoken: { sound: Float32Array; start: number; gain: number }[] = [];
  let at = Math.round(SAMPLE_RATE * random.between(0.5, 0.8));
  for (const digit of digits) {
    const sound = vary(voice[Number(digit)]!, random);
    spoken.push({ sound, start: at, gain: random.between(0.72, 0.9) });
    at += sound.length + Math.round(SAMPLE_RATE * random.between(0.5, 0.85));
  }

  const track = new Float32Array(at);
  for (const { sound, start, gain } of spoken) mix(track, sound, start, gain);
  addBabble(track, voice, random);
  addRush(track, random);
  return encodeWav(track, SAMPLE_RATE);
}
