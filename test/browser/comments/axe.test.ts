import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { CommentError } from '../../../src/core/error.js';
import { hostPage, plainPage, prefer, type Look } from '../lists/page-look.js';
import { gate } from '../lists/site.js';
import { typeInto } from '../support/form-harness.js';
import { line, mountList, until, type CommentListHarness, type ListOptions } from './support.js';

const long = 'Một đoạn khá dài về con đường trước chợ. '.repeat(40);
const thread: ListOptions = {
  seeds: [
    {
      id: 'old',
      content: 'Xem https://vidu.vn/a nhé',
      created: '2018-03-28T05:59:00Z',
      edited: '2018-03-28T06:59:00Z',
    },
    ...line('a', 4),
    { id: 'gone', status: 'removed' },
    { id: 'below', parent: 'gone' },
    { id: 'long', content: long, title: 'Đường hỏng', role: 'author', up: 3, down: 1 },
  ],
  moderation: 'post',
};

/** A list on a host page. English words are the page's. */
function show(look: Look, options: ListOptions = thread): CommentListHarness {
  const into = hostPage(look);
  return mountList({ ...options, into });
}
const alive = (look: Look, options?: ListOptions): Promise<CommentListHarness> => show(look, options).alive();

const failure = (): never => {
  throw new CommentError('network');
};

/** Each state of a list, brought about as a reader meets it. */
const states: Readonly<Record<string, (look: Look) => Promise<unknown>>> = {
  loading: async (look) => {
    const list = show(look, { ...thread, on: { openPage: () => gate().passed } });
    await until(() => list.find('.skeleton') && list.heading);
    list.root.getAnimations().forEach((animation) => animation.finish());
  },
  empty: (look) => alive(look, {}),
  failed: async (look) => {
    const list = show(look, { on: { openPage: failure } });
    await until(() => list.top('retry')?.textContent.trim());
  },
  ready: (look) => alive(look),
  'a folded comment unfolded': async (look) => {
    const list = await alive(look);
    await list.press('long', 'unfold');
    await until(() => !list.button('long', 'unfold'));
  },
  'more on its way': async (look) => {
    let first = true;
    const hold = () => (first ? void (first = false) : gate().passed);
    const list = await alive(look, { ...thread, properties: { limit: 2 }, on: { listComments: hold } });
    await list.pressTop('more');
    await until(() => list.busy);
  },
  closed: (look) => alive(look, { ...thread, form: { closed: true } }),
  'a permalink followed': async (look) => {
    location.hash = '#yk-c-old';
    const list = await alive(look);
    await until(() => list.focused?.id === 'yk-c-old');
  },
  'own comment waiting': async (look) => {
    const list = await alive(look, { ...thread, moderation: 'pre' });
    await list.send('old', 'Lời đang chờ.');
    await until(() => list.rowWith('Lời đang chờ.'));
  },
  'news waiting': async (look) => {
    const list = await alive(look);
    await list.backend.submitComment({
      ...{ page: { id: list.page, url: '', title: '' }, submissionId: 'n'.repeat(22) },
      fields: { name: 'Lê Văn Mẫu', title: 'Tin', content: 'Mới' },
    });
    await until(() => list.top('arrived')?.textContent.trim());
  },
  'a vote cast, another failed': async (look) => {
    const list = await alive(look, {
      ...thread,
      on: { vote: (input) => ((input as { value: number }).value < 0 ? failure() : undefined) },
    });
    await list.press('long', 'up');
    await until(() => list.button('long', 'up')!.ariaPressed === 'true');
    await list.press('old', 'down');
    await until(() => list.textOf('[part=note]'));
  },
  'a reply being written': async (look) => {
    const list = await alive(look);
    await list.reply('a');
    typeInto(list.formField('content')!, 'Đang viết');
  },
  'the menu open': async (look) => {
    const list = await alive(look);
    await list.press('a', 'menu');
    await until(() => list.find('.menu button')?.textContent);
  },
  'a report being written': async (look) => {
    const list = await alive(look);
    await list.choose('a', 'report');
    await until(() => list.find('form.open'));
  },
  'an edit with an error': async (look) => {
    const list = await alive(look);
    await list.send('old', 'Lời của mình.');
    await until(() => list.rowWith('Lời của mình.') && !list.form);
    await list.choose(list.rowWith('Lời của mình.')!.id.slice(5), 'edit');
    await until(() => list.find('#f-content'));
    typeInto(list.find('#f-content') as HTMLTextAreaElement, '');
    await userEvent.click(list.find('[part~=save]')!);
    await until(() => list.textOf('#e-content'));
  },
  'a deletion being asked about': async (look) => {
    const list = await alive(look);
    await list.send('old', 'Lời của mình.');
    await until(() => list.rowWith('Lời của mình.') && !list.form);
    await list.choose(list.rowWith('Lời của mình.')!.id.slice(5), 'delete');
    await until(() => list.find('[data-do=remove]'));
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
