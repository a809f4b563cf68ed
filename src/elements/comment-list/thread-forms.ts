import type { TemplateResult } from 'lit';
import type { FieldValues, ReportReason } from '../../core/comment.js';
import { CommentError, type FieldIssue } from '../../core/error.js';
import type { FieldDefinition } from '../../core/field.js';
import { validateFields } from '../../core/validate.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { CommentListChanges } from '../../state/comment-list-changes.js';
import type { OwnComments } from '../../state/own-comments.js';
import type { ListHost } from './list-host.js';
import { editTemplate } from './thread-actions-view.js';

type Kind = 'menu' | 'reply' | 'report' | 'edit' | 'delete' | 'note';

/** What is open below one comment. One at a time: a reply that was begun is kept as a draft. */
export interface Open {
  readonly kind: Kind;
  readonly id: string;
  /** Which of the comment's buttons takes the focus back. */
  readonly opener: string;
  readonly text?: string;
  readonly issues?: readonly FieldIssue[];
  readonly busy?: boolean;
}

/** The place below a comment, as its forms see it. */
export interface OpenForm {
  readonly open: Open | undefined;
  show(open: Open | undefined): void;
  change(change: Partial<Open>): void;
  /** Closes the form and says how it went. */
  note(id: string, key: MessageKey): void;
  fail(error: CommentError): void;
  /** What went wrong, in words. */
  reason(error: CommentError, what: string): string;
  focusInside(): Promise<void>;
  focusOn(selector: string): void;
}

/** The fields that an edit may change. */
const editable = ['title', 'content'];

/** The forms below a comment that are not a reply: editing an own one, reporting one. What was typed stays until it has arrived. */
export class ThreadForms {
  readonly #host: ListHost;
  readonly #own: OwnComments;
  readonly #changes: CommentListChanges;
  readonly #form: OpenForm;
  /** What was typed into forms that closed unsent, by kind and comment. */
  readonly #typed = new Map<string, ReadonlyMap<string, string>>();
  #fields: readonly FieldDefinition[] = [];

  constructor(host: ListHost, own: OwnComments, changes: CommentListChanges, form: OpenForm) {
    this.#host = host;
    this.#own = own;
    this.#changes = changes;
    this.#form = form;
  }

  renderEdit(open: Open): TemplateResult {
    return editTemplate(this.#host.locale.t, this.#fields, (issue) => this.#words(issue), open, this.#onEdit);
  }

  /** Keeps what stands in a form that gives way, to another or to nothing. */
  keep({ kind, id }: Open): void {
    const changed = this.#controls.filter(({ value, defaultValue }) => value !== defaultValue);
    this.#typed.set(`${kind} ${id}`, new Map(changed.map(({ name, value }) => [name, value])));
  }

  /** Puts it back. */
  restore({ kind, id }: Pick<Open, 'kind' | 'id'>): void {
    const typed = this.#typed.get(`${kind} ${id}`);
    for (const control of this.#controls) control.value = typed?.get(control.name) ?? control.value;
  }

  get #controls(): HTMLInputElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLInputElement>('form.open :is(textarea, [type=text])')];
  }

  async edit(id: string): Promise<void> {
    const comment = this.#own.value.records.get(id)?.comment;
    let fields: readonly FieldDefinition[];
    try {
      const [form] = await Promise.all([this.#changes.list.source.part('form'), this.#host.locale.load('send')]);
      fields = (form?.fields ?? []).filter(({ name }) => editable.includes(name));
    } catch (cause) {
      this.#form.note(id, 'thread.failed');
      return this.#form.fail(toError(cause));
    }
    this.#fields = comment?.parent ? fields.filter(({ name }) => name !== 'title') : fields;
    this.#form.show({ kind: 'edit', id, opener: 'menu' });
    await this.#host.updateComplete;
    for (const name of editable) {
      const control = this.#host.renderRoot.querySelector<HTMLInputElement>(`#f-${name}`);
      if (control) control.value = control.defaultValue = comment?.[name as 'title' | 'content'] ?? '';
    }
    this.restore({ kind: 'edit', id });
    return this.#form.focusInside();
  }

  readonly onReport = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { id, busy } = this.#form.open!;
    if (busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const [reason, text] = [data.get('reason') as ReportReason, (data.get('text') as string).trim()];
    this.#form.change({ busy: true, text: '' });
    try {
      await this.#own.report(id, reason, text);
      this.#form.note(id, 'thread.report.sent');
      this.#typed.delete(`report ${id}`);
    } catch (cause) {
      this.#failed(toError(cause));
    }
  };

  readonly #onEdit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { id, busy } = this.#form.open!;
    if (busy) return;
    const data = new FormData(event.target as HTMLFormElement);
    const values: FieldValues = Object.fromEntries(this.#fields.map(({ name }) => [name, data.get(name) as string]));
    const issues = validateFields(this.#fields, values);
    this.#form.change({ issues, busy: !issues.length });
    if (issues[0]) return this.#form.focusOn(`#f-${issues[0].field}`);
    try {
      const { status } = await this.#own.edit(id, values);
      this.#form.note(id, status === 'pending' && this.#changes.find(id) ? 'thread.edit.waits' : 'thread.edit.saved');
      this.#typed.delete(`edit ${id}`);
    } catch (cause) {
      this.#failed(toError(cause));
    }
  };

  /** The text stays where it was typed. */
  #failed(error: CommentError): void {
    const [issue] = error.issues ?? [];
    this.#form.change({
      busy: false,
      issues: error.issues ?? [],
      text: issue ? '' : this.#form.reason(error, 'edit'),
    });
    this.#form.fail(error);
    this.#form.focusOn(issue ? `#f-${issue.field}` : '#form-error');
  }

  #words({ code, field, limit }: FieldIssue): string {
    const { t } = this.#host.locale;
    const label = this.#labelOf(field);
    return t(`issue.${code}`, { label, ...(limit !== undefined && { limit }) });
  }

  #labelOf(name: string): string {
    return (
      this.#fields.find((field) => field.name === name)?.label || this.#host.locale.t(`field.${name}` as MessageKey)
    );
  }
}

export function toError(cause: unknown): CommentError {
  return cause instanceof CommentError ? cause : new CommentError('network', { cause });
}
