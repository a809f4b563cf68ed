import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommentListHarness, commentSite, many, mountList, readyList, until } from './support.js';

function showDocumentAs(state: DocumentVisibilityState): void {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Watches that a backend holds open, and what has ended. */
function watchedSite() {
  const seeds = many('c', 2);
  const signals: AbortSignal[] = [];
  const site = commentSite({ seeds, moderation: 'post' });
  const adapter = {
    ...site.backend,
    watch: (...[input, options]: Parameters<typeof site.backend.watch>) => {
      signals.push(options!.signal!);
      return site.backend.watch(input, options);
    },
  };
  const put = (): CommentListHarness => {
    const element = document.createElement('yk-comment-list');
    Object.assign(element, { adapter, page: site.page });
    document.body.append(element);
    return new CommentListHarness(element, site.page, site.backend, site.calls);
  };
  const open = (): number => signals.filter(({ aborted }) => !aborted).length;
  return { put, signals, open };
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(() => localStorage.setItem('ykien-drafts', '1'));
afterEach(() => vi.useRealTimers());

describe('a list that leaves the page', () => {
  it('ends its news and its requests', async () => {
    const { put, open, signals } = watchedSite();
    const list = await put().alive();
    expect(open()).toBe(1);
    list.element.remove();
    expect(open()).toBe(0);
    document.dispatchEvent(new Event('visibilitychange'));
    location.hash = '#yk-c-x';
    await rest(50);
    expect(signals).toHaveLength(1);
    expect(list.asked('listComments')).toEqual([]);
  });

  it('before its first page has come starts nothing afterwards', async () => {
    const { put, signals } = watchedSite();
    const list = put();
    await list.element.updateComplete;
    list.element.remove();
    await rest(300);
    expect(signals.filter(({ aborted }) => !aborted)).toEqual([]);
  });

  it('on a device that knows nothing of the site starts nothing three seconds later', async () => {
    localStorage.clear();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    const { put, signals } = watchedSite();
    const list = put();
    await vi.waitFor(() => expect(list.ids).toHaveLength(2), { timeout: 5000 });
    list.element.remove();
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    await rest(100);
    expect(signals).toEqual([]);
  });

  it('and comes back later goes on', async () => {
    const { put, open } = watchedSite();
    const list = await put().alive();
    list.element.remove();
    await rest(20);
    document.body.append(list.element);
    await until(() => open() === 1);
    list.backend.moderate('c1', 'removed');
    await until(() => list.row('c1').matches('[part~=removed]'));
  });
});

describe('a list that moves in the page', () => {
  it('keeps its comments and one stream of news', async () => {
    const { put, open } = watchedSite();
    const list = await put().alive();
    const row = list.row('c1');
    const section = document.createElement('section');
    document.body.append(section);
    section.append(list.element);
    await list.element.updateComplete;
    expect(list.row('c1')).toBe(row);
    expect(open()).toBe(1);
    list.backend.moderate('c1', 'removed');
    await until(() => list.row('c1').matches('[part~=removed]'));
  });

  it('while its first page is on its way gets it', async () => {
    const { put } = watchedSite();
    const list = put();
    await list.element.updateComplete;
    const section = document.createElement('section');
    document.body.append(section);
    section.append(list.element);
    await list.alive();
    expect(list.ids).toEqual(['c2', 'c1']);
  });
});

describe('a list that is given another page', () => {
  it('shows that, and hears of that alone', async () => {
    const { put, open, signals } = watchedSite();
    const list = await put().alive();
    list.element.page = `${list.page}-khac`;
    await until(() => list.find('.empty'));
    await until(() => signals.length === 2);
    expect(open()).toBe(1);
  });

  it('twice in a row ends with one stream of news', async () => {
    const { put, open, signals } = watchedSite();
    const list = put();
    await until(() => list.element.shadowRoot);
    for (const page of ['/b', '/c', '/d']) {
      list.element.page = page;
      await list.element.updateComplete;
      await rest(15);
    }
    await until(() => signals.length);
    await rest(300);
    expect(open()).toBe(1);
  });
});

describe('time', () => {
  it('is told by one clock for all comments', async () => {
    const made: number[] = [];
    const { setTimeout: real } = window;
    vi.spyOn(window, 'setTimeout').mockImplementation(((...args: Parameters<typeof setTimeout>) => {
      made.push(Number(args[1]));
      return real(...args);
    }) as typeof setTimeout);
    const interval = vi.spyOn(window, 'setInterval');
    const list = mountList({ seeds: many('c', 50), properties: { limit: 50 } });
    await list.alive();
    expect(list.ids).toHaveLength(50);
    expect(made.filter((ms) => ms >= 60_000)).toHaveLength(1);
    expect(interval.mock.calls.filter(([, ms]) => Number(ms) > 100)).toEqual([]);
  });

  it('goes on in words, and rests while the page is hidden', async () => {
    let tick: (() => void) | undefined;
    const { setTimeout: real } = window;
    vi.spyOn(window, 'setTimeout').mockImplementation(((call: () => void, ms?: number) => {
      if (ms !== 60_000) return real(call, ms);
      tick = call;
      return -7;
    }) as typeof setTimeout);
    const now = Date.now();
    const created = new Date(now - 125_000).toISOString();
    const list = await readyList({ seeds: [{ id: 'c', created }] });
    expect(list.textOf('time')).toBe('2 phút trước');
    const text = list.row('c').querySelector('[part=text]');
    vi.spyOn(Date, 'now').mockReturnValue(now + 60_000);
    tick!();
    expect(list.textOf('time')).toBe('3 phút trước');
    expect(list.row('c').querySelector('[part=text]')).toBe(text);
    showDocumentAs('hidden');
    // The one that is left ends the connection.
    vi.spyOn(Date, 'now').mockReturnValue(now + 120_000);
    tick!();
    expect(list.textOf('time')).toBe('3 phút trước');
    list.element.remove();
  });

  it('hidden for a minute ends the news, and shown they go on', async () => {
    const { setTimeout: real } = window;
    let tick: (() => void) | undefined;
    vi.spyOn(window, 'setTimeout').mockImplementation(((call: () => void, ms?: number) => {
      if (ms !== 60_000) return real(call, ms);
      tick = call;
      return -7;
    }) as typeof setTimeout);
    const { put, open, signals } = watchedSite();
    const list = await put().alive();
    showDocumentAs('hidden');
    expect(open()).toBe(1);
    tick!();
    expect(open()).toBe(0);
    list.backend.moderate('c1', 'removed');
    showDocumentAs('visible');
    expect(signals).toHaveLength(2);
    await until(() => list.row('c1').matches('[part~=removed]'));
  });

  it('a page that goes into the browser’s cache holds no connection, and one that comes back does', async () => {
    const { put, open } = watchedSite();
    await put().alive();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(open()).toBe(0);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(open()).toBe(1);
  });
});
