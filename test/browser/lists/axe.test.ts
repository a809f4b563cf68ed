import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { addList, inside, type ListHarness, until, type ListProperties } from './harness.js';
import { hostPage, plainPage, prefer, type Look } from './page-look.js';
import { articles, gate, here, site } from './site.js';

const fullList: ListProperties = { kind: 'older', show: 'date views comments', browse: true };
const failure = () => {
  throw new CommentError('network');
};

function show(look: Look, properties: ListProperties, inner = ''): ListHarness {
  const list = addList(properties, inner);
  hostPage(look).append(list.element);
  return list;
}

/** Each state of a list, brought about as a reader meets it. */
const states: Readonly<Record<string, (look: Look) => Promise<unknown>>> = {
  ready: async (look) => show(look, { ...fullList, adapter: site().adapter }).settled(),
  loading: async (look) => {
    const list = show(look, { ...fullList, adapter: site({ intercept: () => gate().passed }).adapter });
    await until(() => list.skeleton.length && list.heading);
    list.root.getAnimations().forEach((animation) => animation.finish());
  },
  empty: async (look) => show(look, { adapter: site({ articles: [] }).adapter }).settled(),
  failed: async (look) => {
    const list = show(look, { ...fullList, adapter: site({ intercept: failure }).adapter });
    await until(() => list.button('retry'));
  },
  'more on its way': async (look) => {
    const held = (method: string) => (method === 'listArticles' ? gate().passed : undefined);
    const list = await show(look, { ...fullList, adapter: site({ intercept: held }).adapter }).settled();
    await list.press('more');
    await until(() => list.busy);
  },
  'more come': async (look) => {
    const list = await show(look, { ...fullList, adapter: site().adapter }).settled();
    await list.press('more');
    await until(() => list.status && list.focused);
  },
  'a day browsed': async (look) => {
    const list = await show(look, { ...fullList, adapter: site().adapter }).settled();
    await list.browse('2018-03-26');
    await until(() => list.button('all'));
  },
  'a bad day': async (look) => {
    const list = await show(look, { ...fullList, adapter: site().adapter }).settled();
    await list.press('go');
    await until(() => list.day!.getAttribute('aria-invalid') === 'true');
  },
  'given links': async (look) => {
    const inner = `<ul>${articles.map(({ url, title }) => `<li><a href="${url}">${title}</a></li>`).join('')}</ul>`;
    const list = show(look, { adapter: site().adapter }, inner);
    await until(() => list.button('more'));
    // The links stand in the host page and have its colours: these are a host's own.
    for (const link of list.element.querySelectorAll('a')) link.style.color = 'inherit';
  },
  'no links': async (look) => {
    const unsafe = articles.map((article) => ({ ...article, url: 'javascript:0' }));
    await show(look, { ...fullList, adapter: site({ articles: unsafe }).adapter }).settled();
  },
  'the whole foot': async (look) => {
    const element = document.createElement('yk-comments');
    Object.assign(element, { adapter: site().adapter, page: here });
    hostPage(look).append(element);
    await until(() => inside(element).lists.length === 2 && inside(element).lists.every((list) => list.rows.length));
    await until(() => inside(element).form!.shadowRoot!.querySelector('[part=submit]'));
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

  it('violates no rule of axe in forced colours', async () => {
    await prefer({ 'forced-colors': 'active', 'prefers-color-scheme': 'dark' });
    await states[state]!({ scheme: 'dark' });
    await expect(violations()).resolves.toEqual([]);
  });
});

describe('axe', () => {
  it('sees a violation where there is one', async () => {
    const list = await show({}, { ...fullList, adapter: site().adapter }).settled();
    list.element.style.setProperty('--yk-muted', '#ccc');
    expect((await violations()).some((violation) => violation.startsWith('color-contrast'))).toBe(true);
  });
});
