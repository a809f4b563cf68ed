import { describe, expect, it } from 'vitest';
import { openDrafts } from '../../../src/storage/draft-storage.js';
import { openOwn } from '../../../src/storage/own-comments.js';
import { FormHarness, freshPage, type FormOptions } from '../support/form-harness.js';

const seedsOn = (page: string) => ['a', 'b'].map((id) => ({ id, page, name: 'Lê Văn Mẫu', content: `Lời ${id}` }));
const noChallenge: FormOptions = { challenge: 'none' };
const replyForm = (page = freshPage(), parent = 'a'): Promise<FormHarness> =>
  FormHarness.mount({ ...noChallenge, page, comments: seedsOn(page), attributes: { parent } });

/** Types an answer and sends it. */
async function answer(form: FormHarness): Promise<void> {
  await expect.poll(() => form.field('title')).toBeNull();
  form.type('name', 'Trần Thị Thử');
  form.type('content', 'Tôi cũng thấy vậy.');
  form.submit();
  await expect.poll(() => form.receipt()).not.toBe('');
}

describe('a form with a parent', () => {
  it('asks for no title, though the backend requires one of a comment', async () => {
    const form = await replyForm();
    await expect.poll(() => form.field('title')).toBeNull();
    expect(form.field('content').required).toBe(true);
  });

  it('sends what it answers, without a title', async () => {
    const form = await replyForm();
    await answer(form);
    expect(form.sent[0]).toMatchObject({
      parent: 'a',
      fields: { name: 'Trần Thị Thử', content: 'Tôi cũng thấy vậy.' },
    });
    expect(form.sent[0]!.fields).not.toHaveProperty('title');
  });

  it('keeps its draft apart from other answers’ and from the page’s own', async () => {
    const page = freshPage();
    const [a, b] = [await replyForm(page, 'a'), await replyForm(page, 'b')];
    const own = await FormHarness.mount({ ...noChallenge, page });
    const forms = { 'cho a': a, 'cho b': b, 'cho trang': own };
    for (const [text, form] of Object.entries(forms)) form.type('content', text);
    const records = async () => (await (await openDrafts()).list()).filter((draft) => draft.page === page);
    await expect.poll(async () => (await records()).length, { timeout: 5000 }).toBe(3);
    for (const form of Object.values(forms)) form.form.remove();
    const again = await replyForm(page, 'b');
    again.field('content').focus();
    await expect.poll(() => again.field('content').value).toBe('cho b');
    expect((await records()).map(({ parent }) => parent ?? '').sort()).toEqual(['', 'a', 'b']);
  });

  it('sends with its answer again after a reload in the middle of sending', async () => {
    const page = freshPage();
    const form = await FormHarness.mount({
      ...{ ...noChallenge, page, comments: seedsOn(page), attributes: { parent: 'a' } },
      on: { submitComment: () => new Promise(() => undefined) },
    });
    await expect.poll(() => form.field('title')).toBeNull();
    form.type('name', 'Trần Thị Thử');
    form.type('content', 'Tôi cũng thấy vậy.');
    form.submit();
    await expect.poll(() => form.sent.length).toBe(1);
    await expect
      .poll(async () => (await (await openDrafts()).list()).find((each) => each.page === page)?.frozen)
      .toBe(true);
    form.form.remove();
    const again = await replyForm(page, 'a');
    again.field('content').focus();
    // Its outcome is unknown: only the reader sends it again.
    await expect.poll(() => again.status(), { timeout: 5000 }).not.toBe('');
    again.submit();
    await expect
      .poll(() => again.sent[0], { timeout: 5000 })
      .toMatchObject({ parent: 'a', submissionId: form.sent[0]!.submissionId });
  });
});

describe('what a form sends of its reader', () => {
  it('is a key that stays the same, made when something is sent', async () => {
    const [first, second] = [await FormHarness.mount(noChallenge), await FormHarness.mount(noChallenge)];
    for (const form of [first, second]) {
      for (const [name, text] of Object.entries({ name: 'Thử', title: 'Góp ý', content: 'Lời' })) form.type(name, text);
      form.submit();
      await expect.poll(() => form.receipt()).not.toBe('');
    }
    expect(first.sent[0]!.readerKey).toMatch(/^[\w-]{43}$/);
    expect(second.sent[0]!.readerKey).toBe(first.sent[0]!.readerKey);
    expect(first.sent[0]!.readerKey).toBe(await (await openOwn()).readerKey());
  });
});

describe('a comment that was acknowledged', () => {
  const kept = async (page: string) => (await (await openOwn()).listComments(page))[0];

  it('is kept on the device with its token, where no list stands beside the form', async () => {
    const form = await FormHarness.mount({ ...noChallenge, moderation: 'pre', editSeconds: 600 });
    for (const [name, text] of Object.entries({ name: 'Thử', title: 'Góp ý', content: 'Lời' })) form.type(name, text);
    form.submit();
    await expect.poll(() => kept(form.page)).toBeDefined();
    const record = (await kept(form.page))!;
    expect(record.comment).toMatchObject({ status: 'pending', content: 'Lời' });
    expect(record.token).not.toBe('');
    expect(record.editUntil! - Date.now()).toBeGreaterThan(590_000);
  });

  it('may be changed for as long as the backend says, where the receipt says nothing', async () => {
    const form = await FormHarness.mount({
      ...{ ...noChallenge, editSeconds: 600 },
      adapt: (adapter) => ({
        ...adapter,
        submitComment: async (draft, call) => ({
          ...(await adapter.submitComment!(draft, call)),
          editForMs: undefined as never,
        }),
      }),
    });
    for (const [name, text] of Object.entries({ name: 'Thử', title: 'Góp ý', content: 'Lời' })) form.type(name, text);
    form.submit();
    await expect.poll(async () => (await kept(form.page))?.editUntil ?? 0).toBeGreaterThan(Date.now() + 590_000);
  });

  it('of which the backend tells nothing is not kept', async () => {
    const form = await FormHarness.mount({
      ...noChallenge,
      adapt: (adapter) => ({
        ...adapter,
        submitComment: async (draft, call) => {
          const { status, submissionId } = await adapter.submitComment!(draft, call);
          return { status, ...(submissionId && { submissionId }) };
        },
      }),
    });
    for (const [name, text] of Object.entries({ name: 'Thử', title: 'Góp ý', content: 'Lời' })) form.type(name, text);
    form.submit();
    await expect.poll(() => form.receipt()).not.toBe('');
    expect(await kept(form.page)).toBeUndefined();
  });
});
