import type { Article, ArticleKind } from '../core/article.js';
import { safeUrl } from '../core/url.js';
import type { ResultPage } from '../core/page.js';
import { Observable } from './observable.js';
import type { PageSource } from './page-source.js';

export interface ArticleListView {
  /** `idle`: nothing was asked yet · `more`: a further page is on its way. */
  readonly phase: 'idle' | 'loading' | 'ready' | 'more' | 'failed';
  readonly items: readonly Article[];
  readonly next?: string;
  /** The day that is browsed. */
  readonly date?: string;
  /** Number of items that the last answer added behind others; 0 for a first page. */
  readonly added: number;
  /** What the adapter rejected with. */
  readonly error?: unknown;
}

/** Before anything was asked. */
export const emptyList: ArticleListView = { phase: 'idle', items: [], added: 0 };

/** One list of articles: its first page, the following ones, and the days that are browsed. */
export class ArticleListState extends Observable<ArticleListView> {
  readonly #source: PageSource;
  readonly #kind: ArticleKind;
  readonly #limit: number | undefined;
  readonly #given: ReadonlySet<string>;
  #calls: AbortController | undefined;
  #again: () => void = () => undefined;

  /** @param given absolute addresses of articles that the page already shows: they do not come a second time. */
  constructor(source: PageSource, kind: ArticleKind, limit?: number, given: readonly string[] = []) {
    super(emptyList);
    this.#source = source;
    this.#kind = kind;
    this.#limit = limit;
    this.#given = new Set(given);
  }

  /** The first page. */
  load(): void {
    // `openPage` gives the default number of items of these two kinds.
    const kind = this.#kind;
    const shared = !this.#limit && (kind === 'recent' || kind === 'older');
    void this.#fetch(emptyList, shared ? async () => (await this.#source.part(kind)) ?? { items: [] } : undefined);
  }

  /** The next page, behind the items that are there. Without a cursor (items that the owner gave) it is the first page, without those. */
  async more(): Promise<void> {
    if (this.value.phase !== 'more') await this.#fetch(this.value);
  }

  /** The list around a calendar day `YYYY-MM-DD`, or without a day again. */
  browse(date?: string): void {
    void this.#fetch(date ? { ...emptyList, date } : emptyList);
  }

  /** What failed, once more. */
  retry(): void {
    this.#again();
  }

  /** Ends what is on its way: the element has left the page. */
  stop(): void {
    this.#calls?.abort();
  }

  async #fetch(from: ArticleListView, call?: () => Promise<ResultPage<Article>>): Promise<void> {
    this.#again = () => void this.#fetch(from, call);
    this.#calls?.abort();
    const { signal } = (this.#calls = new AbortController());
    const { items, date, next } = from;
    this.set({ ...from, phase: items.length ? 'more' : 'loading', added: 0 });
    try {
      const page = await (call ? call() : this.#page(date, next, signal));
      if (signal.aborted) return;
      const known = new Set(items.map((item) => item.id));
      const fresh = page.items.filter((item) => !known.has(item.id) && (date || !this.#stands(item)));
      this.set({
        phase: 'ready',
        items: [...items, ...fresh],
        added: items.length ? fresh.length : 0,
        ...(page.next && { next: page.next }),
        ...(date && { date }),
      });
    } catch (cause) {
      if (signal.aborted) return;
      this.set({ ...from, phase: 'failed', added: 0, error: cause });
    }
  }

  #stands({ url }: Article): boolean {
    return this.#given.size > 0 && this.#given.has(safeUrl(url, this.#source.page.url) ?? '');
  }

  async #page(date: string | undefined, cursor: string | undefined, signal: AbortSignal): Promise<ResultPage<Article>> {
    const { adapter, page } = this.#source;
    if (!adapter.listArticles) return { items: [] };
    const limit = this.#limit;
    const query = {
      kind: this.#kind,
      page: page.id,
      ...(date && { date }),
      ...(cursor && { cursor }),
      ...(limit && { limit }),
    };
    return adapter.listArticles(query, { signal });
  }
}
