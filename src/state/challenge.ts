import type { Adapter } from '../contract/adapter.js';
import type { Challenge, ChallengeAnswer, ProofOfWork } from '../core/challenge.js';
import { CommentError } from '../core/error.js';
import type { Clock } from './clock.js';
import { Observable } from './observable.js';

export interface ChallengeView {
  readonly phase: 'idle' | 'loading' | 'ready' | 'failed';
  readonly challenge?: Challenge;
  /** The way that the reader takes. */
  readonly way: 'image' | 'pow' | 'token';
  /** The number that solves a proof of work, or a third party's token, once found. */
  readonly solution?: number | string;
  readonly error?: CommentError;
}

export interface ChallengeOptions {
  readonly adapter: Pick<Adapter, 'requestChallenge'>;
  readonly clock: Clock;
  readonly page: string;
  readonly purpose: string;
  readonly locale: string;
  /** Finds the number of a proof of work. */
  solve(pow: ProofOfWork, signal: AbortSignal): Promise<number>;
  /** Has a third party make a token. Without it none is taken. */
  requestToken?(token: NonNullable<Challenge['token']>, signal: AbortSignal): Promise<string>;
}

// A challenge that is about to expire would be refused when it arrives.
const marginMs = 5000;

/** One challenge after another: fetched when first needed, new after each use and at its expiry. */
export class ChallengeState extends Observable<ChallengeView> {
  readonly #options: ChallengeOptions;
  #calls: AbortController | undefined;
  #stopTimer: (() => void) | undefined;

  constructor(options: ChallengeOptions) {
    super({ phase: 'idle', way: 'image' });
    this.#options = options;
  }

  /** Fetches one unless there is one. */
  ensure(): void {
    if (this.value.phase === 'idle') void this.refresh();
  }

  /** Fetches a new one, by the same way or another. */
  async refresh(way = this.value.way): Promise<void> {
    const { signal } = this.#begin();
    this.set({ phase: 'loading', way });
    const { adapter, page, purpose, locale } = this.#options;
    try {
      if (!adapter.requestChallenge) throw new CommentError('unsupported');
      const any = this.#options.requestToken ? (['image', 'pow', 'token'] as const) : (['image', 'pow'] as const);
      const accept = way === 'pow' ? (['pow'] as const) : any;
      const challenge = await adapter.requestChallenge({ page, purpose, accept, locale }, { signal });
      this.#show(challenge, signal);
    } catch (cause) {
      if (signal.aborted) return;
      const error = cause instanceof CommentError ? cause : new CommentError('network', { cause });
      this.set({ phase: 'failed', way, error });
    }
  }

  /** Takes a fresh challenge that came with a refusal, or fetches one. */
  renew(challenge?: Challenge): void {
    const { way } = this.value;
    if (challenge?.kind === way) this.#show(challenge, this.#begin().signal);
    else void this.refresh(way);
  }

  /** What to send, or nothing while there is nothing to send yet. */
  answer(digits: string): ChallengeAnswer | undefined {
    const { challenge, solution } = this.value;
    if (!challenge) return undefined;
    const { id, kind } = challenge;
    if (typeof solution === 'number') return { id, solution };
    if (typeof solution === 'string') return { id, token: solution };
    if (kind !== 'image') return undefined;
    return digits ? { id, answer: digits } : undefined;
  }

  /** Drops what there is: after a receipt, or when the form goes away. */
  reset(): void {
    this.#calls?.abort();
    this.#stopTimer?.();
    this.set({ phase: 'idle', way: 'image' });
  }

  #begin(): AbortController {
    this.#calls?.abort();
    this.#stopTimer?.();
    return (this.#calls = new AbortController());
  }

  #show(challenge: Challenge, signal: AbortSignal): void {
    if (signal.aborted) return;
    const { kind, pow, token } = challenge;
    const way = kind === 'none' ? 'image' : kind;
    this.set({ phase: 'ready', challenge, way });
    this.#stopTimer = this.#options.clock.after(Math.max(challenge.expiresInMs - marginMs, 1000), () => {
      void this.refresh(way);
    });
    const { solve, requestToken } = this.#options;
    if (pow) void this.#solve(challenge, way, solve(pow, signal), signal);
    else if (token && requestToken) void this.#solve(challenge, way, requestToken(token, signal), signal);
  }

  async #solve(
    challenge: Challenge,
    way: ChallengeView['way'],
    solving: Promise<number | string>,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const solution = await solving;
      if (!signal.aborted) this.set({ ...this.value, challenge, solution });
    } catch (cause) {
      if (!signal.aborted) this.set({ phase: 'failed', way, error: new CommentError('challenge', { cause }) });
    }
  }
}
