import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { Comment } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import type { YkComment } from '../../../src/elements/comment/comment.js';
import { gate } from '../lists/site.js';
import { commentSite, until, type ListOptions } from './support.js';

const long = 'Một đoạn khá dài về con đường trước chợ. '.repeat(40);
const seeds = [
  { id: 'a', title: 'Đường hỏng', role: 'author' as const },
  { id: 'r', parent: 'a' },
  { id: 'long', content: long },
];

function put(properties: Partial<YkComment>, inner = 'Đang lấy bình luận'): YkComment {
  const element = document.createElement('yk-comment');
  element.textContent = inner;
  Object.assign(element, properties);
  document.body.append(element);
  return element;
}

function mount(comment: string, options: ListOptions = { seeds }) {
  const site = commentSite({ seeds, ...options });
  const adapter = options.adapt ? options.adapt(site.backend) : site.backend;
  return { ...site, element: put({ adapter, page: site.page, comment }) };
}
const article = (element: YkComment): HTMLElement | null | undefined => element.shadowRoot?.querySelector('article');
const words = (element: YkComment, part: string): string =>
  element.shadowRoot!.querySelector(`[part=${part}]`)?.textContent.trim() ?? '';
/** What the owner put inside is seen. */
const stands = (element: YkComment): boolean => element.shadowRoot!.querySelector('slot')!.hidden === false;

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});

describe('yk-comment', () => {
  it('shows one comment by the same row as the list, with nothing to press', async () => {
    const { element } = mount('a');
    await until(() => article(element) && words(element, 'role'));
    expect(words(element, 'name')).toBe('Tên a');
    expect(words(element, 'title')).toBe('Đường hỏng');
    expect(words(element, 'text')).toBe('Lời a.');
    expect(words(element, 'role')).toBe('Tác giả bài viết');
    expect(element.shadowRoot!.querySelectorAll('button')).toHaveLength(0);
    expect(stands(element)).toBe(false);
  });

  it('shows a reply too', async () => {
    const { element } = mount('r');
    await until(() => article(element));
    expect(words(element, 'text')).toBe('Lời r.');
  });

  it('shows what is inside until the comment is there', async () => {
    const held = gate();
    const { element } = mount('a', { on: { listComments: () => held.passed } });
    await element.updateComplete;
    expect(stands(element)).toBe(true);
    held.open();
    await until(() => !stands(element));
  });

  it('leaves what is inside where the comment cannot be had', async () => {
    const fail = (): never => {
      throw new CommentError('network');
    };
    const down = mount('a', { on: { listComments: fail } });
    const missing = mount('x');
    const unable = mount('a', { adapt: (adapter) => ({ ...adapter, abilities: {} }) });
    await until(() => down.calls.length && missing.calls.length);
    for (const { element } of [down, missing, unable]) {
      await element.updateComplete;
      expect(stands(element)).toBe(true);
      expect(article(element)).toBeNull();
    }
  });

  it('takes the comment itself and asks for nothing', async () => {
    const value: Comment = {
      id: 'v',
      status: 'published',
      name: 'Thử',
      content: 'Có sẵn',
      created: '2018-03-28T05:59:00Z',
    };
    const listComments = vi.fn<NonNullable<Adapter['listComments']>>();
    const element = put({ value, adapter: { name: 'mute', listComments } });
    await until(() => article(element));
    expect(words(element, 'text')).toBe('Có sẵn');
    element.value = { ...value, content: 'Đã đổi' };
    await element.updateComplete;
    expect(words(element, 'text')).toBe('Đã đổi');
    expect(listComments).not.toHaveBeenCalled();
  });

  it('unfolds a long one in place', async () => {
    const { element } = mount('long');
    await until(() => article(element)?.querySelector('[data-do=unfold]')?.textContent);
    article(element)!.querySelector<HTMLElement>('[data-do=unfold]')!.click();
    await until(() => !article(element)!.querySelector('[data-do=unfold]'));
    expect(words(element, 'text')).toBe(long.trim());
  });

  it('shows another comment when it is given another id, whichever answer comes first', async () => {
    const slow = gate();
    const hold = (input: unknown) => ((input as { comment: string }).comment === 'a' ? slow.passed : undefined);
    const { element } = mount('a', { on: { listComments: hold } });
    await element.updateComplete;
    element.comment = 'long';
    await until(() => article(element));
    slow.open();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(words(element, 'name')).toBe('Tên long');
  });

  it('shows no comment that it was not asked for when the next one is not there', async () => {
    const { element } = mount('a');
    await until(() => article(element));
    element.comment = 'x';
    await until(() => stands(element));
    expect(article(element)).toBeNull();
  });

  it('leads to its place in the list', async () => {
    const { element } = mount('a');
    await until(() => article(element));
    const link = element.shadowRoot!.querySelector<HTMLAnchorElement>('[part=time]')!;
    expect(link.getAttribute('href')).toMatch(/#yk-c-a$/);
  });

  it('says that it is gone', async () => {
    const value: Comment = { id: 'v', status: 'removed', name: '', content: '', created: '2018-03-28T05:59:00Z' };
    const element = put({ value });
    await until(() => article(element)?.textContent === 'Bình luận này đã được gỡ.');
    expect(article(element)!.getAttribute('part')).toBe('comment removed');
  });

  it('speaks its own language and the owner’s words', async () => {
    const site = commentSite({ seeds });
    const messages = { 'comment.author': 'Writer' };
    const element = put({ adapter: site.backend, page: site.page, comment: 'a', lang: 'en', messages });
    await until(() => article(element) && words(element, 'role') === 'Writer');
  });

  it('works on after a move', async () => {
    const { element } = mount('a');
    await until(() => article(element));
    const row = article(element);
    document.body.prepend(element);
    await element.updateComplete;
    expect(article(element)).toBe(row);
  });
});

describe('yk-comment-count', () => {
  const counting = () => {
    const asked: (readonly string[])[] = [];
    const adapter: Adapter = {
      name: 'counting',
      countComments: async (pages) => {
        asked.push([...pages]);
        return pages.map((page) => Number(page.slice(1)));
      },
    };
    return { adapter, asked };
  };
  const teaser = (adapter: Adapter, page: string, lang = '') => {
    const element = document.createElement('yk-comment-count');
    element.textContent = '…';
    Object.assign(element, { adapter, page, lang });
    document.body.append(element);
    return element;
  };
  const shown = (element: HTMLElement): string => {
    const slot = element.shadowRoot!.querySelector('slot')!;
    return slot.hidden ? element.shadowRoot!.textContent.trim() : element.textContent;
  };

  it('shows the number of comments, nought too', async () => {
    const { adapter } = counting();
    const [some, none] = [teaser(adapter, '/12'), teaser(adapter, '/0')];
    await until(() => shown(some) === '12' && shown(none) === '0');
  });

  it('asks for all of a page in one request', async () => {
    const { adapter, asked } = counting();
    const all = Array.from({ length: 30 }, (_, n) => teaser(adapter, `/${n + 1}`));
    await until(() => all.every((each, n) => shown(each) === String(n + 1)));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toHaveLength(30);
  });

  it('asks once for those in one backend', async () => {
    const { adapter, asked } = counting();
    const around = document.createElement('yk-backend');
    around.adapter = adapter;
    around.innerHTML = '<yk-comment-count page="/4"></yk-comment-count><yk-comment-count page="/5"></yk-comment-count>';
    document.body.append(around);
    await until(() => [...around.children].map((each) => shown(each as HTMLElement)).join() === '4,5');
    expect(asked).toEqual([['/4', '/5']]);
  });

  it('writes numbers as its language does', async () => {
    const { adapter } = counting();
    const [vi, en] = [teaser(adapter, '/12345'), teaser(adapter, '/12345', 'en')];
    await until(() => shown(vi) === '12.345' && shown(en) === '12,345');
  });

  it('leaves what is inside where it cannot be had', async () => {
    const fail = vi.fn(() => Promise.reject(new CommentError('network')));
    const down = teaser({ name: 'down', countComments: fail }, '/1');
    const unable = teaser({ name: 'mute' }, '/1');
    await until(() => fail.mock.calls.length);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([shown(down), shown(unable)]).toEqual(['…', '…']);
  });

  it('shows no number of another page, whichever answer comes first', async () => {
    const slow = gate();
    const countComments = async (pages: readonly string[]): Promise<number[]> => {
      if (pages.includes('/1')) await slow.passed;
      return pages.map((page) => Number(page.slice(1)));
    };
    const element = teaser({ name: 'slow', countComments }, '/1');
    await new Promise((resolve) => setTimeout(resolve, 30));
    element.page = '/2';
    await until(() => shown(element) === '2');
    slow.open();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(shown(element)).toBe('2');
  });

  it('counts another page when it is given one', async () => {
    const { adapter } = counting();
    const element = teaser(adapter, '/1');
    await until(() => shown(element) === '1');
    element.page = '/2';
    await until(() => shown(element) === '2');
  });
});
