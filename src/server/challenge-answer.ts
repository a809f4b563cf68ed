import { createChallenge, verifySolution } from 'altcha-lib/v1';
import type { ProofOfWork } from '../core/challenge.js';
import { equalTexts, lengthPrefixed, toBase64Url, uint, type Bytes } from './bytes.js';
import { hmac, type Keys } from './keys.js';

/** What an answer is derived from: the nonce of a signed id. */
interface Source {
  readonly keys: Keys;
  readonly nonce: Bytes;
  readonly parameter: number;
}

/** Bytes that only the holder of the secret can make again; blocks of 32, numbered from 0. */
function stream({ keys, nonce }: Pick<Source, 'keys' | 'nonce'>, label: string, block = 0): Promise<Bytes> {
  return hmac(keys.answer, lengthPrefixed([label, nonce, uint(block, 4)]));
}

/** The digits of an image. Bytes from 250 on are passed over: 256 is no multiple of 10, and the low digits would come more often. */
export async function answerDigits(source: Source): Promise<string> {
  let digits = '';
  for (let block = 0; ; block++) {
    for (const byte of await stream(source, 'digits', block)) {
      if (byte >= 250) continue;
      digits += String(byte % 10);
      if (digits.length === source.parameter) return digits;
    }
  }
}

/** Where the accidents of picture and sound come from. */
export function answerSeed(source: Source, label: 'picture' | 'sound'): Promise<Bytes> {
  return stream(source, label);
}

/** Digits as a reader may type them: full-width, with spaces. */
export async function isRightAnswer(source: Source, answer: string): Promise<boolean> {
  const digits = await answerDigits(source);
  return equalTexts(digits, answer.normalize('NFKC').replace(/\s/g, ''));
}

/** ALTCHA's version 1 (https://altcha.org/docs/v1): the hidden number comes from the nonce, so that nothing need be stored. */
async function altcha(source: Source) {
  const [salt, key] = await Promise.all([stream(source, 'salt'), stream(source, 'altcha key')]);
  const hmacKey = toBase64Url(key);
  const number = await hiddenNumber(source);
  const options = { hmacKey, salt: toBase64Url(salt.slice(0, 16)), maxnumber: source.parameter, number };
  return { hmacKey, puzzle: await createChallenge({ ...options, algorithm: 'SHA-256' }) };
}

export async function proofOfWork(source: Source): Promise<ProofOfWork> {
  const { challenge, salt } = (await altcha(source)).puzzle;
  return { algorithm: 'SHA-256', challenge, salt, maxNumber: source.parameter };
}

export async function isRightSolution(source: Source, number: number): Promise<boolean> {
  if (!Number.isSafeInteger(number) || number < 0 || number > source.parameter) return false;
  const { hmacKey, puzzle } = await altcha(source);
  return verifySolution({ ...puzzle, number }, hmacKey);
}

/** Even over 0…parameter: what lies above the last whole multiple of the range is passed over. */
async function hiddenNumber(source: Source): Promise<number> {
  const range = source.parameter + 1;
  const ceiling = 2 ** 32 - (2 ** 32 % range);
  for (let block = 0; ; block++) {
    const bytes = await stream(source, 'number', block);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < bytes.length; at += 4) {
      const word = view.getUint32(at);
      if (word < ceiling) return word % range;
    }
  }
}
