import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { hostPage, plainPage, prefer, type Look } from '../lists/page-look.js';
import { FormHarness, type FormOptions } from '../support/form-harness.js';

const never = (): Promise<void> => new Promise(() => undefined);
const rejecting = (error: CommentError) => () => {
  throw error;
};

async function mount(look: Look, options: FormOptions = {}): Promise<FormHarness> {
  return FormHarness.mount({ ...options, lang: look.lang ?? 'vi', parent: hostPage(look) });
}

async function touched(look: Look, options: FormOptions = {}): Promise<FormHarness> {
  const form = await mount(look, options);
  form.field('name').focus();
  await form.challenge();
  return form;
}

/** Fills and sends, and waits for a part that shows how it went. */
async function sent(look: Look, options: FormOptions, part: string): Promise<FormHarness> {
  const form = await mount(look, options);
  await form.fill();
  form.submit();
  await expect.poll(() => form.find(`[part=${part}]`)).not.toBeNull();
  return form;
}

async function worked(look: Look, options: FormOptions, state: string): Promise<void> {
  const form = await touched(look, options);
  form.find('[part~=other]')!.click();
  await expect.poll(() => form.find(state)).not.toBeNull();
}

/** Each state of the form, brought about as a reader meets it. */
const states: Readonly<Record<string, (look: Look) => Promise<unknown>>> = {
  empty: (look) => mount(look),
  filled: async (look) => (await touched(look)).fill(),
  errors: async (look) => {
    const form = await touched(look);
    form.type('phone', '12');
    form.submit();
    await expect.poll(() => form.summary()).not.toBeNull();
  },
  'loading the challenge': async (look) => {
    const form = await mount(look, { on: { requestChallenge: never } });
    form.field('name').focus();
    await expect.poll(() => form.textOf('.picture')).not.toBe('');
  },
  'challenge failed': async (look) => {
    const form = await mount(look, { on: { requestChallenge: rejecting(new CommentError('network')) } });
    form.field('name').focus();
    await expect.poll(() => form.find('p.state')).not.toBeNull();
  },
  'proof of work under way': (look) => worked(look, { endless: true }, 'p.state'),
  'proof of work done': (look) => worked(look, {}, 'p.done'),
  busy: async (look) => {
    const form = await mount(look, { on: { submitComment: never } });
    await form.fill();
    form.submit();
    await expect.poll(() => form.sent.length).toBe(1);
  },
  queued: async (look) => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await sent(look, {}, 'status');
  },
  waiting: (look) =>
    sent(
      look,
      { on: { submitComment: rejecting(new CommentError('rate-limited', { retryAfterMs: 60_000 })) } },
      'status',
    ),
  failed: (look) => sent(look, { on: { submitComment: rejecting(new CommentError('forbidden')) } }, 'status'),
  'text held': async (look) => {
    const on = { submitComment: rejecting(new CommentError('timeout')) };
    await sent(look, { on, adapt: (adapter) => ({ ...adapter, abilities: { resend: 'never' } }) }, 'status');
  },
  'wrong code': async (look) => {
    const form = await mount(look);
    await form.fill(undefined, '99999');
    form.submit();
    await expect.poll(() => form.summary()).not.toBeNull();
  },
  'pending receipt': (look) => sent(look, {}, 'receipt'),
  'published receipt': (look) => sent(look, { moderation: 'post' }, 'receipt'),
  'draft restored': async (look) => {
    const { page, form } = await (async () => {
      const first = await touched(look);
      first.type('content', 'Một bản nháp');
      await expect.poll(() => first.find('[part=note]')?.textContent).toMatch(/lưu nháp|saved/);
      return first;
    })();
    form.remove();
    const next = await mount(look, { page });
    await expect.poll(() => next.find('[part=restored]')).not.toBeNull();
  },
  closed: async (look) => {
    const form = await mount(look, { form: { closed: true } });
    await expect.poll(() => form.find('form')).toBeNull();
  },
};

/** The rules that the page breaks once it is painted. */
async function violations(): Promise<string[]> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(' ')}: ${failureSummary}`),
  );
}

afterEach(async () => {
  vi.restoreAllMocks();
  plainPage();
  await prefer();
});

describe.each(Object.keys(states))('%s', (state) => {
  it.each([
    { lang: 'vi', scheme: 'light' },
    { lang: 'vi', scheme: 'dark' },
    { lang: 'en', scheme: 'light' },
    { lang: 'en', scheme: 'dark' },
  ] as const)('violates no rule of axe in $lang, $scheme', async (look) => {
    await states[state]!(look);
    await expect(violations()).resolves.toEqual([]);
  });

  it.each(['vi', 'en'] as const)('violates no rule of axe in forced colours, %s', async (lang) => {
    await prefer({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    await states[state]!({ lang, scheme: 'dark' });
    await expect(violations()).resolves.toEqual([]);
  });
});

it('is told by axe when there is a violation', async () => {
  const form = await mount({});
  form.form.style.setProperty('--yk-muted', '#ccc');
  expect((await violations()).some((violation) => violation.startsWith('color-contrast'))).toBe(true);
});
