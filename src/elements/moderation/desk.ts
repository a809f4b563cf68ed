import { html, type LitElement } from 'lit';
import type { LocaleController } from '../../controllers/locale.js';
import type { Moderation } from '../../contract/moderation.js';
import type { Moderator, ModerationStatus, QueueItem } from '../../core/moderation.js';
import type { Translate } from '../../i18n/messages.js';
import type { ModerationQueue } from '../../state/moderation-queue.js';
import type { QueueNotice } from '../../state/moderation-view.js';
import { noticeWords, type DockDesk } from './dock.js';
import { commandOf, type Command } from './keys.js';
import type { Panel } from './panel.js';
import { keysPanel } from './panels/keys.js';
import { removePanel } from './panels/remove.js';
import type { RowDesk } from './row.js';
import type { ToolsDesk } from './tools.js';
import type { Verdict } from './verdicts.js';

type DeskHost = LitElement & { readonly locale: LocaleController };

export interface DeskParts {
  readonly me: Moderator;
  readonly moderation: Moderation;
  readonly queue: ModerationQueue;
  /** The first row takes the focus. */
  readonly focus: boolean;
}

/** The desk of somebody who is signed in: keys, focus, the dialog, and what is said to those who do not see it. */
export class ModerationDesk implements RowDesk, DockDesk, ToolsDesk {
  readonly me: Moderator;
  readonly moderation: Moderation;
  readonly queue: ModerationQueue;
  shortcuts = true;
  readonly unfolded = new Set<string>();
  panel: Panel | undefined;
  /** What the live region says. */
  said = '';
  readonly #host: DeskHost;
  #opener: HTMLElement | undefined;
  /** The focus goes to the current row once it is drawn. */
  #wanted: boolean;
  #notice: QueueNotice | undefined;
  #fresh = 0;
  #events: AbortController | undefined;

  constructor(host: DeskHost, { me, moderation, queue, focus }: DeskParts) {
    this.#host = host;
    this.#wanted = focus;
    this.me = me;
    this.moderation = moderation;
    this.queue = queue;
    queue.subscribe(() => this.#onQueue());
  }

  get t(): Translate {
    return this.#host.locale.t;
  }
  get code(): string {
    return this.#host.locale.code;
  }

  connect(): void {
    this.#events?.abort();
    this.#events = new AbortController();
    // On the document: after a press on what takes no focus, the keys go on working.
    document.addEventListener('keydown', this.#onKey, { signal: this.#events.signal });
    this.queue.start();
  }

  disconnect(): void {
    this.#events?.abort();
    this.queue.stop();
    this.panel?.stop?.();
    this.panel = undefined;
  }

  readonly update = (): void => this.#host.requestUpdate();

  say(text: string): void {
    this.said = text;
    this.update();
  }

  open(panel: Panel): void {
    const { activeElement } = this.#root;
    this.panel?.stop?.();
    this.#opener = activeElement instanceof HTMLElement ? activeElement : undefined;
    this.panel = panel;
    this.update();
  }

  openLater(make: Parameters<RowDesk['openLater']>[0]): void {
    const { t } = this;
    void import('./panels.js').then(
      (panels) => this.open(make(panels)),
      // The code could not be had: asked for again at the next press.
      () => this.open({ title: t('moderation.failed'), render: () => html`<p>${t('moderation.error.network')}</p>` }),
    );
  }

  readonly close = (): void => {
    this.#dialog?.close();
    this.onClosed();
  };

  /** After any way of closing: the button, Escape, what was done. */
  readonly onClosed = (): void => {
    if (!this.panel) return;
    this.panel.stop?.();
    this.panel = undefined;
    if (this.#opener?.isConnected) this.#opener.focus();
    else this.#wanted = true;
    this.update();
  };

  unfold(id: string): void {
    if (!this.unfolded.delete(id)) this.unfolded.add(id);
    this.update();
  }

  press(item: QueueItem, { to }: Verdict, { detail }: MouseEvent): void {
    // The second press of a double click would meet the row that has come up.
    if (detail < 2) this.#decide([item.id], to);
  }

  pressAll({ to }: Verdict): void {
    this.#decide([...this.queue.value.selected], to);
  }

  undo(): void {
    this.#wanted = true;
    void this.queue.undo();
  }

  showFresh(): void {
    this.#wanted = true;
    this.queue.reload();
  }

  showKeys(): void {
    this.open(keysPanel(this));
  }

  /** After the element has drawn itself. */
  updated(): void {
    const dialog = this.#dialog;
    if (this.panel && dialog && !dialog.open) {
      dialog.showModal();
      dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    }
    if (!this.#wanted || this.panel) return;
    const { current } = this.queue.value;
    const row = [...this.#root.querySelectorAll<HTMLElement>('article')].find(({ dataset }) => dataset.id === current);
    const place = row ?? this.#root.querySelector<HTMLElement>('.empty');
    // Neither rows nor their absence are drawn yet.
    if (!place) return;
    this.#wanted = false;
    place.focus();
  }

  #decide(ids: readonly string[], to: ModerationStatus): void {
    if (!ids.length) return;
    const decide = (reason?: string): void => {
      this.#wanted = true;
      void this.queue.decide(ids, to, reason);
    };
    if (to === 'removed') this.open(removePanel(this, decide));
    else decide();
  }

  #onQueue(): void {
    const { notice, fresh } = this.queue.value;
    if (notice !== this.#notice) this.said = noticeWords(notice, this.t);
    else if (fresh > this.#fresh) this.said = this.t('moderation.fresh', { n: fresh });
    this.#notice = notice;
    this.#fresh = fresh;
    this.update();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { activeElement } = document;
    if (this.panel || (activeElement !== document.body && activeElement !== this.#outermost)) return;
    const inList = !!this.#root.activeElement?.closest('article');
    const command = commandOf(event, { inList, shortcuts: this.shortcuts });
    if (!command) return;
    event.preventDefault();
    this.#run(command);
  };

  #run(command: Command): void {
    const { queue } = this;
    const { current, selected, items } = queue.value;
    const move = { next: 1, previous: -1, first: -Infinity, last: Infinity } as const;
    switch (command) {
      case 'next':
      case 'previous':
      case 'first':
      case 'last':
        queue.move(move[command]);
        this.#wanted = items.length > 0;
        break;
      case 'undo':
        this.undo();
        break;
      case 'select':
        if (current) queue.select(current);
        break;
      case 'search':
        this.#root.querySelector<HTMLElement>('#search')?.focus();
        break;
      case 'help':
        this.showKeys();
        break;
      default:
        this.#decide(selected.size ? [...selected] : current ? [current] : [], command);
    }
    this.update();
  }

  get #root(): ShadowRoot {
    return this.#host.renderRoot as ShadowRoot;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root.querySelector('dialog');
  }

  /** What the document calls the focused element when the focus is in here: the host, or the one whose shadow root it stands in. */
  get #outermost(): Element {
    let element: Element = this.#host;
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = element.getRootNode())
      element = root.host;
    return element;
  }
}
