import { describe, expect, it } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { Comment } from '../../../src/core/comment.js';
import { reduceHtml } from '../../../src/core/reduce-html.js';
import { until } from './support.js';

const html =
  '<p>Mời <strong>bà con</strong> xem <a href="https://vidu.vn/lich">lịch</a>.</p><blockquote><p>Trích</p></blockquote><ul><li>một</li><li>hai</li></ul><pre>mã\n  lệnh</pre>';

function adapterOf(texts: readonly string[], formatted = true): Adapter {
  const items = texts.map((text, n): Comment => ({
    id: `c${n}`,
    status: 'published',
    name: 'Tên',
    created: '2026-11-20T09:15:00+07:00',
    ...reduceHtml(text),
  }));
  return { name: 'foreign', abilities: { formatted }, listComments: async () => ({ items, count: items.length }) };
}

async function shown(adapter: Adapter): Promise<ShadowRoot> {
  const list = document.createElement('yk-comment-list');
  Object.assign(list, { adapter, page: '/tin' });
  document.body.append(list);
  await until(() => list.shadowRoot?.querySelector('article'));
  return list.shadowRoot!;
}

const textOf = (root: ShadowRoot): HTMLElement => root.querySelector<HTMLElement>('[part=text]')!;

describe('a formatted text', () => {
  it('is drawn as what it says', async () => {
    const text = textOf(await shown(adapterOf([html])));
    expect([...text.children].map(({ localName }) => localName)).toEqual(['p', 'blockquote', 'ul', 'pre']);
    expect(text.querySelector('strong')!.textContent).toBe('bà con');
    expect(text.querySelector('pre')!.textContent).toBe('mã\n  lệnh');
    const link = text.querySelector('a')!;
    expect([link.href, link.rel]).toEqual(['https://vidu.vn/lich', 'nofollow ugc noopener']);
  });

  it('has its looks with its first row', async () => {
    const text = textOf(await shown(adapterOf([html])));
    expect(getComputedStyle(text.querySelector('ul')!).listStyleType).toBe('disc');
    expect(getComputedStyle(text.querySelector('blockquote')!).borderInlineStartWidth).toBe('3px');
    expect(getComputedStyle(text.querySelector('pre')!).whiteSpace).toBe('pre-wrap');
  });

  it('stands beside plain ones', async () => {
    const root = await shown(adapterOf(['<p>thường</p>', html]));
    expect([...root.querySelectorAll('[part=text]')].map(({ localName }) => localName)).toEqual(['p', 'div']);
  });

  it('is plain where the backend does not say that it formats', async () => {
    // Another list of the page may have fetched what draws; a tree that was given is drawn then, and is safe.
    const text = textOf(await shown(adapterOf(['<p>một<br>hai</p>'], false)));
    expect(text.textContent).toBe('mộthai');
    expect(text.querySelectorAll('p')).toHaveLength(2);
  });
});
