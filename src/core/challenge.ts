/** `image`: digits in a picture · `pow`: proof of work · `token`: a third party's · `none`: nothing is asked. */
export type ChallengeKind = 'image' | 'pow' | 'token' | 'none';

/** Other ways through the same challenge that the backend offers. */
export type ChallengeAlternative = 'sound' | 'pow';

/** When a form shows a challenge. */
export type ChallengePolicy = 'always' | 'on-demand' | 'none';

export interface Challenge {
  /** Signed by the backend; opaque. */
  readonly id: string;
  readonly kind: ChallengeKind;
  /** Time left in milliseconds from the moment of the answer: a duration, so that clocks need not agree. */
  readonly expiresInMs: number;
  readonly alternatives: readonly ChallengeAlternative[];
  readonly image?: ChallengeImage;
  readonly pow?: ProofOfWork;
  readonly token?: { readonly provider: string; readonly siteKey: string };
}

export interface ChallengeImage {
  /** `data:image/png;base64,…`, so that a strict `img-src` lets it pass and no URL can carry the answer. */
  readonly src: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Number of digits asked for; 0: whatever the picture shows, letters too, as other backends have it. */
  readonly length: number;
}

/** ALTCHA's format, version 1: find `number` with `SHA-256(salt + number) = challenge` in 0…maxNumber. */
export interface ProofOfWork {
  readonly algorithm: 'SHA-256';
  /** 64 hexadecimal digits. */
  readonly challenge: string;
  readonly salt: string;
  readonly maxNumber: number;
}

export interface ChallengeRequest {
  /** `PageRef.id`. */
  readonly page: string;
  /** What the answer will pay for: `comment`, or the name that a foreign form has agreed with its server. */
  readonly purpose: string;
  /** Kinds that the reader can take, the best first. */
  readonly accept: readonly ChallengeKind[];
  /** BCP 47, for the sound. */
  readonly locale?: string;
}

/** Exactly one of `answer`, `solution`, `token` is present. */
export interface ChallengeAnswer {
  readonly id: string;
  /** Digits of an image or sound. */
  readonly answer?: string;
  /** The `number` of a proof of work. */
  readonly solution?: number;
  readonly token?: string;
}
