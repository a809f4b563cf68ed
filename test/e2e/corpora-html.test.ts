import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comment } from '../../src/core/comment.js';
import { reduceHtml } from '../../src/core/reduce-html.js';
import { richTags } from '../../src/core/rich-text.js';
import { openBrowser } from '../support/browser.js';
import { hostileStrings, openProbe } from '../support/probe.js';
import { openSite, type TestSite } from '../support/site.js';

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([openSite({ site: { challenge: 'none' } }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** That this harness sees what runs, the same strings by `innerHTML` show in `corpora.test.ts`. As a backend would send it: each string as a comment's HTML, alone and among what its editor makes. */
const htmls = hostileStrings.flatMap((html) => [
  html,
  `<p>Trước</p><blockquote><p>${html}</p></blockquote><ul><li>sau</ul>`,
]);

const comments: Comment[] = htmls.map((html, index) => ({
  id: `${index}`,
  status: 'published',
  name: 'Tên',
  created: '2026-11-20T09:15:00+07:00',
  ...reduceHtml(html, 'https://vidu.vn/bai'),
}));

interface Shown {
  readonly rows: number;
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  readonly schemes: readonly string[];
}

/** Shows comments of a formatting backend, and tells what stands in their texts. */
const show = (page: Page, items: readonly Comment[]): Promise<Shown> =>
  page.evaluate(async (given) => {
    const list = document.createElement('yk-comment-list');
    const listComments = async () => ({ items: given, count: given.length });
    Object.assign(list, { adapter: { name: 'foreign', abilities: { formatted: true }, listComments }, page: '/p' });
    document.body.replaceChildren(list);
    await customElements.whenDefined('yk-comment-list');
    const root = list.shadowRoot!;
    for (let turns = 0; root.querySelectorAll('article').length < given.length; turns++) {
      if (turns > 20_000) throw new Error('The rows did not come.');
      await new Promise((resolve) => setTimeout(resolve));
    }
    const inside = [...root.querySelectorAll('[part=text] *')];
    return {
      rows: root.querySelectorAll('article').length,
      tags: [...new Set(inside.map(({ localName }) => localName))],
      attributes: [...new Set(inside.flatMap((each) => each.getAttributeNames()))],
      schemes: [
        ...new Set([...root.querySelectorAll<HTMLAnchorElement>('[part=text] a')].map(({ protocol }) => protocol)),
      ],
    };
  }, items as Comment[]);

describe(`${htmls.length} hostile strings as the HTML of a foreign backend`, () => {
  it('execute nothing, and leave no element, attribute or address that was not meant', async () => {
    const { page, fired, close } = await openProbe(browser, site, '');
    const [tags, attributes, schemes] = [new Set<string>(), new Set<string>(), new Set<string>()];
    for (let from = 0; from < comments.length; from += 500) {
      const some = comments.slice(from, from + 500);
      const shown = await show(page, some);
      expect(shown.rows).toBe(some.length);
      shown.tags.forEach((tag) => tags.add(tag));
      shown.attributes.forEach((name) => attributes.add(name));
      shown.schemes.forEach((scheme) => schemes.add(scheme));
    }
    expect([...tags].filter((tag) => !(richTags as readonly string[]).includes(tag))).toEqual([]);
    expect([...attributes].sort()).toEqual(['href', 'rel']);
    expect([...schemes].filter((scheme) => !/^(https?|mailto|tel):$/.test(scheme))).toEqual([]);
    // What is drawn late, such as a picture that fails, has its turn.
    await page.waitForTimeout(500);
    expect(await fired()).toEqual([]);
    await close();
  });

  it('draws nothing but the closed set where an adapter gives a tree of its own', async () => {
    const { page, fired, close } = await openProbe(browser, site, '');
    const rich = [
      { tag: 'script', children: ['alert(1)'] },
      { tag: 'a', href: 'javascript:alert(1)', children: ['bấm'] },
      { tag: 'iframe', href: 'https://vidu.vn', onload: 'alert(1)', children: [] },
    ] as unknown as Comment['rich'];
    const shown = await show(page, [{ ...comments[0]!, rich: rich! }]);
    expect([...shown.tags].sort()).toEqual(['a', 'span']);
    expect(shown.attributes).toEqual([]);
    expect(await fired()).toEqual([]);
    await close();
  });
});
