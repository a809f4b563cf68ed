import type { Challenge, ChallengeAnswer } from '../core/challenge.js';
import type { ChallengeUse } from '../contract/store.js';
import { equalBytes, toBase64, toBase64Url, type Bytes } from './bytes.js';
import { drawPicture, speakDigits } from './captcha/index.js';
import { answerDigits, answerSeed, isRightAnswer, isRightSolution, proofOfWork } from './challenge-answer.js';
import { hashPage, signChallengeId, verifyChallengeId, type OwnKind, type VerifiedClaims } from './challenge-id.js';
import type { KeyRing } from './keys.js';
import { Refusal } from './refusal.js';

export interface ChallengeOptions {
  /** How long a challenge can be answered, in milliseconds. Default 1,800,000: half an hour for a long comment. */
  readonly ttlMs?: number;
  /**
   * Largest hidden number of a proof of work; on average half of it is searched. Default 250,000: a phone with 0.3 million
   * hashes a second computes for 0.4 s on average and 0.8 s at most, and takes 1 to 3 s when it does so in slices that keep the page responsive.
   */
  readonly powMaxNumber?: number;
}

/** What a challenge is bound to. */
export interface ChallengeBinding {
  readonly site: string;
  readonly page: string;
  readonly purpose: string;
}

/** Without a page: of any page, for a foreign form whose server does not say where it stands. */
type ExpectedBinding = Omit<ChallengeBinding, 'page'> & { readonly page?: string };

/** `wrong`: also an answer of the wrong kind; the id must be used up · `void`: not ours, elsewhere's, expired, or not answered at all. */
export type CheckResult =
  | { readonly outcome: 'right' | 'wrong'; readonly use: ChallengeUse; readonly kind: OwnKind }
  | { readonly outcome: 'void' };

/** Digits of a picture: 100,000 guesses against limits that allow 60 an hour. */
const digitCount = 5;

export interface Challenges {
  issue(binding: ChallengeBinding, kind: OwnKind, now: number): Promise<Challenge>;
  /** Looks at signature, binding, expiry and answer; whether the id was used before, only the store knows. */
  check(binding: ExpectedBinding, answer: ChallengeAnswer, now: number): Promise<CheckResult>;
  /** What a signed id that is not expired says, for the verify route. */
  read(id: string, now: number): Promise<VerifiedClaims | undefined>;
  sound(site: string, id: string, locale: 'vi' | 'en', now: number): Promise<Uint8Array | undefined>;
}

/** @throws TypeError that names a wrong option. */
export function createChallenges(keyRing: Promise<KeyRing>, options: ChallengeOptions = {}): Challenges {
  const { ttlMs = 1_800_000, powMaxNumber = 250_000 } = options;
  if (!(ttlMs >= 1000)) throw new TypeError('Option "challenges.ttlMs" must be at least 1000 milliseconds.');
  if (!Number.isSafeInteger(powMaxNumber) || powMaxNumber < 1 || powMaxNumber >= 2 ** 31) {
    throw new TypeError('Option "challenges.powMaxNumber" must be a whole number from 1 to 2147483647.');
  }

  async function read(id: string, now: number): Promise<VerifiedClaims | undefined> {
    const claims = await verifyChallengeId(await keyRing, id);
    return claims && claims.expiresAt > now ? claims : undefined;
  }

  return {
    read,

    async issue({ site, page, purpose }, kind, now) {
      const [keys] = await keyRing;
      const nonce: Bytes = crypto.getRandomValues(new Uint8Array(16));
      const parameter = kind === 'image' ? digitCount : powMaxNumber;
      const source = { keys, nonce, parameter };
      const id = await signChallengeId(keys, { nonce, site, page, kind, parameter, purpose, expiresAt: now + ttlMs });
      const common = { id, kind, expiresInMs: ttlMs };
      if (kind === 'pow') return { ...common, alternatives: [], pow: await proofOfWork(source) };
      const { png, width, height } = await drawPicture(await answerDigits(source), await answerSeed(source, 'picture'));
      const image = { src: `data:image/png;base64,${toBase64(png)}`, width, height, length: digitCount };
      return { ...common, alternatives: ['sound', 'pow'], image };
    },

    async check({ site, page, purpose }, answer, now) {
      const claims = await read(answer.id, now);
      if (claims?.site !== site || claims.purpose !== purpose) return { outcome: 'void' };
      if (page !== undefined && !equalBytes(claims.pageHash, await hashPage(page))) return { outcome: 'void' };
      if (answer.answer === undefined && answer.solution === undefined && answer.token === undefined)
        return { outcome: 'void' };
      const use = { site, nonce: toBase64Url(claims.nonce), expiresAt: claims.expiresAt };
      return { outcome: (await isRight(claims, answer)) ? 'right' : 'wrong', use, kind: claims.kind };
    },

    async sound(site, id, locale, now) {
      const claims = await read(id, now);
      if (claims?.site !== site || claims.kind !== 'image') return undefined;
      return speakDigits(await answerDigits(claims), await answerSeed(claims, 'sound'), locale);
    },
  };
}

/** Each kind takes its own answer only: a picture's id with a number is wrong, however right the number. */
async function isRight(claims: VerifiedClaims, { answer, solution }: ChallengeAnswer): Promise<boolean> {
  if (claims.kind === 'image') return answer !== undefined && isRightAnswer(claims, answer);
  return solution !== undefined && isRightSolution(claims, solution);
}

/** The reader's first choice that this server makes. `none` can be asked for, and is never given. @throws Refusal 422 `unsupported` */
export function chooseKind(accept: readonly string[]): OwnKind {
  const kind = accept.find((each) => each === 'image' || each === 'pow');
  if (!kind)
    throw new Refusal('unsupported', { title: 'This server makes challenges of kind image and pow.', status: 422 });
  return kind;
}
