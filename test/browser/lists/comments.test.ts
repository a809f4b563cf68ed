import { afterEach, describe, expect, it, vi } from 'vitest';
import type { YkComments } from '../../../src/elements/comments/comments.js';
import { PageSource } from '../../../src/state/page-source.js';
import { inside, until } from './harness.js';
import { here, site, title, type Call } from './site.js';

/** The foot of the site's page 22, and what it asks the backend. */
function foot(properties: Partial<YkComments> = {}): { element: YkComments; calls: Call[]; views: () => unknown[] } {
  const { adapter, calls } = site();
  const element = document.createElement('yk-comments');
  Object.assign(element, { adapter, page: here, ...properties });
  document.body.append(element);
  const views = () =>
    calls.filter(({ method }) => method === 'recordView').map(({ input }) => (input as { id: string }).id);
  return { element, calls, views };
}

const tags = (element: YkComments): string[] =>
  [...element.shadowRoot!.querySelectorAll('yk-article-list, yk-comment-form')].map((each) =>
    each.localName === 'yk-comment-form' ? 'form' : (each.getAttribute('kind') ?? ''),
  );

const filled = (element: YkComments): Promise<unknown> =>
  until(() => {
    const { lists, form } = inside(element);
    return lists.length && lists.every((list) => list.rows.length) && form?.shadowRoot?.querySelector('h2') !== null;
  });

/** The parts that each openPage was asked for. */
const opened = (calls: readonly Call[]): string[][] =>
  calls
    .filter(({ method }) => method === 'openPage')
    .map(({ input }) => (input as { parts: string[] }).parts.toSorted());

function showDocumentAs(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
}
const comeBack = (): boolean => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

afterEach(() => document.head.querySelector('link[rel=canonical]')?.remove());

describe('what it shows', () => {
  it('is recent, older and the form by default', async () => {
    const { element } = foot();
    await element.updateComplete;
    expect(tags(element)).toEqual(['recent', 'older', 'form']);
  });

  it.each([
    ['form', ['form']],
    ['older recent', ['older', 'recent']],
    ['  form   recent ', ['form', 'recent']],
    ['recent comments', ['recent']],
    ['', []],
  ])('is, in order, what show=%j says', async (show, expected) => {
    const { element } = foot({ show });
    await element.updateComplete;
    expect(tags(element)).toEqual(expected);
  });

  it('is the model page: headings, columns, browse, form', async () => {
    const { element } = foot();
    await filled(element);
    const { lists, form } = inside(element);
    expect(lists.map(({ heading }) => heading)).toEqual(['Các bài mới đăng', 'Các bài đã đăng']);
    expect(lists[1]!.root.querySelector('.heads')!.textContent).toMatch(/Bài viết\s*Xem/);
    expect(lists[1]!.text('go')).toBe('Xem');
    expect(form!.shadowRoot!.querySelector('h2')!.textContent).toBe('Viết bình luận');
  });

  it('takes its texts from `messages` everywhere', async () => {
    const { element } = foot({ messages: { 'articles.recent': 'Tin mới', 'form.heading': 'Góp ý' } });
    await filled(element);
    const { lists, form } = inside(element);
    expect(lists[0]!.heading).toBe('Tin mới');
    expect(form!.shadowRoot!.querySelector('h2')!.textContent).toBe('Góp ý');
  });

  it('hands `fields` to the form', async () => {
    const { element } = foot({ fields: 'content*' });
    await element.updateComplete;
    const { form } = inside(element);
    await form!.updateComplete;
    expect([...form!.shadowRoot!.querySelectorAll('.field [name]')].map((field) => field.getAttribute('name'))).toEqual(
      ['content'],
    );
  });
});

describe('what it asks', () => {
  it('is one openPage for all parts, once the code is there', async () => {
    const formAsked = (calls: Call[]) => opened(calls).some((parts) => parts.includes('form'));
    const first = foot();
    await until(() => formAsked(first.calls));
    first.element.remove();
    // The moment in which the parts meet lasts until all have asked, however busy the machine is.
    const moments: (() => void)[] = [];
    const { setTimeout } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((then: () => void, after?: number) =>
      after === 5 ? moments.push(then) : setTimeout(then, after)) as typeof setTimeout);
    const asked = vi.spyOn(PageSource.prototype, 'part');
    const { element, calls } = foot();
    await until(() => asked.mock.calls.length === 4);
    for (const pass of moments) pass();
    await filled(element);
    expect(opened(calls)).toEqual([['comments', 'form', 'older', 'recent']]);
  });

  it('is only for the parts that it shows', async () => {
    const { element, calls } = foot({ show: 'recent' });
    await filled(element);
    expect(opened(calls)).toEqual([['recent']]);
  });

  it('goes to the path of the canonical link, without query and hash', async () => {
    document.head.insertAdjacentHTML(
      'beforeend',
      '<link rel="canonical" href="https://example.vn/tin/7?utm=x#binh-luan">',
    );
    const { calls } = foot({ page: undefined });
    await until(() => calls.some(({ method }) => method === 'openPage'));
    expect(calls.find(({ method }) => method === 'openPage')!.input).toMatchObject({
      page: { id: '/tin/7', url: 'https://example.vn/tin/7' },
    });
  });

  it('goes to the path of the address when there is no canonical link', async () => {
    const { calls } = foot({ page: undefined });
    await until(() => calls.some(({ method }) => method === 'openPage'));
    const { page } = calls.find(({ method }) => method === 'openPage')!.input as { page: { id: string; url: string } };
    expect(page.id).toBe(location.pathname);
    expect(page.url).not.toMatch(/[?#]/);
  });
});

describe('a change of the owner’s mind', () => {
  it('shows another page when `page` changes', async () => {
    const { element } = foot({ show: 'older' });
    await filled(element);
    element.page = '/tin/30';
    await until(() => inside(element).lists[0]!.titles[0] === title(29));
  });

  it('takes a backend that comes after the element was shown', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const element = document.createElement('yk-comments');
    Object.assign(element, { page: here, show: 'recent' });
    document.body.append(element);
    await until(() => error.mock.calls.length);
    element.adapter = site().adapter;
    await filled(element);
    expect(inside(element).lists[0]!.titles).toHaveLength(10);
  });

  it('shows another part when `show` changes', async () => {
    const { element } = foot({ show: 'form' });
    await element.updateComplete;
    element.show = 'recent';
    await filled(element);
    expect(tags(element)).toEqual(['recent']);
  });
});

describe('a view of the page', () => {
  it('is counted once', async () => {
    const { element, views } = foot();
    await filled(element);
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    await until(() => views().length);
    expect(views()).toEqual([here]);
  });

  it('is counted again when the reader comes back to a kept page', async () => {
    const { views } = foot();
    await until(() => views().length === 1);
    comeBack();
    await until(() => views().length === 2);
    expect(views()).toEqual([here, here]);
  });

  it('is not counted in a hidden document, but when it is shown', async () => {
    showDocumentAs('hidden');
    const { element, views } = foot();
    await filled(element);
    expect(views()).toEqual([]);
    showDocumentAs('visible');
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => views().length);
  });

  it('is counted once for a page that is shown later in the same element', async () => {
    const { element, views } = foot();
    await until(() => views().length === 1);
    element.page = '/tin/30';
    await until(() => views().length === 2);
    expect(views()).toEqual([here, '/tin/30']);
  });

  it('is not counted after the element has left', async () => {
    const { element, views } = foot();
    await until(() => views().length);
    element.remove();
    comeBack();
    await element.updateComplete;
    expect(views()).toHaveLength(1);
  });

  it('that cannot be counted troubles nobody', async () => {
    const lost = vi.fn((event: PromiseRejectionEvent) => event.preventDefault());
    window.addEventListener('unhandledrejection', lost);
    const { adapter } = site();
    const refuse = vi.fn(() => Promise.reject(new Error('down')));
    const { element } = foot({ adapter: { ...adapter, recordView: refuse } });
    await filled(element);
    await until(() => refuse.mock.calls.length);
    // Rejections are reported after a task of the page.
    await new Promise((resolve) => setTimeout(resolve));
    window.removeEventListener('unhandledrejection', lost);
    expect(lost).not.toHaveBeenCalled();
  });

  it('is never counted by a list', async () => {
    const { adapter, calls } = site();
    const list = document.createElement('yk-article-list');
    Object.assign(list, { adapter, page: here });
    document.body.append(list);
    await until(() => list.shadowRoot?.querySelector('[part=row]'));
    expect(calls.map(({ method }) => method)).toEqual(['openPage']);
  });
});
