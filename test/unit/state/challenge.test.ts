import { describe, expect, it } from 'vitest';
import type { Challenge, ChallengeRequest, ProofOfWork } from '../../../src/core/challenge.js';
import { CommentError } from '../../../src/core/error.js';
import { ChallengeState, type ChallengeOptions } from '../../../src/state/challenge.js';
import { FakeClock, settle } from './fake-clock.js';

const pow: ProofOfWork = { algorithm: 'SHA-256', challenge: '00', salt: 's', maxNumber: 9 };
const image = { src: 'data:image/png;base64,', width: 200, height: 64, length: 5 };

function imageOf(id: string, expiresInMs = 60_000): Challenge {
  return { id, kind: 'image', expiresInMs, alternatives: ['pow'], image };
}
const powOf = (id: string): Challenge => ({ id, kind: 'pow', expiresInMs: 60_000, alternatives: [], pow });

interface Call {
  readonly request: ChallengeRequest;
  readonly signal: AbortSignal;
  answer(challenge: Challenge): Promise<void>;
  fail(error: unknown): Promise<void>;
}

function fixture(options: Partial<ChallengeOptions> = {}): { state: ChallengeState; calls: Call[]; clock: FakeClock } {
  const clock = new FakeClock();
  const calls: Call[] = [];
  const requestChallenge = (request: ChallengeRequest, { signal }: { signal?: AbortSignal } = {}): Promise<Challenge> =>
    new Promise((resolve, reject) => {
      calls.push({
        request,
        signal: signal!,
        answer: (challenge) => {
          resolve(challenge);
          return settle();
        },
        fail: (error) => {
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign rejections are a case too
          reject(error);
          return settle();
        },
      });
    });
  const state = new ChallengeState({
    adapter: { requestChallenge },
    clock,
    page: '/a',
    purpose: 'comment',
    locale: 'vi',
    solve: () => new Promise(() => undefined),
    ...options,
  });
  return { state, calls, clock };
}

describe('ChallengeState', () => {
  it('asks for one at the first need, for its page, purpose and language', async () => {
    const { state, calls } = fixture();
    expect(state.value.phase).toBe('idle');
    state.ensure();
    state.ensure();
    expect(calls.map(({ request }) => request)).toEqual([
      { page: '/a', purpose: 'comment', accept: ['image', 'pow'], locale: 'vi' },
    ]);
    expect(state.value.phase).toBe('loading');
    await calls[0]!.answer(imageOf('1'));
    expect(state.value).toMatchObject({ phase: 'ready', way: 'image', challenge: { id: '1' } });
    state.ensure();
    expect(calls).toHaveLength(1);
  });

  it('answers with the digits under the id of what is shown', async () => {
    const { state, calls } = fixture();
    expect(state.answer('12345')).toBeUndefined();
    state.ensure();
    await calls[0]!.answer(imageOf('1'));
    expect(state.answer('')).toBeUndefined();
    expect(state.answer('12345')).toEqual({ id: '1', answer: '12345' });
  });

  it('renews itself shortly before it expires', async () => {
    const { state, calls, clock } = fixture();
    state.ensure();
    await calls[0]!.answer(imageOf('1', 60_000));
    await clock.tick(54_999);
    expect(calls).toHaveLength(1);
    await clock.tick(1);
    expect(calls).toHaveLength(2);
    await calls[1]!.answer(imageOf('2'));
    expect(state.value.challenge?.id).toBe('2');
  });

  it('renews at most once a second, however short the life', async () => {
    const { state, calls, clock } = fixture();
    state.ensure();
    await calls[0]!.answer(imageOf('1', 0));
    await clock.tick(999);
    expect(calls).toHaveLength(1);
    await clock.tick(1);
    expect(calls).toHaveLength(2);
  });

  it('shows the last of two refreshes, whichever is answered first', async () => {
    const { state, calls } = fixture();
    void state.refresh();
    void state.refresh();
    expect(calls[0]!.signal.aborted).toBe(true);
    await calls[1]!.answer(imageOf('2'));
    await calls[0]!.answer(imageOf('1'));
    expect(state.value.challenge?.id).toBe('2');
  });

  it('keeps a failure of an older refresh to itself', async () => {
    const { state, calls } = fixture();
    void state.refresh();
    void state.refresh();
    await calls[0]!.fail(new DOMException('', 'AbortError'));
    expect(state.value.phase).toBe('loading');
  });

  it('says what failed, and tries again when asked', async () => {
    const { state, calls } = fixture();
    state.ensure();
    const error = new CommentError('rate-limited');
    await calls[0]!.fail(error);
    expect(state.value).toMatchObject({ phase: 'failed', error });
    void state.refresh();
    await calls[1]!.answer(imageOf('1'));
    expect(state.value).toEqual({ phase: 'ready', way: 'image', challenge: imageOf('1') });
  });

  it('takes any other failure for the network’s', async () => {
    const { state, calls } = fixture();
    state.ensure();
    await calls[0]!.fail(new TypeError('x'));
    expect(state.value.error?.code).toBe('network');
  });

  it('fails where the backend has no challenges', async () => {
    const { state } = fixture({ adapter: {} });
    state.ensure();
    await settle();
    expect(state.value).toMatchObject({ phase: 'failed', error: { code: 'unsupported' } });
  });

  it('shows the fresh one that came with a refusal, without a request', async () => {
    const { state, calls } = fixture();
    state.ensure();
    await calls[0]!.answer(imageOf('1'));
    state.renew(imageOf('2'));
    expect(state.value.challenge?.id).toBe('2');
    expect(calls).toHaveLength(1);
  });

  it('asks for one of its own way when another kind came with a refusal', async () => {
    const { state, calls } = fixture();
    void state.refresh('pow');
    await calls[0]!.answer(powOf('1'));
    state.renew(imageOf('2'));
    expect(calls[1]!.request.accept).toEqual(['pow']);
  });

  it('drops everything at a reset', async () => {
    const { state, calls, clock } = fixture();
    void state.refresh();
    state.reset();
    expect(calls[0]!.signal.aborted).toBe(true);
    await calls[0]!.answer(imageOf('1'));
    expect(state.value).toEqual({ phase: 'idle', way: 'image' });
    expect(clock.waiting).toBe(0);
  });
});

describe('ChallengeState by proof of work', () => {
  it('answers with the number once it is found', async () => {
    let found: (number: number) => void = () => undefined;
    const { state, calls } = fixture({ solve: () => new Promise((resolve) => (found = resolve)) });
    void state.refresh('pow');
    await calls[0]!.answer(powOf('1'));
    expect(state.value).toMatchObject({ phase: 'ready', way: 'pow' });
    expect(state.answer('12345')).toBeUndefined();
    found(7);
    await settle();
    expect(state.answer('')).toEqual({ id: '1', solution: 7 });
  });

  it('answers with the number 0', async () => {
    const { state, calls } = fixture({ solve: async () => 0 });
    void state.refresh('pow');
    await calls[0]!.answer(powOf('1'));
    expect(state.answer('')).toEqual({ id: '1', solution: 0 });
  });

  it('takes the way of a backend that only has this one', async () => {
    const { state, calls } = fixture();
    state.ensure();
    await calls[0]!.answer(powOf('1'));
    expect(state.value.way).toBe('pow');
  });

  it('stops working when the reader goes back to the picture', async () => {
    const signals: AbortSignal[] = [];
    const { state, calls } = fixture({
      solve: (_, signal) => {
        signals.push(signal);
        return new Promise(() => undefined);
      },
    });
    void state.refresh('pow');
    await calls[0]!.answer(powOf('1'));
    void state.refresh('image');
    expect(signals[0]?.aborted).toBe(true);
    expect(state.value).toEqual({ phase: 'loading', way: 'image' });
  });

  it('fails when no number fits', async () => {
    const { state, calls } = fixture({ solve: () => Promise.reject(new Error('none')) });
    void state.refresh('pow');
    await calls[0]!.answer(powOf('1'));
    expect(state.value).toMatchObject({ phase: 'failed', way: 'pow', error: { code: 'challenge' } });
  });
});

describe('ChallengeState by a third party’s token', () => {
  const tokenOf = (id: string): Challenge => {
    const token = { provider: 'turnstile', siteKey: 'k' };
    return { id, kind: 'token', expiresInMs: 60_000, alternatives: [], token };
  };

  it('takes one only where somebody makes them', async () => {
    const without = fixture();
    void without.state.refresh();
    expect(without.calls[0]!.request.accept).toEqual(['image', 'pow']);
    const { state, calls } = fixture({ requestToken: async () => 't' });
    void state.refresh();
    expect(calls[0]!.request.accept).toEqual(['image', 'pow', 'token']);
  });

  it('answers with the token once it is there', async () => {
    const asked: unknown[] = [];
    const requestToken: ChallengeOptions['requestToken'] = async (token) => {
      asked.push(token);
      return 'the-token';
    };
    const { state, calls } = fixture({ requestToken });
    void state.refresh();
    await calls[0]!.answer(tokenOf('1'));
    await settle();
    expect(asked).toEqual([{ provider: 'turnstile', siteKey: 'k' }]);
    expect(state.answer('')).toEqual({ id: '1', token: 'the-token' });
  });

  it('has failed when nobody makes it', async () => {
    const requestToken = async (): Promise<string> => Promise.reject(new TypeError('nobody'));
    const { state, calls } = fixture({ requestToken });
    void state.refresh();
    await calls[0]!.answer(tokenOf('1'));
    await settle();
    expect([state.value.phase, state.value.error?.code]).toEqual(['failed', 'challenge']);
    expect(state.answer('')).toBeUndefined();
  });
});
