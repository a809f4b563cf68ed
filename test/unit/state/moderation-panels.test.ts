import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { ModerationAudit } from '../../../src/state/moderation-audit.js';
import { ModerationBans } from '../../../src/state/moderation-bans.js';
import { ModerationErasure } from '../../../src/state/moderation-erasure.js';
import { ModerationTask } from '../../../src/state/moderation-task.js';
import { FakeModeration, queueItems } from '../../browser/moderation/support.js';

describe('a task', () => {
  it('runs once at a time', async () => {
    const task = new ModerationTask<number>();
    const first = task.run(async () => 1);
    await expect(task.run(async () => 2)).resolves.toBe(false);
    await first;
    expect(task.value).toEqual({ phase: 'done', value: 1 });
  });

  it('keeps what it has when something else fails, and tries that again', async () => {
    const task = new ModerationTask<number>();
    await task.run(async () => 1);
    let fails = true;
    await task.run(async () => {
      if (fails) throw new CommentError('network');
      return 2;
    });
    expect(task.value).toMatchObject({ phase: 'failed', value: 1, error: { code: 'network' } });
    fails = false;
    await task.retry();
    expect(task.value).toEqual({ phase: 'done', value: 2 });
  });

  it('shows nothing any more once it is stopped', async () => {
    const task = new ModerationTask<number>();
    const asked = task.run(async () => 1);
    task.stop();
    await asked;
    expect(task.value.phase).toBe('busy');
  });
});

describe('the audit log', () => {
  it('comes in pages, the newest first', async () => {
    const fake = new FakeModeration({ items: queueItems(70) });
    for (let i = 1; i <= 70; i++) await fake.moderation.decide([{ comment: String(i), to: 'spam' }]);
    const audit = new ModerationAudit(fake.moderation);
    await audit.more();
    expect(audit.value.value!.items).toHaveLength(50);
    await audit.more();
    expect(audit.value.value!.items.map(({ comment }) => comment)).toEqual(
      Array.from({ length: 70 }, (_, i) => String(70 - i)),
    );
    expect(audit.value.value!.next).toBeUndefined();
  });
});

describe('bans', () => {
  it('are listed, added and lifted', async () => {
    const bans = new ModerationBans(new FakeModeration().moderation);
    await bans.load();
    await bans.add({ kind: 'word', effect: 'spam', value: 'vay nhanh' });
    expect(bans.value.value!.map(({ label }) => label)).toEqual(['vay nhanh']);
    await bans.remove(bans.value.value![0]!.id);
    expect(bans.value.value).toEqual([]);
  });
});

describe('erasing', () => {
  it('takes what was shown, after a yes', async () => {
    const fake = new FakeModeration({ items: queueItems(3) });
    const erasure = new ModerationErasure(fake.moderation);
    await erasure.confirm();
    expect(fake.calls).toEqual([]);
    await erasure.preview({ comments: ['2'] });
    expect(erasure.value.preview!.comments.map(({ id }) => id)).toEqual(['2']);
    await erasure.confirm();
    expect(erasure.value).toEqual({ phase: 'done', erased: 1 });
    expect(fake.items.map(({ id }) => id)).toEqual(['1', '3']);
  });

  it('shows the list anew when more has come in, and has erased nothing', async () => {
    const fake = new FakeModeration({ items: queueItems(3) });
    const erasure = new ModerationErasure(fake.moderation);
    await erasure.preview({ comments: ['2'] });
    fake.intercept = (method) => {
      if (method === 'erase') throw new CommentError('conflict');
    };
    await erasure.confirm();
    expect(erasure.value).toMatchObject({ phase: 'shown', changed: true });
    expect(fake.items).toHaveLength(3);
  });

  it('keeps the preview when the backend cannot be reached', async () => {
    const fake = new FakeModeration({ items: queueItems(3) });
    const erasure = new ModerationErasure(fake.moderation);
    await erasure.preview({ comments: ['2'] });
    fake.intercept = () => {
      throw new CommentError('network');
    };
    await erasure.confirm();
    expect(erasure.value).toMatchObject({ phase: 'shown', error: { code: 'network' } });
  });
});
