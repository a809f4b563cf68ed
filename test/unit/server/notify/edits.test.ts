import { describe, expect, it } from 'vitest';
import { mailSubject, mailBody } from '../../../../src/server/notify/mail-texts.js';
import { Thread } from '../../../support/thread.js';
import { memo, notify } from './fixtures.js';

const events = ['new', 'edited', 'approved', 'reported'] as const;

/** A hook that hears everything of a thread from now on. */
async function listen(thread: Thread) {
  const { hook, messages } = memo();
  const { notifier } = await notify(thread, [{ ...hook, events }]);
  return { messages, deliver: () => notifier.deliver(), close: () => notifier.close() };
}

const edit = (thread: Thread, { id, token }: { id: string; token: string }, content: string) =>
  thread.post('/v1/comments/edit', { comment: id, token, fields: { content } });

describe('an edit', () => {
  it('that waits is told as one, with the text that waits', async () => {
    const thread = new Thread({ moderation: 'post', words: ['vay nóng'] });
    const own = await thread.write();
    const { messages, deliver } = await listen(thread);
    expect((await edit(thread, own, 'Vay nóng đây')).status).toBe(202);
    await deliver();
    expect(messages).toMatchObject([
      { type: 'edited', comment: { id: own.id, status: 'published', content: 'Vay nóng đây' } },
    ]);
    const [told] = messages;
    expect(mailSubject(told!, 'vi')).toMatch(/^Bình luận đã sửa chờ duyệt: /);
    expect(mailSubject(told!, 'en')).toMatch(/^Edited comment waits for approval: /);
    expect(mailBody(told!, 'vi')).toContain('> Vay nóng đây');
  });

  it('that was decided about before it was told is told nobody', async () => {
    const thread = new Thread({ moderation: 'post', words: ['vay nóng'] });
    const own = await thread.write();
    await (await listen(thread)).close();
    await edit(thread, own, 'Vay nóng đây');
    const revision = (await thread.store.findQueued('default', own.id))!.revision!.id;
    const decision = { site: 'default', comment: own.id, revision, actor: 'owner', at: thread.now };
    await thread.store.decide([{ ...decision, to: 'rejected' }]);
    const { messages, deliver } = await listen(thread);
    await deliver();
    expect(messages).toEqual([]);
  });

  it('of a comment that waits itself, or that is public at once, is told nobody', async () => {
    const thread = new Thread({ moderation: 'pre' });
    const pending = await thread.write();
    const { messages, deliver } = await listen(thread);
    await edit(thread, pending, 'Bản sau');
    await deliver();
    const open = new Thread({ moderation: 'post' });
    const published = await open.write();
    const other = await listen(open);
    expect((await edit(open, published, 'Bản sau')).status).toBe(200);
    await other.deliver();
    expect([...messages, ...other.messages]).toEqual([]);
  });
});
