import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { memoryAdapter } from '../../../src/adapters/memory.js';
import { CommentError } from '../../../src/core/error.js';
import '../../../src/define/index.js';

const page = '/tin/1';
const comments = [
  { id: 'a', page, name: 'Tên a', title: 'Đường hỏng', content: 'Lời a.\nXem https://vidu.vn/a' },
  { id: 'b', page, parent: 'a', name: 'Tên b', content: 'Lời b.' },
];

const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 5 });

type Tag = 'yk-comment-list' | 'yk-comment' | 'yk-comment-count';
const tags: readonly Tag[] = ['yk-comment-list', 'yk-comment', 'yk-comment-count'];

function put<T extends Tag>(tag: T, adapter: Adapter, properties: object = {}): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  Object.assign(element, { adapter, page, ...properties });
  document.body.append(element);
  return element;
}

const down: Adapter = {
  name: 'down',
  abilities: { findsComment: true },
  listComments: () => Promise.reject(new CommentError('network')),
  countComments: () => Promise.reject(new CommentError('network')),
};
const never: Adapter = { name: 'never', listComments: () => new Promise(() => undefined) };

afterEach(() => {
  document.body.replaceChildren();
});

describe('yk-comment-list without a browser', () => {
  it('shows its comments, replies below what they answer', async () => {
    const { shadowRoot } = put('yk-comment-list', memoryAdapter({ comments }));
    await until(() => shadowRoot!.querySelectorAll('article').length === 2);
    const [a, b] = [...shadowRoot!.querySelectorAll('article')];
    expect(a!.querySelector('[part=name]')!.textContent).toBe('Tên a');
    expect(a!.querySelector<HTMLAnchorElement>('[part=text] a')!.href).toBe('https://vidu.vn/a');
    expect(b!.closest('ol')!.closest('li')).toBe(a!.parentElement);
    await until(() => shadowRoot!.querySelector('h2')!.textContent === 'Bình luận (2)');
  });

  it('shows a placeholder while it loads', async () => {
    const { shadowRoot } = put('yk-comment-list', never);
    await until(() => shadowRoot!.querySelector('.skeleton'));
    expect(shadowRoot!.querySelector('[aria-busy]')!.getAttribute('aria-busy')).toBe('true');
  });

  it('shows one sentence when there is none', async () => {
    const { shadowRoot } = put('yk-comment-list', memoryAdapter());
    await until(() => shadowRoot!.querySelector('.empty')?.textContent?.startsWith('Chưa có bình luận'));
  });

  it('shows a button when it has failed', async () => {
    const { shadowRoot } = put('yk-comment-list', down);
    await until(() => shadowRoot!.querySelector('.retry')?.textContent?.trim() === 'Thử lại');
  });
});

describe('yk-comment without a browser', () => {
  it('shows its comment', async () => {
    const { shadowRoot } = put('yk-comment', memoryAdapter({ comments }), { comment: 'b' });
    await until(() => shadowRoot!.querySelector('[part=text]')?.textContent === 'Lời b.');
  });

  it('leaves what is inside where it cannot be had', async () => {
    const element = put('yk-comment', down, { comment: 'b' });
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('article')).toBeNull();
    expect(element.shadowRoot!.querySelector('slot')!.hidden).toBe(false);
  });
});

describe('yk-comment-count without a browser', () => {
  it('shows its number', async () => {
    const { shadowRoot } = put('yk-comment-count', memoryAdapter({ comments }));
    await until(() => shadowRoot!.textContent.trim() === '2');
  });
});

describe('every element', () => {
  it.each(tags)('<%s> can be made and thrown away without ever standing on a page', (tag) => {
    expect(() => document.createElement(tag).remove()).not.toThrow();
  });

  it.each(tags)('<%s> stands again after a move', async (tag) => {
    const element = put(tag, memoryAdapter({ comments }), { comment: 'a' });
    await element.updateComplete;
    const section = document.createElement('section');
    document.body.append(section);
    section.append(element);
    await element.updateComplete;
    expect(element.shadowRoot!.childElementCount).toBeGreaterThan(0);
  });

  it.each(tags)('<%s> leaves without a word while its answer is on the way', async (tag) => {
    const lost: unknown[] = [];
    const listener = (reason: unknown): void => void lost.push(reason);
    process.on('unhandledRejection', listener);
    const element = put(tag, never, { comment: 'a' });
    await element.updateComplete;
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', listener);
    expect(lost).toEqual([]);
  });
});
