import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { CommentError } from '../../../src/core/error.js';
import type { Article } from '../../../src/core/article.js';
import type { YkArticleList } from '../../../src/elements/article-list/article-list.js';
import '../../../src/define/index.js';

const articles: readonly Article[] = Array.from({ length: 12 }, (_, n) => ({
  id: `/tin/${n}`,
  title: `Bài số ${n}`,
  url: `https://example.vn/tin/${n}`,
  published: `2018-03-${String(10 + n)}T12:59:00+07:00`,
  views: n,
}));

const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 5 });

function list(adapter: Adapter, properties: Partial<YkArticleList> = {}): ShadowRoot {
  const element = document.createElement('yk-article-list');
  Object.assign(element, { adapter, ...properties });
  document.body.append(element);
  return element.shadowRoot!;
}

const never: Adapter = { name: 'never', listArticles: () => new Promise(() => undefined) };
const down: Adapter = { name: 'down', listArticles: () => Promise.reject(new CommentError('network')) };

afterEach(() => {
  document.body.replaceChildren();
});

describe('yk-article-list without a browser', () => {
  it('shows pale rows while it loads', async () => {
    const root = list(never);
    await until(() => root.querySelector('.skeleton li'));
    expect(root.querySelector('[aria-busy]')!.getAttribute('aria-busy')).toBe('true');
  });

  it('shows its articles', async () => {
    const root = list(memoryAdapter({ articles }), { show: 'date views' });
    await until(() => root.querySelectorAll('[part=row]').length === 10);
    expect(root.querySelector('[part=link]')!.textContent.trim()).toBe('Bài số 11');
    expect(root.querySelector('time')!.textContent).toBe('12:59 21/03/2018');
  });

  it('shows one sentence when there is none', async () => {
    const root = list(memoryAdapter());
    await until(() => root.querySelector('.empty'));
    expect(root.querySelector('.empty')!.textContent).toBe('Chưa có bài nào.');
  });

  it('shows a button when it has failed', async () => {
    const root = list(down);
    await until(() => root.querySelector('button'));
    expect(root.querySelector('button')!.textContent.trim()).toBe('Thử lại');
  });

  it('appends what “more” brings', async () => {
    const root = list(memoryAdapter({ articles }));
    await until(() => root.querySelector('button'));
    root.querySelector('button')!.click();
    await until(() => root.querySelectorAll('[part=row]').length === 12);
  });

  it('leaves an unsafe address out of its links', async () => {
    const unsafe = articles.map((article) => ({ ...article, url: 'java\nscript:alert(1)' }));
    const root = list(memoryAdapter({ articles: unsafe }));
    await until(() => root.querySelector('[part=row]'));
    expect(root.querySelector('a')).toBeNull();
  });
});

describe('yk-comments without a browser', () => {
  it('stands with lists, form and comments', async () => {
    const element = document.createElement('yk-comments');
    element.adapter = memoryAdapter({ articles });
    document.body.append(element);
    await element.updateComplete;
    const tags = [...element.shadowRoot!.children].map(({ localName }) => localName);
    expect(tags).toEqual(['yk-article-list', 'yk-article-list', 'yk-comment-form', 'yk-comment-list']);
    const first = element.shadowRoot!.querySelector('yk-article-list')!;
    await until(() => first.shadowRoot?.querySelector('[part=row]'));
  });

  it('can be made and thrown away without ever standing on a page', () => {
    expect(() => document.createElement('yk-comments').remove()).not.toThrow();
  });
});

describe('yk-backend without a browser', () => {
  it('gives its adapter to what stands inside', async () => {
    const around = document.createElement('yk-backend');
    around.adapter = memoryAdapter({ articles });
    document.body.append(around);
    const inner = document.createElement('yk-article-list');
    around.append(inner);
    await until(() => inner.shadowRoot?.querySelector('[part=row]'));
    expect(around.shadowRoot!.querySelector('slot')).not.toBeNull();
  });
});

describe('every element', () => {
  it.each(['yk-article-list', 'yk-comments', 'yk-backend'])('<%s> stands again after a move', async (tag) => {
    const element = document.createElement(tag as 'yk-backend');
    element.adapter = never;
    document.body.append(element);
    await element.updateComplete;
    document.body.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.childElementCount).toBeGreaterThan(0);
  });
});
