import { describe, expect, it } from 'vitest';
import { banValue } from '../../../../src/server/ban-value.js';
import { createKeyRing, readSecrets } from '../../../../src/server/keys.js';
import { draft, problem, secret, solve } from '../../../support/backend.js';
import { openStore } from '../stores/sqlite-file.js';
import { ban, openBackend, submitted, writing } from './fixtures.js';

const [keys] = await createKeyRing(readSecrets(secret));
const vietnam = { id: 'default', phoneCountry: 'VN' };
const readerKey = 'k'.repeat(43);

async function value(kind: 'phone' | 'address' | 'word', text: string): Promise<string> {
  const made = await banValue(keys, vietnam, kind, text);
  if (made === undefined) throw new Error('No value.');
  return made;
}

describe('a ban', () => {
  it('of a reader goes by the key, and tells nothing of why', async () => {
    const backend = openBackend();
    const { reader } = await submitted(backend, { readerKey });
    await backend.store.putBan(ban({ kind: 'reader', value: reader ?? '' }));
    const response = await backend.submit(writing('Lại là tôi đây bà con.', { readerKey }));
    expect(response.status).toBe(403);
    expect(await problem(response)).toEqual({
      type: 'about:blank',
      title: 'This comment cannot be taken.',
      status: 403,
      code: 'forbidden',
    });
    expect((await backend.submit(writing('Tôi là người khác.'))).status).toBe(201);
  });

  it('of a phone number holds for every spelling of it', async () => {
    const backend = openBackend();
    await backend.store.putBan(ban({ kind: 'phone', value: await value('phone', '0912 345 678') }));
    for (const phone of ['0912345678', '+84 912 345 678']) {
      expect((await backend.submit({ fields: { ...draft().fields, phone } })).status).toBe(403);
    }
    expect((await backend.submit({ fields: { ...draft().fields, phone: '0912345679' } })).status).toBe(201);
  });

  it.each([
    ['203.0.113.0/24', '203.0.113.99', 403],
    ['203.0.113.0/24', '203.0.114.1', 201],
    ['203.0.113.0/24', '::ffff:203.0.113.99', 403],
    ['2001:db8:1:2::/64', '2001:db8:1:2:3::4', 403],
    ['2001:db8:1:2:3::4', '2001:db8:1:2:3::5', 201],
    ['2001:db8:1:2:3::4', '2001:db8:1:2:3::4', 403],
  ])('of %s gives %s the status %i', async (network, address, status) => {
    const backend = openBackend();
    await backend.store.putBan(ban({ kind: 'address', value: await value('address', network) }));
    expect((await backend.submit({}, address)).status).toBe(status);
  });

  it('of a word finds it hidden behind marks, case, width and characters that nobody sees', async () => {
    const backend = openBackend();
    await backend.store.putBan(ban({ kind: 'word', value: await value('word', 'Cá độ') }));
    for (const content of ['Ghé CA DO nhé', 'cá\u200b độ', 'ｃａ ｄｏ', '(cá độ)']) {
      expect((await backend.submit(writing(content))).status, content).toBe(403);
    }
    expect((await backend.submit(writing('Con cá đội mũ.'))).status).toBe(201);
  });

  it('that says spam or queue takes the comment and holds it back, whatever the moderation', async () => {
    const backend = openBackend();
    await backend.store.putBan(ban({ kind: 'word', value: 'mot', effect: 'queue' }));
    expect(await submitted(backend, writing('Chữ một.'))).toMatchObject({ status: 'pending', reasons: ['ban'] });
    await backend.store.putBan(ban({ kind: 'word', value: 'hai', effect: 'spam' }));
    const stored = await submitted(backend, writing('Chữ một và hai.'));
    expect(stored).toMatchObject({ status: 'spam', score: 0 });
    const seen = await backend.submit(writing('Hai.'));
    expect(seen.status).toBe(202);
    expect(await seen.json()).toMatchObject({ status: 'pending' });
  });

  it('leaves the challenge for another text', async () => {
    const backend = openBackend({ challenge: 'always' });
    await backend.store.putBan(ban({ kind: 'word', value: 'xau' }));
    const issued = await backend.challenge();
    const challenge = { id: issued.id, solution: solve(issued) };
    expect((await backend.submit(writing('Chữ xấu.', { challenge }))).status).toBe(403);
    expect((await backend.submit(writing('Chữ đẹp.', { challenge }))).status).toBe(201);
  });

  it('does not take back what was stored before', async () => {
    const backend = openBackend();
    const sent = draft();
    expect((await backend.post('/v1/comments', sent)).status).toBe(201);
    await backend.store.putBan(ban({ kind: 'word', value: 'cau' }));
    expect((await backend.post('/v1/comments', sent)).status).toBe(201);
    expect((await backend.post('/v1/comments', draft())).status).toBe(403);
  });

  it('holds and ends at once in the process that made it', async () => {
    const backend = openBackend();
    expect((await backend.submit(writing('Một câu về chợ mới.'))).status).toBe(201);
    await backend.store.putBan(ban({ kind: 'word', value: 'cho' }));
    expect((await backend.submit(writing('Hai câu về chợ mới.'))).status).toBe(403);
    await backend.store.removeBan('default', 'cho');
    expect((await backend.submit(writing('Ba câu về chợ mới.'))).status).toBe(201);
  });

  it('of another process is known after five seconds', async () => {
    const { store, path } = openStore();
    const other = openStore({ path }).store;
    // As with a store that cannot hear of others.
    const deaf = openBackend({}, { store: { ...store, onChange: () => () => undefined } });
    expect((await deaf.submit(writing('Một câu về chợ mới.'))).status).toBe(201);
    await other.putBan(ban({ kind: 'word', value: 'cho' }));
    expect((await deaf.submit(writing('Hai câu về chợ mới.'))).status).toBe(201);
    deaf.now += 5000;
    expect((await deaf.submit(writing('Ba câu về chợ mới.'))).status).toBe(403);
  });

  it('ends at its time', async () => {
    const backend = openBackend();
    await backend.store.putBan(ban({ kind: 'word', value: 'cho', expiresAt: backend.now + 1000 }));
    expect((await backend.submit(writing('Một câu về chợ mới.'))).status).toBe(403);
    backend.now += 1000;
    expect((await backend.submit(writing('Hai câu về chợ mới.'))).status).toBe(201);
  });

  it('of a reader or number holds after the secret was rotated', async () => {
    const { store } = openStore();
    const before = openBackend({}, { store });
    const { reader = '' } = await submitted(before, { readerKey });
    await store.putBan(ban({ kind: 'reader', value: reader }));
    await store.putBan(ban({ kind: 'phone', value: await value('phone', '0912345678') }));
    const after = openBackend({}, { store, secret: ['another secret of thirty-two bytes at least', secret] });
    expect((await after.submit(writing('Một câu.', { readerKey }))).status).toBe(403);
    expect((await after.submit({ fields: { ...draft().fields, phone: '0912345678' } })).status).toBe(403);
  });
});
