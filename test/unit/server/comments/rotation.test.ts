import { describe, expect, it } from 'vitest';
import { secret } from '../../../support/backend.js';
import { key, Thread } from '../../../support/thread.js';

const next = 'another secret of thirty-two bytes!';

/** The same data behind a server whose secret was rotated. */
const rotated = (before: Thread, site: ConstructorParameters<typeof Thread>[0] = {}): Thread => {
  const after = new Thread(site, { store: before.store, secret: [next, secret] });
  after.now = before.now;
  return after;
};

describe('a reader, after the secret was rotated', () => {
  it('still has one vote for a comment, and changes it', async () => {
    const before = new Thread();
    const { id } = await before.write();
    const vote = (thread: Thread, value: number) =>
      thread.post('/v1/comments/vote', { comment: id, value, readerKey: key('a') });
    expect(await (await vote(before, 1)).json()).toEqual({ up: 1, down: 0, mine: 1 });
    const after = rotated(before);
    expect(await (await vote(after, 1)).json()).toEqual({ up: 1, down: 0, mine: 1 });
    expect(await (await vote(after, -1)).json()).toEqual({ up: 0, down: 1, mine: -1 });
  });

  it('cannot vote on an own comment, and reports one once', async () => {
    const before = new Thread();
    const { id } = await before.write('Của tôi', { readerKey: key('a') });
    const report = (thread: Thread) =>
      thread.post('/v1/comments/report', { comment: id, reason: 'spam', readerKey: key('b') });
    await report(before);
    const after = rotated(before);
    expect((await after.post('/v1/comments/vote', { comment: id, value: 1, readerKey: key('a') })).status).toBe(403);
    expect((await report(after)).status).toBe(204);
    expect((await before.store.findQueued('default', id))?.reports).toBe(1);
  });

  it('is trusted by what was approved before', async () => {
    const before = new Thread();
    for (let i = 0; i < 3; i++) await before.write(undefined, { readerKey: key('a') });
    const after = rotated(before, { moderation: 'trusted' });
    expect((await after.write('Lần thứ tư', { readerKey: key('a') })).status).toBe('published');
    expect((await after.write('Người khác', { readerKey: key('b') })).status).toBe('pending');
  });
});
