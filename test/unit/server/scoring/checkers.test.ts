import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../src/server/log.js';
import type { CheckedComment, Checker } from '../../../../src/server/scoring/checkers.js';
import { createHandler } from '../../../../src/server/index.js';
import { openStore } from '../stores/sqlite-file.js';
import { origin, secret, draft } from '../../../support/backend.js';
import { ban, openBackend, submitted, writing } from './fixtures.js';

const says = (name: string, score: number): Checker => ({ name, check: async () => ({ score }) });
const never: Checker = { name: 'never', check: () => new Promise(() => undefined) };
const fails: Checker = { name: 'fails', check: async () => Promise.reject(new Error('0912345678')) };
const throws: Checker = {
  name: 'throws',
  check() {
    throw new Error('0912345678');
  },
};

describe('checkers', () => {
  it('add to the score, and stand among the reasons', async () => {
    const none: Checker = { name: 'none', check: async () => undefined };
    const backend = openBackend({}, { checkers: [says('one', 3), none, says('two', 4)] });
    expect(await submitted(backend)).toMatchObject({ status: 'pending', score: 7, reasons: ['one', 'two'] });
  });

  it('never refuse, and add 0 to 100', async () => {
    const backend = openBackend({}, { checkers: [says('low', -50), says('high', 1e9), says('odd', NaN)] });
    expect(await submitted(backend)).toMatchObject({ status: 'pending', score: 100, reasons: ['high'] });
  });

  it('that fail or are late are passed over and told by name only, and the others are heard', async () => {
    const notices: Notice[] = [];
    const checkers = [never, fails, throws, says('one', 1)];
    const backend = openBackend({}, { checkers, checkersMs: 50, notice: (notice) => notices.push(notice) });
    expect(await submitted(backend)).toMatchObject({ status: 'published', score: 1, reasons: ['one'] });
    expect(notices.map(({ name }) => name).sort()).toEqual(['fails', 'never', 'throws']);
    expect(notices.every(({ notice }) => notice === 'checker-skipped')).toBe(true);
    expect(JSON.stringify(notices)).not.toContain('0912345678');
  });

  it('hold a submit up by their time together, not by each one', async () => {
    const backend = openBackend({}, { checkers: [never, { ...never, name: 'again' }], checkersMs: 200 });
    const start = performance.now();
    expect((await backend.submit()).status).toBe(201);
    expect(performance.now() - start).toBeLessThan(390);
  });

  it('get what is public, the address and the agent, and a signal that ends; no phone, e-mail or other field', async () => {
    let seen: CheckedComment | undefined;
    let ended: AbortSignal | undefined;
    const check: Checker['check'] = async (comment, signal) => {
      [seen, ended] = [comment, signal];
      return undefined;
    };
    const backend = openBackend({ fields: 'name phone email title content*' }, { checkers: [{ name: 'spy', check }] });
    const fields = { ...draft().fields, phone: '0912345678', email: 'canary@example.vn' };
    await backend.post('/v1/comments', draft({ fields }), { 'user-agent': 'Agent/1' });
    expect(seen).toEqual({
      site: 'default',
      page: { id: '/news/42', url: `${origin}/news/42`, title: 'Tin' },
      name: 'Trần Thị Bích',
      title: 'Đường hỏng',
      content: 'Xin sửa cầu này.',
      address: '203.0.113.7',
      userAgent: 'Agent/1',
    });
    expect(ended?.aborted).toBe(true);
  });

  it('are asked only about what has passed limits and challenge, once, and under no ban', async () => {
    let asked = 0;
    const check: Checker['check'] = async () => {
      asked++;
      return undefined;
    };
    const backend = openBackend({ challenge: 'always' }, { checkers: [{ name: 'spy', check }] });
    await backend.submit();
    expect(asked).toBe(0);
    backend.site = { ...backend.site, challenge: 'none' };
    const sent = draft();
    await backend.post('/v1/comments', sent);
    await backend.post('/v1/comments', sent);
    expect(asked).toBe(1);
    await backend.store.putBan(ban({ kind: 'word', value: 'xau', effect: 'spam' }));
    await backend.submit(writing('Chữ xấu.'));
    expect(asked).toBe(1);
  });

  it('with a wrong name or time are refused at the start', () => {
    const options = { store: openStore().store, secret, site: { origins: [origin] } };
    expect(() => createHandler({ ...options, checkers: [says('Not A Name', 1)] })).toThrow('Option "checkers"');
    expect(() => createHandler({ ...options, checkersMs: 0 })).toThrow('Option "checkersMs"');
  });
});
