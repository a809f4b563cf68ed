import { SourceProvider } from '../../controllers/source.js';
import type { CommentSort } from '../../core/comment.js';
import { CommentListState, emptyComments, type CommentListView } from '../../state/comment-list.js';
import { mayHaveDrafts } from '../../storage/draft-marker.js';
import type { RowContext } from '../parts/comment-row.js';
import type { ListContext, ListHost } from './list-host.js';
import type { ListLife } from './list-life.js';

/** Whoever has had the comments before the eyes for this long stays: now what is new may come. Milliseconds. */
const settledMs = 3000;

/** A list as it is first seen: its backend, its first page, and what its rows have in common. What happens then is in `list-life.ts`, which comes later. */
export class ListSession implements ListContext {
  state: CommentListState | undefined;
  life: ListLife | undefined;
  /** There is no backend: nothing will come. */
  lost = false;
  context!: RowContext;
  readonly #host: ListHost;
  readonly #provider: SourceProvider;
  #loading: Promise<ListLife> | undefined;
  #events: AbortController | undefined;
  #drawAll = true;
  #closed: boolean | undefined;

  constructor(host: ListHost) {
    this.#host = host;
    this.#provider = new SourceProvider(host);
  }

  get list(): CommentListView {
    return this.state?.value ?? emptyComments;
  }

  get sorts(): readonly CommentSort[] {
    return this.state?.source.adapter.abilities?.sorts ?? [];
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    addEventListener('hashchange', () => this.#live(() => undefined), { signal, once: true });
    // What was just sent from this page shows here too.
    document.addEventListener('yk-comment-created', (event) => this.#live((life) => life.created(event)), { signal });
    this.life?.connect();
    if (/loading|more/.test(this.list.phase)) void this.state?.retry();
  }

  disconnect(): void {
    this.#events?.abort();
    this.life?.disconnect();
    this.state?.stop();
  }

  /** Finds the backend and asks for the first page; again when the element is given another backend or page. */
  open(): void {
    this.#provider.reset();
    this.#open().catch((cause: unknown) => {
      console.error(cause);
      this.lost = true;
      this.#host.requestUpdate();
    });
  }

  /** Before drawing. @param all whatever the rows have in common may have changed. */
  draw(all: boolean): void {
    const { closed } = this.list;
    if (!all && !this.#drawAll && closed === this.#closed) return;
    this.#drawAll = false;
    this.#closed = closed;
    const { t, code } = this.#host.locale;
    const { adapter } = this.state?.source ?? {};
    const { voteValues = [], maxDepth = 0 } = adapter?.abilities ?? {};
    const open = !!adapter?.submitComment;
    this.context = {
      t,
      code,
      now: Date.now(),
      can: {
        reply: !closed && maxDepth > 0 && open,
        up: !!adapter?.vote && voteValues.includes(1),
        down: voteValues.includes(-1),
        menu: open || !!adapter?.reportComment,
      },
    };
  }

  /** Draws every row anew: something that all of them share has changed. */
  changed(): void {
    this.#drawAll = true;
    this.#host.requestUpdate();
  }

  /** What happens in a list once somebody stays with it. Rejects when its code cannot be had; the next call tries again. */
  async needLife(): Promise<ListLife> {
    const load = async () => {
      const { ListLife: Life } = await import('./list-life.js');
      this.life = new Life(this.#host, this);
      await this.life.begin();
      return this.life;
    };
    try {
      return await (this.#loading ??= load());
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
  }

  readonly onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]');
    if (!button || !this.state) return;
    const { do: name = '', id = button.closest('article')?.id.slice('yk-c-'.length) } = button.dataset;
    this.#live((life) => life.do(name, id ?? '', !!button.closest('.menu')));
  };

  /** What cannot be had now, over a line that is gone, can be asked for again. */
  #live(act: (life: ListLife) => unknown): void {
    this.needLife().then(act).catch(console.error);
  }

  async #open(): Promise<void> {
    this.state?.stop();
    this.lost = false;
    const source = await this.#provider.source();
    // Before the first rows, so that nothing moves when it comes.
    if (source.adapter.abilities?.formatted) (await import('../parts/rich-text.js')).drawRichIn(this.#host);
    // One that is still on its way will belong to the state that stands then.
    if (this.life) {
      this.life.disconnect();
      this.life = this.#loading = this.#host.rows.life = undefined;
    }
    const state = (this.state = new CommentListState(source, this.#host.sort, this.#host.limit));
    state.subscribe(() => this.#host.requestUpdate());
    this.changed();
    await state.load();
    const now = mayHaveDrafts() || this.#host.autoload || location.hash.startsWith('#yk-c-');
    const stay = (): void => void (state === this.state && this.needLife().catch(() => undefined));
    if (now) stay();
    else setTimeout(stay, settledMs);
  }
}
