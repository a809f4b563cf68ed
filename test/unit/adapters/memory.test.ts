import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter, type MemoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import { CommentError } from '../../../src/core/error.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import { randomId } from '../../../src/core/random-id.js';
import { otherPage, page, sampleArticles } from '../testing/sample-articles.js';

const fields = { name: 'Hạnh', title: 'Đường', content: 'Ổ gà.' };
const bare = (changes: Partial<CommentDraft> = {}): CommentDraft => ({
  page,
  fields,
  submissionId: randomId(),
  ...changes,
});
const ask = (adapter: MemoryAdapter, of = page) =>
  adapter.requestChallenge({ page: of.id, purpose: 'comment', accept: ['image'] });
const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'resolved',
    (error: unknown) => (error instanceof CommentError ? error.code : (error as Error).name),
  );

describe('a challenge', () => {
  it('shows digits that a person can read, and takes them', async () => {
    const adapter = memoryAdapter();
    const { id, image } = await ask(adapter);
    expect(image?.src).toMatch(/^data:image\/png;base64,/);
    expect((await adapter.submitComment(bare({ challenge: { id, answer: ' ２0 358 ' } }))).status).toBe('pending');
  });

  it('takes its picture and its digits from the options', async () => {
    const picture = (digits: string) => ({ src: `data:image/png;base64,${btoa(digits)}`, width: 10, height: 5 });
    const adapter = memoryAdapter({ digits: (n) => `00${n}`, picture });
    await ask(adapter);
    expect((await ask(adapter)).image).toEqual({
      src: `data:image/png;base64,${btoa('001')}`,
      width: 10,
      height: 5,
      length: 3,
    });
  });

  it('is used up by a wrong answer', async () => {
    const adapter = memoryAdapter();
    const { id } = await ask(adapter);
    const right = { id, answer: '20358' };
    expect(await code(adapter.submitComment(bare({ challenge: { id, answer: '11111' } })))).toBe('challenge');
    expect(await code(adapter.submitComment(bare({ challenge: right })))).toBe('challenge');
  });

  it('is good on its own page only, and stays good there', async () => {
    const adapter = memoryAdapter();
    const challenge = { id: (await ask(adapter)).id, answer: '20358' };
    expect(await code(adapter.submitComment(bare({ page: otherPage, challenge })))).toBe('challenge');
    expect(await code(adapter.submitComment(bare({ challenge })))).toBe('resolved');
  });

  it('expires', async () => {
    let now = 0;
    const adapter = memoryAdapter({ now: () => now, challengeMs: 1000 });
    const { id, expiresInMs } = await ask(adapter);
    now = expiresInMs;
    expect(await code(adapter.submitComment(bare({ challenge: { id, answer: '20358' } })))).toBe('challenge');
  });

  it('is asked on demand only of who looks suspicious', async () => {
    const adapter = memoryAdapter({ challenge: 'on-demand' });
    expect(await code(adapter.submitComment(bare()))).toBe('resolved');
    expect(await code(adapter.submitComment(bare({ hints: { honeypot: 'x' } })))).toBe('challenge');
  });
});

describe('a submit', () => {
  const free: MemoryAdapterOptions = { challenge: 'none' };

  it('gives what is stored, whatever the form says by then', async () => {
    const adapter = memoryAdapter({ ...free, moderation: 'post' });
    const draft = bare();
    const { id } = await adapter.submitComment(draft);
    adapter.moderate(id!, 'removed');
    const again = await adapter.submitComment({ ...draft, fields: { ...fields, content: 'Ổ gà.' } });
    expect(again).toMatchObject({ id, status: 'removed', submissionId: draft.submissionId });
    expect(again.comment).toBe(undefined);
  });

  it('knows the same text by its letters, not by their spelling', async () => {
    const adapter = memoryAdapter(free);
    const draft = bare({ fields: { ...fields, content: 'Ổ gà\r\nto' } });
    const { id } = await adapter.submitComment(draft);
    const spelt = { ...draft, fields: { ...fields, content: 'Ổ gà\nto'.normalize('NFD') } };
    expect((await adapter.submitComment(spelt)).id).toBe(id);
  });

  it('publishes at once under post-moderation, but not what looks suspicious', async () => {
    const adapter = memoryAdapter({ ...free, moderation: 'post' });
    expect((await adapter.submitComment(bare())).status).toBe('published');
    expect((await adapter.submitComment(bare({ hints: { elapsedMs: 10 } }))).status).toBe('pending');
  });

  it('answers only a comment that is published on the same page', async () => {
    const adapter = memoryAdapter({ ...free, moderation: 'post' });
    const { id } = await adapter.submitComment(bare());
    expect((await adapter.submitComment(bare({ parent: id! }))).comment?.parent).toBe(id);
    expect(await code(adapter.submitComment(bare({ page: otherPage, parent: id! })))).toBe('invalid');
    adapter.moderate(id!, 'removed');
    expect(await code(adapter.submitComment(bare({ parent: id! })))).toBe('invalid');
  });

  it('needs the consent that the form describes, in its version', async () => {
    const adapter = memoryAdapter({ ...free, form: { consent: { version: '2', text: 'Đồng ý' } } });
    expect(await code(adapter.submitComment(bare({ consent: { version: '1' } })))).toBe('invalid');
    expect(await code(adapter.submitComment(bare({ consent: { version: '2' } })))).toBe('resolved');
  });

  it('is forbidden where the form is closed', async () => {
    expect(await code(memoryAdapter({ form: { closed: true } }).submitComment(bare()))).toBe('forbidden');
  });

  it('refuses values that are no texts, and an id that is none', async () => {
    const adapter = memoryAdapter(free);
    const draft = bare({ fields: { ...fields, title: 5 as never }, submissionId: 'short' });
    await expect(adapter.submitComment(draft)).rejects.toMatchObject({
      code: 'invalid',
      issues: [
        { field: 'title', code: 'malformed' },
        { field: 'submissionId', code: 'malformed' },
      ],
    });
  });
});

describe('the day of an article', () => {
  it('is read in the time zone of the options', async () => {
    const articles = [{ ...sampleArticles[0]!, id: '/a', published: '2018-03-28T18:00:00Z' }];
    const older = async (timeZone: string, date: string): Promise<number> =>
      (await memoryAdapter({ articles, timeZone }).listArticles({ kind: 'older', page: '/x', date })).items.length;
    expect(await older('UTC', '2018-03-28')).toBe(1);
    expect(await older('Asia/Ho_Chi_Minh', '2018-03-28')).toBe(0);
    expect(await older('Asia/Ho_Chi_Minh', '2018-03-29')).toBe(1);
  });

  it.each(['2018-02-30', '28/03/2018', '', '2018-3-1'])('refuses %j', async (date) => {
    expect(await code(memoryAdapter().listArticles({ kind: 'older', page: '/x', date }))).toBe('invalid');
  });

  it('refuses a limit outside 1–50', async () => {
    for (const limit of [0, 51, 1.5])
      expect(await code(memoryAdapter().listArticles({ kind: 'recent', page: '/x', limit }))).toBe('invalid');
  });
});

describe('a view', () => {
  it('counts again after half an hour', async () => {
    let now = 0;
    const adapter = memoryAdapter({ articles: sampleArticles, now: () => now });
    const views = async (): Promise<number | undefined> =>
      (await adapter.listArticles({ kind: 'recent', page: '/x', limit: 50 })).items.find(({ id }) => id === page.id)
        ?.views;
    const before = (await views())!;
    for (const at of [0, 1_799_999, 1_800_000]) {
      now = at;
      await adapter.recordView(page);
    }
    expect(await views()).toBe(before + 2);
  });
});

describe('the options', () => {
  it('show an error by an interceptor, before anything is stored', async () => {
    const seen: string[] = [];
    const adapter = memoryAdapter({
      challenge: 'none',
      intercept(method) {
        seen.push(method);
        if (seen.length === 1) throw new CommentError('network');
      },
    });
    const draft = bare();
    expect(await code(adapter.submitComment(draft))).toBe('network');
    expect(await code(adapter.submitComment({ ...draft, fields: { ...fields, content: 'Khác.' } }))).toBe('resolved');
    expect(seen).toEqual(['submitComment', 'submitComment']);
  });

  it('delay every answer, and an abort ends the waiting', async () => {
    vi.useFakeTimers();
    const adapter = memoryAdapter({ latencyMs: 800, challenge: 'none' });
    const ending = new AbortController();
    const aborted = code(adapter.submitComment(bare(), { signal: ending.signal }));
    ending.abort();
    expect(await aborted).toBe('AbortError');
    const done = vi.fn();
    const answered = adapter.describeForm(page).then(done);
    await vi.advanceTimersByTimeAsync(799);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await answered;
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('are copied: changing the articles afterwards changes nothing', async () => {
    const articles = structuredClone([...sampleArticles]) as { title: string }[];
    const adapter = memoryAdapter({ articles: articles as unknown as typeof sampleArticles });
    articles[0]!.title = 'Changed';
    const { items } = await adapter.listArticles({ kind: 'recent', page: '/x', limit: 50 });
    expect(items.map(({ title }) => title)).not.toContain('Changed');
  });

  it('name the mend when a moderator decides on no comment', () => {
    expect(() => memoryAdapter().moderate('x', 'published')).toThrow(/take it from a receipt/);
  });
});
