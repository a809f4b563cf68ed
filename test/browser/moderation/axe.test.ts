import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { hostPage, plainPage, prefer, type Look } from '../lists/page-look.js';
import { keys, readyQueue, addQueue, until, type ModerationHarness } from './harness.js';
import { FakeModeration } from './support.js';
import { thirtyComments } from './thirty-comments.js';

const full = { items: thirtyComments };
const never = () => new Promise(() => undefined);
const queueIn = (look: Look): Promise<ModerationHarness> => readyQueue(full, hostPage(look));

/** Opens the nth choice of a menu, in whatever language. */
async function openPanel(queue: ModerationHarness, menu: string, nth: number): Promise<void> {
  const summary = queue.find(`${menu} summary`)!;
  summary.focus();
  summary.click();
  queue.root.querySelectorAll<HTMLElement>(`${menu} .sheet button`)[nth]!.click();
  await until(() => queue.dialog.open && !queue.dialog.querySelector('[aria-busy=true]'));
}
const tool = (nth: number) => async (look: Look) => openPanel(await queueIn(look), '.who', nth);
const rowPanel = (nth: number) => async (look: Look) => openPanel(await queueIn(look), 'article[data-id=c7]', nth);

/** Each state of the queue, brought about as a moderator meets it. */
const states: Readonly<Record<string, (look: Look) => Promise<unknown>>> = {
  'signed out': async (look) => {
    const element = document.createElement('yk-moderation');
    element.endpoint = '/khong-co';
    hostPage(look).append(element);
    await until(() => element.shadowRoot!.querySelector('#token'));
    element.shadowRoot!.querySelector<HTMLElement>('#token')!.focus();
    await keys('{Enter}');
    await until(() => element.shadowRoot!.querySelector('#token-error')!.textContent);
  },
  loading: async (look) => {
    const queue = addQueue({ intercept: (method) => (method === 'listQueue' ? never() : undefined) }, hostPage(look));
    await until(() => queue.find('.skeleton'));
    queue.root.getAnimations().forEach((animation) => animation.finish());
  },
  empty: async (look) => readyQueue({ items: [] }, hostPage(look)),
  failed: async (look) => {
    const intercept = (method: string): void => {
      if (method === 'listQueue') throw new CommentError('network');
    };
    const queue = addQueue({ intercept }, hostPage(look));
    await until(() => queue.find('[part~=retry]'));
  },
  queue: queueIn,
  selection: async (look) => {
    const queue = await queueIn(look);
    await until(() => queue.focused === 'c1');
    await keys('ajx');
    await until(() => queue.find('.bulk') && queue.find('.notice'));
  },
  'a menu': async (look) => {
    const queue = await queueIn(look);
    queue.find('article summary')!.click();
  },
  'asking why': async (look) => {
    const queue = await queueIn(look);
    await until(() => queue.focused === 'c1');
    await keys('d');
    await until(() => queue.dialog.open);
    await keys('{Enter}');
    await until(() => queue.text('#reason-error'));
  },
  'the audit log': async (look) => {
    const fake = new FakeModeration(full);
    await fake.moderation.decide([{ comment: 'c1', to: 'spam' }]);
    const queue = addQueue(full, hostPage(look));
    queue.element.moderation = fake.moderation;
    await queue.ready();
    await openPanel(queue, '.who', 0);
  },
  bans: tool(1),
  export: tool(2),
  keys: tool(4),
  reply: rowPanel(0),
  history: rowPanel(1),
  reports: rowPanel(2),
  erase: async (look) => {
    const queue = await queueIn(look);
    await openPanel(queue, 'article[data-id=c7]', 6);
    await until(() => queue.find('#erase-word'));
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
    { lang: 'en', scheme: 'dark' },
  ] as const)('violates no rule of axe in $lang, $scheme', async (look) => {
    await states[state]!(look);
    await expect(violations()).resolves.toEqual([]);
  });

  it('violates no rule of axe in forced colours', async () => {
    await prefer({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    await states[state]!({ scheme: 'dark' });
    await expect(violations()).resolves.toEqual([]);
  });
});

describe('axe', () => {
  it('sees a violation where there is one', async () => {
    const queue = await queueIn({});
    queue.element.style.setProperty('--yk-muted', '#ccc');
    expect((await violations()).some((violation) => violation.startsWith('color-contrast'))).toBe(true);
  });
});
