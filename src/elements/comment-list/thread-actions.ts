import { nothing, render, type LitElement, type TemplateResult } from 'lit';
import type { Comment, Receipt } from '../../core/comment.js';
import { type CommentError } from '../../core/error.js';
import { parseFields, type FieldDefinition } from '../../core/field.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { CommentListState } from '../../state/comment-list.js';
import type { OwnComments } from '../../state/own-comments.js';
import { YkErrorEvent } from '../events.js';
import { adoptLate } from '../parts/adopt-styles.js';
import { make } from '../parts/comment-row.js';
import { errorStyles } from '../parts/error.js';
import { fieldStyles } from '../parts/field.styles.js';
import type { ListActing, ListHost } from './list-host.js';
import * as view from './thread-actions-view.js';
import { threadActionsStyles } from './thread-actions.styles.js';
import { ThreadForms, toError, type Open, type OpenForm } from './thread-forms.js';

/** As on the model page; an answer has the title of what it answers. */
const replyAsks = 'name* phone content*';

/** What a reader does with a comment: answer, quote, vote, report; edit and delete an own one. */
export class ThreadActions implements OpenForm {
  /** What a reply form asks for until the backend has described its own. */
  #asked: readonly FieldDefinition[] | undefined;
  readonly #host: ListHost;
  readonly #life: ListActing;
  readonly #mayReply: () => boolean;
  readonly #forms: ThreadForms;
  readonly #own: OwnComments;
  readonly #list: CommentListState;
  open: Open | undefined;
  #place: Element | undefined;

  /** @param mayReply whether replies are offered now. */
  constructor(host: ListHost, life: ListActing, own: OwnComments, mayReply: () => boolean) {
    this.#host = host;
    this.#mayReply = mayReply;
    this.#life = life;
    this.#own = own;
    this.#list = life.changes.list;
    this.#forms = new ThreadForms(host, own, life.changes, this);
    adoptLate(host, fieldStyles, errorStyles, threadActionsStyles);
  }

  /** Draws what is open into the row that it belongs to, and empties the row that it stood in before. */
  draw(): void {
    const open = this.open;
    const article = open && this.#host.rows.find(open.id);
    const place = article?.querySelector(':scope > .extra') ?? article?.appendChild(make('div', { class: 'extra' }));
    if (this.#place && this.#place !== place) {
      render(nothing, this.#place as HTMLElement);
      this.#place.remove();
    }
    this.#place = place;
    const comment = open && (this.#life.changes.find(open.id) ?? this.#own.value.records.get(open.id)?.comment);
    if (place && comment) render(this.#template(open, comment), place as HTMLElement);
    const menu = open && this.#button({ ...open, opener: 'menu' });
    if (menu) menu.ariaExpanded = `${open.kind === 'menu'}`;
  }

  #template(open: Open, comment: Comment): TemplateResult {
    const { t } = this.#host.locale;
    const { adapter } = this.#list.source;
    const own = this.#own.value.records.has(comment.id);
    switch (open.kind) {
      case 'menu':
        return view.menuTemplate(t, {
          quote: this.#mayReply() && comment.status === 'published',
          report: !own && !!adapter.reportComment,
          edit: this.#own.mayEdit(comment.id) && !!adapter.editComment,
          delete: this.#own.mayEdit(comment.id) && !!adapter.deleteComment,
        });
      case 'reply':
        return view.replyTemplate(t, comment, this.#list.source.page.id, (this.#asked ??= parseFields(replyAsks)));
      case 'report':
        return view.reportTemplate(t, open, this.#forms.onReport);
      case 'delete':
        return view.deleteTemplate(t, open.busy);
      case 'edit':
        return this.#forms.renderEdit(open);
      case 'note':
        return view.noteTemplate(open.text ?? '');
    }
  }

  /** Does what a button says. */
  async run(name: string, id: string, inMenu: boolean): Promise<void> {
    switch (name) {
      case 'up':
      case 'down':
        return void this.#try(id, name, () => this.#own.vote(id, name === 'up' ? 1 : -1));
      case 'cancel':
        return this.close();
      case 'quote':
        return this.#quote(id);
      case 'edit':
        return this.#forms.edit(id);
      case 'remove':
        return this.#remove(id);
      case 'menu':
      case 'reply':
      case 'report':
      case 'delete': {
        const again = this.open?.kind === name && this.open.id === id;
        if (again) return this.close();
        // What opens out of the menu gives the focus back to the menu's own button.
        if (name === 'reply') await this.#loadForm();
        this.show({ kind: name, id, opener: inMenu ? 'menu' : name });
        await this.#host.updateComplete;
        this.#forms.restore({ kind: name, id });
        return this.focusInside();
      }
    }
  }

  /** Closes what is open, and gives the focus back to where it came from. */
  close(): void {
    const open = this.open;
    if (!open) return;
    this.show(undefined);
    void this.#host.updateComplete.then(() => this.#button(open)?.focus());
  }

  /** A reply was acknowledged: its form closes, and the focus goes to what was written. */
  replied(receipt: Receipt): void {
    const { comment } = receipt;
    if (!comment || this.open?.kind !== 'reply' || this.open.id !== comment.parent) return;
    this.show(undefined);
    this.#life.announce(this.#host.locale.t('thread.replied'));
    void this.#life.focusRow(comment.id);
  }

  /** The form's element, which may not be on the page. */
  async #loadForm(): Promise<void> {
    await (this.#host.constructor as { loadForm?: () => Promise<unknown> }).loadForm?.();
  }

  async #quote(id: string): Promise<void> {
    const { content = '' } = this.#life.changes.find(id) ?? {};
    await this.#loadForm();
    this.show({ kind: 'reply', id, opener: 'menu' });
    await this.#host.updateComplete;
    const area = await this.#replyField<HTMLTextAreaElement>('#f-content');
    area?.setRangeText(`“${content.trim()}”\n\n`, 0, 0, 'end');
    area?.focus();
    // The draft keeps it as if it had been typed.
    area?.dispatchEvent(new Event('input', { bubbles: true }));
  }

  async #remove(id: string): Promise<void> {
    const done = await this.#try(id, 'menu', () => this.#own.remove(id));
    if (done) this.#done(id, 'thread.deleted');
  }

  /** @returns `false` when it failed, which then stands below the row. */
  async #try(id: string, opener: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (cause) {
      const error = toError(cause);
      const text = this.reason(error, opener);
      this.show({ kind: 'note', id, opener, text });
      this.#life.announce(text);
      this.fail(error);
      return false;
    }
  }

  reason({ code }: CommentError, what: string): string {
    const { t } = this.#host.locale;
    if (code === 'forbidden') return t(/up|down/.test(what) ? 'thread.own' : 'thread.late');
    return t('thread.failed');
  }

  note(id: string, key: MessageKey): void {
    const text = this.#host.locale.t(key);
    this.show({ kind: 'note', id, opener: 'menu', text });
    this.#life.announce(text);
    void this.#life.focusRow(id);
  }

  #done(id: string, key: MessageKey): void {
    this.show(undefined);
    this.#life.announce(this.#host.locale.t(key));
    void this.#life.focusRow(id);
  }

  fail(error: CommentError): void {
    this.#host.dispatchEvent(new YkErrorEvent(error));
  }

  change(change: Partial<Open>): void {
    if (this.open) this.show({ ...this.open, ...change });
  }

  show(open: Open | undefined): void {
    const before = this.open;
    if (before && (open?.kind !== before.kind || open.id !== before.id)) this.#forms.keep(before);
    this.open = open;
    const menu = before && this.#button({ ...before, opener: 'menu' });
    if (menu) menu.ariaExpanded = 'false';
    this.#host.requestUpdate();
  }

  #button({ id, opener }: Open): HTMLElement | null {
    return this.#host.rows.find(id)?.querySelector<HTMLElement>(`.acts [data-do=${opener}]`) ?? null;
  }

  async focusInside(): Promise<void> {
    await this.#host.updateComplete;
    if (this.open?.kind === 'reply') (await this.#replyField('input, textarea'))?.focus();
    else this.focusOn('.open :is(button, input, textarea)');
  }

  /** A field of the form below a comment, once it is drawn. */
  async #replyField<T extends HTMLElement>(selector: string): Promise<T | null | undefined> {
    const form = this.#host.renderRoot.querySelector<LitElement>('yk-comment-form');
    await form?.updateComplete;
    return form?.renderRoot.querySelector<T>(selector);
  }

  focusOn(selector: string): void {
    void this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}
