import { html, nothing, type TemplateResult } from 'lit';
import { mayHaveDrafts } from '../../storage/draft-marker.js';
import { CommentListChanges } from '../../state/comment-list-changes.js';
import { LiveComments } from '../../state/live-comments.js';
import type { Comment } from '../../core/comment.js';
import type { OwnComments } from '../../state/own-comments.js';
import type { CommentCreatedEvent } from '../events.js';
import { adoptLate } from '../parts/adopt-styles.js';
import { listLifeStyles } from './list-life.styles.js';
import { ListPresence } from './list-presence.js';
import { RowChanges } from './row-changes.js';
import { skipFrame } from './skip-frame.js';
import type { ListActing, ListContext, ListHost } from './list-host.js';
import type { ThreadActions } from './thread-actions.js';
import { showExactTime } from './times.js';

const texts = { vi: () => import('../../i18n/vi/thread.js'), en: () => import('../../i18n/en/thread.js') };

/** What happens in a list after its first page: what is new, further pages and threads, links to comments, and where the focus goes with all of it. */
export class ListLife implements ListActing {
  readonly changes: CommentListChanges;
  readonly #rows = new RowChanges(() => this.mine?.value);
  /** What the live region says. */
  said = '';
  mine: OwnComments | undefined;
  actions: ThreadActions | undefined;
  readonly #host: ListHost;
  readonly #session: ListContext;
  readonly #presence: ListPresence;
  #acting: Promise<ThreadActions> | undefined;
  #own: Promise<OwnComments> | undefined;
  #near: IntersectionObserver | undefined;
  #events: AbortController | undefined;

  constructor(host: ListHost, session: ListContext) {
    this.#host = host;
    this.#session = session;
    adoptLate(host, listLifeStyles);
    host.rows.life = this.#rows;
    const root = host.renderRoot;
    for (const name of ['focusin', 'pointerover'])
      root.addEventListener(name, (event) => showExactTime(event, host.locale.code));
    root.addEventListener('keydown', (event) => {
      const { key, isComposing } = event as KeyboardEvent;
      if (key === 'Escape' && !isComposing) this.actions?.close();
    });
    this.changes = new CommentListChanges(session.state!);
    this.#presence = new ListPresence(host, new LiveComments(this.changes), () => void this.mine?.ask());
  }

  /** The reader's own comments that wait. */
  get own(): readonly Comment[] {
    return this.mine?.pending ?? [];
  }

  /** Those of them whose thread is not loaded, or which begin one. */
  get alone(): readonly Comment[] {
    return this.own.filter(({ root, parent }) => !parent || !this.changes.threadOf(root ?? parent));
  }

  /** Over the threads: what has come, and own comments that stand in none of them. */
  renderTop(): TemplateResult {
    const { t } = this.#host.locale;
    const { arrived } = this.changes.list.value;
    return html`${
        arrived
          ? html`<div class="news">
              <button type="button" class="primary arrived" part="button arrived" data-do="arrived">
                ${arrived === Infinity ? t('comments.changed') : t('comments.arrived', { n: arrived })}
              </button>
            </div>`
          : nothing
      }
      <ol class="alone" part="list" ?hidden=${!this.alone[0]}></ol>`;
  }

  /** After drawing: what only this knows to draw. */
  drawn(): void {
    const alone = this.alone.map((root) => ({ root, replies: [] }));
    this.#host.rows.draw(this.#host.renderRoot.querySelector('.alone')!, alone, [], 0);
    this.actions?.draw();
  }

  /** Starts what goes on by itself, and leads to the comment that the page's address names. */
  async begin(): Promise<void> {
    // It may have left the page while this was on its way.
    if (this.#host.isConnected) this.connect();
    const words = this.#host.locale.load(texts).catch(() => undefined);
    if (mayHaveDrafts()) await this.needOwn().catch(() => undefined);
    await words;
    await this.#follow();
  }

  connect(): void {
    const { signal } = (this.#events = new AbortController());
    addEventListener('hashchange', () => void this.#follow(), { signal });
    this.#presence.connect();
    if (this.#host.autoload) this.#loadNear();
  }

  disconnect(): void {
    this.#events?.abort();
    this.#presence.disconnect();
    this.#near?.disconnect();
  }

  announce(text: string): void {
    this.said = text;
    this.#host.requestUpdate();
  }

  /** A comment was sent from this page. */
  async created({ receipt, page }: CommentCreatedEvent): Promise<void> {
    const { source } = this.changes.list;
    if (page !== source.page.id) return;
    const own = await this.needOwn();
    await own.add(receipt);
    this.actions?.replied(receipt);
    this.#host.requestUpdate();
  }

  /** The reader's own comments and votes; their code comes when a device has any, or when somebody does something. */
  needOwn(): Promise<OwnComments> {
    return (this.#own ??= this.#loadOwn().catch((error: unknown) => {
      this.#own = undefined;
      throw error;
    }));
  }

  /** Moves the focus to a comment's row, after the next drawing, and brings it into view. */
  async focusRow(id: string | undefined, block: ScrollLogicalPosition = 'nearest'): Promise<void> {
    await this.#host.updateComplete;
    // Long lists are drawn in slices: the row may be in one that is still to come.
    const find = () => (id ? this.#host.rows.find(id) : undefined);
    for (let turns = 0; id && !find() && turns < 500; turns++) await new Promise((go) => setTimeout(go));
    const found = find();
    // One that has left the page, as it was deleted before anybody saw it, hands the focus on.
    const row = found?.isConnected === false ? this.#host.renderRoot.querySelector('article') : found;
    row?.scrollIntoView({ block });
    row?.focus({ preventScroll: true });
  }

  /** Does what a button says. @param inMenu it stood in the menu of a comment. */
  async do(name: string, id: string, inMenu: boolean): Promise<void> {
    const { changes } = this;
    const { list } = changes;
    switch (name) {
      case 'more':
        return this.#more(() => changes.more());
      case 'retry':
        return this.#more(() => list.retry());
      case 'replies':
        return this.#moreReplies(id);
      case 'arrived':
        return this.focusRow((await changes.showArrived())?.id, 'center');
      case 'unfold':
        this.#rows.unfolded.add(id);
        this.#host.requestUpdate();
        return this.focusRow(id);
      default:
        return (await this.#act()).run(name, id, inMenu);
    }
  }

  async #loadOwn(): Promise<OwnComments> {
    const { createOwn } = await import('./own.js');
    const mine = (this.mine = createOwn(this.changes));
    mine.subscribe(() => this.#host.requestUpdate());
    await mine.load();
    return mine;
  }

  #act(): Promise<ThreadActions> {
    const load = async () => {
      const { ThreadActions: Actions } = await import('./thread-actions.js');
      return (this.actions = new Actions(
        this.#host,
        this,
        await this.needOwn(),
        () => !!this.#session.context.can.reply,
      ));
    };
    return (this.#acting ??= load().catch((error: unknown) => {
      this.#acting = undefined;
      throw error;
    }));
  }

  async #more(ask: () => Promise<void>): Promise<void> {
    const { list } = this.changes;
    const [start] = list.value.threads;
    const { length } = list.value.threads;
    await ask();
    const { phase, threads } = list.value;
    if (phase === 'ready') skipFrame(this.#host.renderRoot.querySelector<HTMLElement>('.more'));
    if (phase === 'failed') {
      this.announce(this.#host.locale.t('comments.failed'));
      await this.#host.updateComplete;
      return this.#host.renderRoot.querySelector<HTMLElement>('.retry')?.focus();
    }
    if (phase !== 'ready') return;
    // What failed may have been another order, which begins anew; what came may all have been here.
    const first = threads[0] === start ? (threads[length] ?? threads.at(-1)) : threads[0];
    if (threads.length > length) this.announce(this.#host.locale.t('comments.loaded', { n: threads.length - length }));
    if (this.#host.autoload) this.#loadNear();
    return this.focusRow(first?.root.id);
  }

  async #moreReplies(root: string): Promise<void> {
    const known = new Set(this.changes.threadOf(root)?.replies.map(({ id }) => id));
    await this.changes.moreReplies(root);
    const fresh = (this.changes.threadOf(root)?.replies ?? []).filter(({ id }) => !known.has(id));
    if (this.changes.threadOf(root)?.phase) this.announce(this.#host.locale.t('comments.failed'));
    if (!fresh[0]) return;
    this.announce(this.#host.locale.t('comments.loaded', { n: fresh.length }));
    return this.focusRow(fresh[0].id);
  }

  /** Leads to the comment that the page's address names, wherever it stands. */
  async #follow(): Promise<void> {
    const id = /^#yk-c-([\w-]+)$/.exec(location.hash)?.[1];
    if (!id || !this.#host.isConnected) return;
    if (!(await this.changes.bring(id))) {
      // Own comments that wait are in no list of the backend.
      if (!this.own.some((comment) => comment.id === id)) return this.announce(this.#host.locale.t('comments.missing'));
    }
    this.#rows.target = id;
    this.#host.requestUpdate();
    return this.focusRow(id, 'center');
  }

  /** Fetches the next page before the end of the list is reached. */
  #loadNear(): void {
    this.#near?.disconnect();
    const sentinel = this.#host.renderRoot.querySelector('[role=status]')!;
    const near = (this.#near = new IntersectionObserver(
      async ([entry]) => {
        if (!entry?.isIntersecting) return;
        await this.changes.more();
        await this.#host.updateComplete;
        const { next, phase } = this.changes.list.value;
        // Observed anew, it tells whether the end is still in sight. What failed waits for a press.
        near.unobserve(sentinel);
        if (near === this.#near && next && phase !== 'failed') near.observe(sentinel);
      },
      { rootMargin: '600px' },
    ));
    near.observe(sentinel);
  }
}
