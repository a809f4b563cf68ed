import { equal } from './store-assert.js';
import { challengeUse, commentRecord, now, site, submission, tally, type StoreCase } from './store-records.js';

const minute = 60_000;
const twoAMinute = { key: 'address', max: 2, windowMs: minute };
const once = { key: 'page', max: 1, windowMs: 10 * minute };

/** Cases about what passes: used challenges, counters, and their removal. */
export function describeLimits(test: StoreCase): void {
  test('uses a challenge once: then it is false, also for a submit', async (store) => {
    equal(await store.useChallenge(challengeUse('nonce'), now), true, 'first');
    equal(await store.useChallenge(challengeUse('nonce'), now), false, 'second');
    equal((await store.acceptSubmission(submission(commentRecord(1), 'nonce'))).outcome, 'challenge-used', 'a submit');
    equal(await store.useChallenge({ ...challengeUse('nonce'), site: 'other' }, now), true, 'at another site');
  });

  test('gives exactly one true for 50 parallel uses of one challenge', async (store) => {
    const uses = await Promise.all(Array.from({ length: 50 }, () => store.useChallenge(challengeUse('nonce'), now)));
    equal(tally(uses.map(String)), { true: 1, false: 49 }, 'answers');
  });

  test('does not use a challenge that has expired by now', async (store) => {
    const use = challengeUse('nonce');
    equal(await store.useChallenge(use, use.expiresAt), false, 'at its expiry');
    equal(await store.useChallenge(use, use.expiresAt - 1), true, 'before');
  });

  test('counts one against every rule while all have room', async (store) => {
    equal(await store.takeLimits([twoAMinute, once], now), 0, 'both');
    equal(await store.takeLimits([twoAMinute], now), 0, 'second of two');
    equal(await store.takeLimits([twoAMinute], now), minute, 'third of two');
    equal(await store.takeLimits([once], now), 10 * minute, 'second of one');
    equal(await store.takeLimits([], now), 0, 'no rule');
  });

  test('counts against none when one is full', async (store) => {
    await store.takeLimits([once], now);
    for (let n = 0; n < 5; n += 1) equal(await store.takeLimits([twoAMinute, once], now), 10 * minute, `try ${n}`);
    equal(await store.takeLimits([twoAMinute], now), 0, 'first of two');
    equal(await store.takeLimits([twoAMinute], now), 0, 'second of two');
  });

  test('resolves with the milliseconds until all have room again, and has room then', async (store) => {
    await store.takeLimits([twoAMinute, once], now);
    await store.takeLimits([twoAMinute], now + 1000);
    equal(await store.takeLimits([twoAMinute], now + 2000), minute - 2000, 'one full');
    equal(await store.takeLimits([twoAMinute, once], now + 2000), 10 * minute - 2000, 'both full');
    equal(await store.takeLimits([twoAMinute, once], now + 10 * minute - 1), 1, 'just before');
    equal(await store.takeLimits([twoAMinute, once], now + 10 * minute), 0, 'then');
  });

  test('keeps counters of different keys and windows apart', async (store) => {
    equal(await store.takeLimits([once, { ...once, key: 'other' }, { ...once, windowMs: minute }], now), 0, 'first');
    equal(await store.takeLimits([{ ...once, windowMs: minute }], now + minute), 0, 'the shorter window is over');
    equal(await store.takeLimits([once], now + minute), 9 * minute, 'the longer is not');
  });

  test('lets nobody through a rule with max 0', async (store) => {
    equal(await store.takeLimits([{ ...once, max: 0 }], now), 10 * minute, 'wait');
  });

  test('lets exactly max of 50 parallel takes through', async (store) => {
    const waits = await Promise.all(
      Array.from({ length: 50 }, () => store.takeLimits([{ ...twoAMinute, max: 7 }], now)),
    );
    equal(waits.filter((wait) => wait === 0).length, 7, 'let through');
  });

  test('does not keep anybody waiting longer than a window when the clock was set back', async (store) => {
    await store.takeLimits([once], now);
    equal(await store.takeLimits([once], now - 1440 * minute), 0, 'a day earlier');
  });

  test('removes counters and challenge uses whose time is over, and only those', async (store) => {
    const short = { ...challengeUse('short'), expiresAt: now + minute };
    await Promise.all([store.useChallenge(short, now), store.useChallenge(challengeUse('long'), now)]);
    await store.takeLimits([twoAMinute, once], now);
    await store.sweep(now + 2 * minute);
    // A later clock for the sweep than for the calls shows what is gone: no caller does that.
    equal(await store.useChallenge(short, now), true, 'the use that is over');
    equal(await store.useChallenge(challengeUse('long'), now), false, 'the use that is not');
    equal(await store.takeLimits([twoAMinute], now), 0, 'the counter that is over');
    equal(await store.takeLimits([once], now), 10 * minute, 'the counter that is not');
  });

  test('keeps a use for a minute after its expiry, for the submits that are on their way', async (store) => {
    const use = challengeUse('nonce');
    await store.useChallenge(use, now);
    await store.sweep(use.expiresAt + minute - 1);
    equal((await store.acceptSubmission(submission(commentRecord(1), 'nonce'))).outcome, 'challenge-used', 'a submit');
  });

  test('sweeps any number of rows', async (store) => {
    const nonces = Array.from({ length: 1203 }, (_, n) => `nonce-${n}`);
    await Promise.all(nonces.map((nonce) => store.useChallenge({ site, nonce, expiresAt: now + 1 }, now)));
    await store.sweep(now + 2 * minute);
    const again = await Promise.all(
      nonces.map((nonce) => store.useChallenge({ site, nonce, expiresAt: now + 1 }, now)),
    );
    equal(tally(again.map(String)), { true: nonces.length }, 'unused again');
  });
}
