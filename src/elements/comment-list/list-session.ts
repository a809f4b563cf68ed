import type { LitElement } from 'lit';
import type { LocaleController } from '../../controllers/locale.js';
import { SourceProvider, type SourceHost } from '../../controllers/source.js';
import type { Comment, CommentSort } from '../../core/comment.js';
import { systemClock } from '../../state/clock.js';
import { CommentListState, emptyComments, type CommentListView } from '../../state/comment-list.js';
import { LiveComments } from '../../state/live-comments.js';
import type { OwnComments } from '../../state/own-comments.js';
import type { PageSource } from '../../state/page-source.js';
import { mayHaveDrafts } from '../../storage/draft-marker.js';
import type { CommentCreatedEvent } from '../events.js';
import type { RowContext } from '../parts/comment-row.js';
import { ListPresence } from './list-presence.js';
import type { ThreadActions } from './thread-actions.js';

/** What the parts of a list need of its element. */
export interface ListHost extends LitElement, SourceHost {
  sort: CommentSort;
  limit?: number | undefined;
  autoload: boolean;
  readonly locale: LocaleController;
  loadForm(): Promise<void>;
}

/** The life of one list: its backend and state, what comes while it is open, and where the focus goes. What a reader does is fetched when first done. */
export class ListSession {
  source: PageSource | undefined;
  state: CommentListState | undefined;
  mine: OwnComments | undefined;
  /** There is no backend: nothing will come. */
  lost = false;
  /** What the live region says. */
  said = '';
  context!: RowContext;
  readonly #host: ListHost;
  readonly #provider: SourceProvider;
  readonly #presence: ListPresence;
  #loading: Promise<ThreadActions> | undefined;
  #actions: ThreadActions | undefined;
  #unfolded: ReadonlySet<string> = new Set();
  #target: string | undefined;
  #events: AbortController | undefined;
  #drawAll = true;
  #near: IntersectionObserver | undefined;

  constructor(host: ListHost) {
    this.#host = host;
    this.#provider = new SourceProvider(host);
    this.#presence = new ListPresence(host, () => void this.mine?.ask());
  }

  get list(): CommentListView {
    return this.state?.value ?? emptyComments;
  }

  /** The reader's own comments that wait. */
  get own(): readonly Comment[] {
    return this.mine?.pending ?? [];
  }

  get sorts(): readonly CommentSort[] {
    return this.source?.adapter.abilities?.sorts ?? [];
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    addEventListener('hashchange', () => void this.#follow(), { signal });
    document.addEventListener('yk-comment-created', (event) => void this.#created(event), { signal });
    this.#presence.connect();
    if (/loading|more/.test(this.list.phase)) void this.state?.retry();
  }

  disconnect(): void {
    this.#events?.abort();
    this.#presence.disconnect();
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
    if (!all && !this.#drawAll) return;
    this.#drawAll = false;
    const { locale } = this.#host;
    const { adapter } = this.source ?? {};
    const { voteValues = [], maxDepth = 0 } = adapter?.abilities ?? {};
    this.context = {
      t: locale.t,
      code: locale.code,
      now: systemClock.now(),
      can: {
        reply: !this.list.closed && maxDepth > 0 && !!adapter?.submitComment,
        up: !!adapter?.vote && voteValues.includes(1),
        down: voteValues.includes(-1),
        menu: !!adapter?.submitComment || !!adapter?.reportComment,
      },
      mine: this.mine?.value.votes,
      edited: this.mine?.value.edited,
      unfolded: this.#unfolded,
      target: this.#target,
      extra: (comment) => this.#actions?.render(comment),
    };
  }

  drawn(): void {
    const more = this.#host.autoload && this.#host.renderRoot.querySelector('.more');
    if (!more) return;
    this.#near ??= new IntersectionObserver(([entry]) => entry?.isIntersecting && void this.state?.more(), {
      rootMargin: '400px',
    });
    // Observed anew, it tells where the button is now, which may still be in sight.
    this.#near.disconnect();
    this.#near.observe(more);
  }

  /** Draws every row anew: something that all of them share has changed. */
  changed(): void {
    this.#drawAll = true;
    this.#host.requestUpdate();
  }

  announce(text: string): void {
    this.said = text;
    this.#host.requestUpdate();
  }

  sortBy(sort: CommentSort): void {
    void this.state?.load(sort);
  }

  /** Moves the focus to a comment's row, after the next drawing, and brings it into view. */
  async focusRow(id: string | undefined, block: ScrollLogicalPosition = 'nearest'): Promise<void> {
    await this.#host.updateComplete;
    const row = id === undefined ? null : this.#host.renderRoot.querySelector<HTMLElement>(`#yk-c-${CSS.escape(id)}`);
    row?.scrollIntoView({ block });
    row?.focus({ preventScroll: true });
  }

  /** The reader's own comments and votes; their code comes when a device has any, or when somebody does something. */
  async needOwn(): Promise<OwnComments> {
    const { createOwn } = await import('./own.js');
    if (!this.mine) {
      const mine = (this.mine = createOwn(this.source!, this.state!));
      mine.subscribe(() => this.changed());
      await mine.load();
    }
    return this.mine;
  }

  readonly onClick = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLElement>('[data-do]');
    if (button) void this.#do(button);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#actions?.close();
  };

  async #do(button: HTMLElement): Promise<void> {
    const { state } = this;
    if (!state) return;
    const id = button.dataset.id ?? button.closest('article')?.id.slice('yk-c-'.length) ?? '';
    switch (button.dataset.do) {
      case 'more':
        return this.#more();
      case 'retry':
        await state.retry();
        return this.focusRow(state.value.threads[0]?.root.id);
      case 'replies':
        return this.#moreReplies(id);
      case 'arrived':
        return this.focusRow((await state.showArrived())?.id, 'center');
      case 'unfold':
        this.#unfolded = new Set([...this.#unfolded, id]);
        this.changed();
        return this.focusRow(id);
      default:
        return (await this.#act()).run(button.dataset.do!, id, button);
    }
  }

  #act(): Promise<ThreadActions> {
    return (this.#loading ??= import('./thread-actions.js').then(
      async ({ ThreadActions: Actions }) => {
        await Promise.all([this.needOwn(), this.#host.locale.load(Actions.texts)]);
        return (this.#actions = new Actions(this.#host, this));
      },
      (error: unknown) => {
        this.#loading = undefined;
        throw error;
      },
    ));
  }

  async #more(): Promise<void> {
    const state = this.state!;
    const { length } = state.value.threads;
    await state.more();
    const { phase, threads } = state.value;
    if (phase !== 'ready') return;
    this.announce(this.#host.locale.t('comments.loaded', { n: threads.length - length }));
    return this.focusRow(threads[length]?.root.id);
  }

  async #moreReplies(root: string): Promise<void> {
    const state = this.state!;
    const known = new Set(state.threadOf(root)?.replies.map(({ id }) => id));
    await state.moreReplies(root);
    const fresh = (state.threadOf(root)?.replies ?? []).filter(({ id }) => !known.has(id));
    if (!fresh[0]) return;
    this.announce(this.#host.locale.t('comments.loaded', { n: fresh.length }));
    return this.focusRow(fresh[0].id);
  }

  async #open(): Promise<void> {
    this.state?.stop();
    this.#presence.follow(undefined);
    this.lost = false;
    this.mine = this.#actions = this.#loading = undefined;
    const source = (this.source = await this.#provider.source());
    const state = (this.state = new CommentListState(source, this.#host.sort, this.#host.limit));
    let { closed } = state.value;
    state.subscribe(() => {
      // Replies are offered or not on every row.
      if (closed !== state.value.closed) this.changed();
      closed = state.value.closed;
      this.#host.requestUpdate();
    });
    this.changed();
    await state.load();
    if (mayHaveDrafts()) void this.needOwn().catch(() => undefined);
    this.#presence.follow(new LiveComments(source, state));
    await this.#follow();
  }

  /** Leads to the comment that the page's address names, wherever it stands. */
  async #follow(): Promise<void> {
    const id = /^#yk-c-([\w-]+)$/.exec(location.hash)?.[1];
    if (!id || !this.state) return;
    if (!(await this.state.bring(id))) return this.announce(this.#host.locale.t('comments.missing'));
    this.#target = id;
    this.changed();
    return this.focusRow(id, 'center');
  }

  async #created({ receipt, page }: CommentCreatedEvent): Promise<void> {
    if (page !== this.source?.page.id || !this.state) return;
    const own = await this.needOwn();
    await own.add(receipt);
    this.#actions?.replied(receipt);
    if (receipt.comment?.parent) this.state.touch(receipt.comment.parent);
  }
}
