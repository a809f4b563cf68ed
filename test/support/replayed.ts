import { expect, onTestFinished } from 'vitest';
import { CommentError } from '../../src/core/error.js';
import { replay, type Exchange, type Replay } from './replay.js';

/** Serves exchanges until the test ends, and then expects that all were asked for, as recorded. */
export async function replayed(exchanges: readonly Exchange[]): Promise<Replay> {
  const server = await replay(exchanges);
  onTestFinished(async () => {
    await server.close();
    expect(server.faults).toEqual([]);
    expect(server.rest()).toEqual([]);
  });
  return server;
}

/** A `fetch` that sends one request after another, so that what an adapter asks at once arrives in the order of asking. */
export function orderedFetch(): typeof fetch {
  let last: Promise<unknown> = Promise.resolve();
  return (...input) => {
    const answer = last.then(() => fetch(...input));
    last = answer.catch(() => undefined);
    return answer;
  };
}

/** What a call rejects with, as plain data. */
export async function refusalOf(call: Promise<unknown>): Promise<Partial<CommentError>> {
  const error: unknown = await call.then(
    () => 'it did not reject',
    (reason: unknown) => reason,
  );
  if (!(error instanceof CommentError)) throw error;
  const { code, outcome, status, issues, retryAfterMs, challenge } = error;
  return {
    ...{ code, outcome },
    ...(status !== undefined && { status }),
    ...(issues && { issues }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(challenge && { challenge }),
  };
}
