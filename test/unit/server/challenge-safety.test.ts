import { describe, expect, it, vi } from 'vitest';
import { createKeyRing, readSecrets } from '../../../src/server/keys.js';
import { answerDigits } from '../../../src/server/challenge-answer.js';
import { verifyChallengeId } from '../../../src/server/challenge-id.js';
import { memoryStore } from '../../../src/server/stores/memory.js';
import { Backend, draft, problem, secret, solve } from '../../support/backend.js';

const unlimited = { limits: { submit: [], issue: [], free: [] } };
const always = { challenge: 'always' } as const;

async function digitsOf(id: string): Promise<string> {
  const claims = await verifyChallengeId(await createKeyRing(readSecrets(secret)), id);
  if (!claims) throw new Error('The id is not signed with the test secret.');
  return answerDigits(claims);
}

describe('a challenge', () => {
  it('is used once: none of 1,000 reuses passes', async () => {
    const backend = new Backend(always, unlimited);
    const challenge = await backend.challenge();
    const answered = { id: challenge.id, solution: solve(challenge) };
    expect((await backend.submit({ challenge: answered })).status).toBe(202);
    // The fresh challenges of the refusals are pictures and would be drawn a thousand times.
    const reuses = new Backend(always, {
      store: backend.store,
      limits: { submit: [], issue: [{ max: 1, windowMs: 60_000 }] },
    });
    let accepted = 0;
    for (let i = 0; i < 1000; i++) {
      if ((await reuses.submit({ challenge: answered })).status !== 422) accepted++;
    }
    expect(accepted).toBe(0);
  });

  it('takes the digits of its picture, also full-width and with spaces', async () => {
    const backend = new Backend(always, unlimited);
    for (const spell of [(text: string) => text, (text: string) => [...text].join(' '), wide]) {
      const { id } = await backend.challenge('image');
      expect((await backend.submit({ challenge: { id, answer: spell(await digitsOf(id)) } })).status).toBe(202);
    }
  });

  it('is used up by a wrong answer', async () => {
    const backend = new Backend(always, unlimited);
    const { id } = await backend.challenge('image');
    const right = await digitsOf(id);
    const wrong = right.startsWith('0') ? '1' + right.slice(1) : '0' + right.slice(1);
    expect((await backend.submit({ challenge: { id, answer: wrong } })).status).toBe(422);
    expect((await backend.submit({ challenge: { id, answer: right } })).status).toBe(422);
  });

  it('of one kind never passes as another', async () => {
    const backend = new Backend(always, unlimited);
    const image = await backend.challenge('image');
    const digits = await digitsOf(image.id);
    expect((await backend.submit({ challenge: { id: image.id, solution: Number(digits) } })).status).toBe(422);
    const pow = await backend.challenge('pow');
    expect((await backend.submit({ challenge: { id: pow.id, answer: String(solve(pow)) } })).status).toBe(422);
    const other = await backend.challenge('pow');
    expect((await backend.submit({ challenge: { id: other.id, token: 'x' } })).status).toBe(422);
  });

  it('is refused with any bit flipped, shortened, lengthened or spelled otherwise', async () => {
    const backend = new Backend(always, unlimited);
    const { id } = await backend.challenge();
    const ring = await createKeyRing(readSecrets(secret));
    expect(await verifyChallengeId(ring, id)).toBeDefined();
    const bytes = Buffer.from(id, 'base64url');
    for (const [i, byte] of bytes.entries()) {
      for (let bit = 0; bit < 8; bit++) {
        const forged = Buffer.from(bytes);
        forged[i] = byte ^ (1 << bit);
        expect(await verifyChallengeId(ring, forged.toString('base64url'))).toBeUndefined();
      }
      expect(await verifyChallengeId(ring, bytes.subarray(0, i).toString('base64url'))).toBeUndefined();
    }
    for (const forged of [`${id}A`, `${id}=`, `${id}\n`, ` ${id}`, id + id, '', 'AAAA', spareBits(id)]) {
      expect(await verifyChallengeId(ring, forged)).toBeUndefined();
    }
  });

  it('is refused on another page, for another purpose, on another site and after its time', async () => {
    const backend = new Backend(always, unlimited);
    const answer = async (kind: { page?: string; purpose?: string } = {}) => {
      const challenge = await backend.challenge('pow', kind);
      return { id: challenge.id, solution: solve(challenge) };
    };
    expect((await backend.submit({ challenge: await answer({ page: '/other' }) })).status).toBe(422);
    expect((await backend.submit({ challenge: await answer({ purpose: 'contact' }) })).status).toBe(422);
    const elsewhere = new Backend({ ...always, id: 'other' }, { ...unlimited, store: backend.store });
    expect((await elsewhere.submit({ challenge: await answer() })).status).toBe(422);
    const late = await answer();
    backend.now += 30 * 60_000;
    expect((await backend.submit({ challenge: late })).status).toBe(422);
  });

  it('lives through a rotation and ends with its secret', async () => {
    const backend = new Backend(always, unlimited);
    const answers = await Promise.all(
      [0, 1].map(async () => {
        const challenge = await backend.challenge();
        return { id: challenge.id, solution: solve(challenge) };
      }),
    );
    const next = 'another secret of thirty-two bytes!';
    const rotated = new Backend(always, { ...unlimited, secret: [next, secret] });
    expect((await rotated.submit({ challenge: answers[0]! })).status).toBe(202);
    const forgotten = new Backend(always, { ...unlimited, secret: next });
    expect((await forgotten.submit({ challenge: answers[1]! })).status).toBe(422);
  });

  it('writes nothing when it is handed out: 10,000 leave the store untouched', async () => {
    const store = memoryStore();
    const writes = Object.keys(store)
      .filter((name) => /^(accept|use|take|put|add)/.test(name))
      .map((name) => vi.spyOn(store, name as 'useChallenge'));
    expect(writes).toHaveLength(8);
    const backend = new Backend(always, { ...unlimited, store, challenges: { powMaxNumber: 1 } });
    for (let i = 0; i < 10_000; i += 100) {
      await Promise.all(Array.from({ length: 100 }, () => backend.challenge('pow')));
    }
    await backend.challenge('image');
    for (const write of writes) expect(write).not.toHaveBeenCalled();
  }, 30_000);

  it('says its answer nowhere: not in its id, its headers, the log, or a refusal', async () => {
    const backend = new Backend(always, unlimited);
    const response = await backend.post('/v1/challenges', { page: '/news/42', purpose: 'comment', accept: ['image'] });
    const body = await response.text();
    const { id } = JSON.parse(body) as { id: string };
    const digits = await digitsOf(id);
    const refusal = await problem(await backend.submit({ challenge: { id, token: 'x' } }));
    const said = [body.replace(/"src":"[^"]*"/, ''), Buffer.from(id, 'base64url').toString('latin1')];
    said.push(
      JSON.stringify([...response.headers]),
      JSON.stringify(backend.log),
      JSON.stringify({ ...refusal, challenge: null }),
    );
    for (const text of said) expect(text).not.toContain(digits);
  });

  it('has digits that are all equally likely', async () => {
    const [keys] = await createKeyRing(readSecrets(secret));
    const counts = Array<number>(10).fill(0);
    for (let i = 0; i < 2000; i++) {
      const nonce = crypto.getRandomValues(new Uint8Array(16));
      for (const digit of await answerDigits({ keys, nonce, parameter: 5 })) counts[Number(digit)]!++;
    }
    // Chi-squared with 9 degrees of freedom exceeds 33.7 once in 10,000 runs.
    const chi = counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi).toBeLessThan(33.7);
  });
});

describe('a submit whose policy is on-demand', () => {
  it('passes without a challenge until the reader writes much or looks like a program', async () => {
    const backend = new Backend({ challenge: 'on-demand' }, { limits: { free: [{ max: 2, windowMs: 60_000 }] } });
    expect((await backend.submit()).status).toBe(202);
    expect((await backend.submit({ hints: { honeypot: 'http://spam' } })).status).toBe(422);
    expect((await backend.submit()).status).toBe(202);
    const refused = await problem(await backend.submit(draft()));
    expect(refused.code).toBe('challenge');
  });
});

function wide(digits: string): string {
  return [...digits].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
}

/** The same bytes with other spare bits in the last character, or a doubled id where there are none. */
function spareBits(id: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  if (id.length % 4 === 0) return id + id;
  return id.slice(0, -1) + alphabet[alphabet.indexOf(id.at(-1)!) ^ 1]!;
}
