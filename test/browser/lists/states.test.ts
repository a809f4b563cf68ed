import { describe, expect, it, vi } from 'vitest';
import type { Adapter } from '../../../src/contract/adapter.js';
import { CommentError } from '../../../src/core/error.js';
import { addList, readyList, until } from './harness.js';
import { articles, down, gate, site, titles } from './site.js';

/** A list whose answer is still on its way. */
function loading(properties = {}) {
  const held = gate();
  const { adapter } = site({ intercept: () => held.passed });
  return { held, list: addList({ adapter, ...properties }) };
}

describe('loading', () => {
  it('shows pale rows only after 300 ms', async () => {
    const { list, held } = loading();
    await until(() => list.skeleton.length && list.heading);
    const row = list.skeleton[0]!.parentElement!;
    const [animation] = row.getAnimations();
    animation!.pause();
    animation!.currentTime = 299;
    expect(getComputedStyle(row).opacity).toBe('0');
    animation!.currentTime = 301;
    expect(getComputedStyle(row).opacity).toBe('1');
    held.open();
  });

  it('shows as many rows as will come', async () => {
    const { list } = loading({ limit: 4 });
    await until(() => list.skeleton.length);
    expect(list.skeleton).toHaveLength(4);
  });

  it('keeps the room: the answer moves nothing', async () => {
    const { list, held } = loading();
    document.body.style.inlineSize = '700px';
    await until(() => list.skeleton.length === 10 && list.heading);
    const height = () => list.root.host.getBoundingClientRect().height;
    const before = height();
    held.open();
    await until(() => list.rows.length === 10);
    const after = height();
    document.body.style.inlineSize = '';
    expect(Math.abs(after - before)).toBeLessThan(10);
  });

  it('says that it works to who cannot see it', async () => {
    const { list } = loading();
    await until(() => list.heading);
    expect(list.busy).toBe(true);
    expect(list.root.querySelector('[aria-busy=true] > ul')!.getAttribute('aria-hidden')).toBe('true');
  });

  it('offers nothing to press', async () => {
    const { list } = loading();
    await until(() => list.heading);
    expect(list.root.querySelector('button')).toBeNull();
  });
});

describe('empty', () => {
  it('is one sentence', async () => {
    const list = await readyList({ adapter: site({ articles: [] }).adapter });
    expect(list.root.querySelector('.empty')!.textContent).toBe('Chưa có bài nào.');
    expect(list.root.querySelector('ul')).toBeNull();
    expect(list.button('more')).toBeNull();
  });

  it('is what a backend without articles shows', async () => {
    const list = await readyList({ adapter: { name: 'bare' } });
    expect(list.root.querySelector('.empty')).not.toBeNull();
  });
});

describe('failed', () => {
  function failing() {
    let failed = true;
    const { adapter, calls } = site({
      intercept: () => {
        if (failed) throw new CommentError('network', { message: 'secret-host.internal refused' });
      },
    });
    return { list: addList({ adapter }), calls, mend: () => (failed = false) };
  }

  it('is one sentence and a button', async () => {
    const { list } = failing();
    await until(() => list.button('retry'));
    expect(list.text('error')).toBe('Chưa tải được danh sách.');
    expect(list.text('retry')).toBe('Thử lại');
    expect(list.skeleton).toHaveLength(0);
    expect(list.busy).toBe(false);
  });

  it('shows nothing of the error’s own words', async () => {
    const { list } = failing();
    await until(() => list.button('retry'));
    expect(list.root.textContent).not.toContain('secret-host');
  });

  it('loads on the second try, with the focus on what came', async () => {
    const { list, mend } = failing();
    await until(() => list.button('retry'));
    mend();
    await list.press('retry');
    await until(() => list.titles[0] && list.focused);
    expect(list.titles).toEqual(titles(...down(44, 35)));
    expect(list.focused).toBe(list.links[0]);
  });

  it('keeps the focus on the button when the second try fails too', async () => {
    const { list, calls } = failing();
    await until(() => list.button('retry'));
    await list.press('retry');
    await until(() => calls.length === 2 && list.button('retry') && list.focused === list.button('retry'));
  });
});

describe('a stale answer', () => {
  /** An adapter whose answers wait at a gate of their own kind or page. */
  function gated(key: (query: { kind: string; page: string }) => string) {
    const gates = { first: gate(), second: gate() };
    const { adapter } = site();
    const slow: Adapter = {
      name: 'slow',
      listArticles: async (query) => {
        await gates[key(query) as keyof typeof gates].passed;
        return adapter.listArticles!(query);
      },
    };
    return { gates, slow };
  }

  it('is ignored when `kind` has changed', async () => {
    const { gates, slow } = gated(({ kind }) => (kind === 'newer' ? 'first' : 'second'));
    const list = addList({ adapter: slow, kind: 'newer' });
    await until(() => list.heading === 'Các bài đăng sau');
    list.element.kind = 'older';
    await list.element.updateComplete;
    gates.second.open();
    await until(() => list.rows.length);
    gates.first.open();
    await list.element.updateComplete;
    expect(list.heading).toBe('Các bài đã đăng');
    expect(list.titles).toEqual(titles(...down(21, 12)));
  });

  it('is ignored when `page` has changed, whichever comes first', async () => {
    const { gates, slow } = gated(({ page }) => (page === '/tin/22' ? 'first' : 'second'));
    const list = addList({ adapter: slow, kind: 'older' });
    await until(() => list.heading);
    list.element.page = '/tin/10';
    await list.element.updateComplete;
    gates.first.open();
    gates.second.open();
    await until(() => list.rows.length);
    expect(list.titles).toEqual(titles(...down(9, 0)));
  });
});

describe('removal', () => {
  function hanging() {
    const signals: AbortSignal[] = [];
    const adapter: Adapter = {
      name: 'hanging',
      listArticles: (_query, options) => {
        signals.push(options!.signal!);
        return signals.length > 1 ? Promise.resolve({ items: articles.slice(0, 2) }) : new Promise(() => undefined);
      },
    };
    return { signals, list: addList({ adapter, kind: 'popular' }) };
  }

  it('aborts what is on its way', async () => {
    const { list, signals } = hanging();
    await until(() => signals.length);
    list.element.remove();
    expect(signals[0]!.aborted).toBe(true);
  });

  it('does not abort when the element only changes its looks', async () => {
    const { list, signals } = hanging();
    await until(() => signals.length);
    list.element.show = 'date views';
    await list.element.updateComplete;
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  it('is undone by a move: the list loads where it stands then', async () => {
    const { list, signals } = hanging();
    await until(() => signals.length);
    document.body.append(list.element);
    await until(() => list.rows.length === 2);
    expect(list.heading).toBe('Các bài được xem nhiều');
  });

  it('keeps a list that is complete, with its words', async () => {
    const { adapter, calls } = site();
    const list = await readyList({ adapter });
    list.element.remove();
    document.body.append(list.element);
    await until(() => list.heading === 'Các bài mới đăng');
    expect(list.rows).toHaveLength(10);
    expect(calls).toHaveLength(1);
  });
});

describe('without a backend', () => {
  it('waits for nothing', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const list = addList({});
    await list.settled();
    expect(list.skeleton).toHaveLength(0);
  });

  it('tells the owner in the console how to mend it', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    addList({});
    await until(() => error.mock.calls.length);
    const [cause] = error.mock.calls[0]! as [TypeError];
    expect(cause).toBeInstanceOf(TypeError);
    expect(cause.message).toMatch(/<yk-article-list> has no backend: .*endpoint=.*adapter.*<yk-backend/);
  });
});
