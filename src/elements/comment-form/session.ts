import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValues } from '../../core/comment.js';
import { mergeFields } from '../../core/field.js';
import type { FormDescription } from '../../core/form.js';
import { validateFields } from '../../core/validate.js';
import { systemClock } from '../../state/clock.js';
import type { SubmissionContent } from '../../state/submission.js';
import { CommentCreatedEvent, CommentSubmitEvent, YkErrorEvent } from '../events.js';
import { adoptLate } from '../parts/adopt-styles.js';
import { FormFeedback } from './feedback.js';
import type { FormHost } from './form-host.js';
import { openParts, restoreDraft, type FormParts } from './form-parts.js';
import { receiptTemplate, statusTemplate, summaryTemplate } from './session-view.js';
import { sessionStyles } from './session.styles.js';

/**
 * Everything of a form that may arrive after its first view: backend, challenge, draft and submit, bound together and told in words.
 * The rules of each live in `state/`.
 */
export class FormSession {
  /** What the live region says. */
  announcement = '';
  readonly #host: FormHost;
  readonly #feedback: FormFeedback;
  #parts: FormParts | undefined;
  #opened: Promise<void> | undefined;
  #description: FormDescription | undefined;
  #restored = false;
  #settling = false;
  #shownAt = systemClock.now();
  #stopTick: (() => void) | undefined;

  constructor(host: FormHost) {
    this.#host = host;
    this.#feedback = new FormFeedback(host);
    adoptLate(host.renderRoot as ShadowRoot, sessionStyles);
  }

  connect(): void {
    window.addEventListener('online', this.#onOnline);
    window.addEventListener('pagehide', this.#flush);
    document.addEventListener('visibilitychange', this.#flush);
    if (!this.#opened) void this.open();
  }

  disconnect(): void {
    window.removeEventListener('online', this.#onOnline);
    window.removeEventListener('pagehide', this.#flush);
    document.removeEventListener('visibilitychange', this.#flush);
    this.#stopTick?.();
    this.#flush();
  }

  /** Finds the backend and takes up its form; again when the element is given another backend or page. */
  open(): Promise<void> {
    return (this.#opened = this.#open().catch((cause: unknown) => {
      this.#opened = undefined;
      // Wrong use of the element: the owner reads it in the console; readers still have their text.
      console.error(cause);
    }));
  }

  /** Merges the owner's wishes with the backend's truth. */
  describe(): void {
    const described = this.#description?.fields;
    if (!described) return;
    const { fields, hidden } = mergeFields(this.#host.wished, described);
    if (hidden.length) {
      console.warn(
        `ykien: the backend "${this.#parts?.source.adapter.name}" cannot store ${hidden.join(', ')}, so the form hides it. ` +
          'Take it out of fields="…", or let the backend store it.',
      );
    }
    const consent = this.#description?.consent;
    if (consent) fields.push({ name: 'consent', type: 'checkbox', required: true, label: consent.text });
    if (JSON.stringify(fields) !== JSON.stringify(this.#host.shown)) this.#host.shown = fields;
  }

  get busy(): boolean {
    return this.#settling || this.#parts?.submission.value.phase === 'sending';
  }

  /** The text is on its way, or may have arrived: it stays as it is. */
  get locked(): boolean {
    const submission = this.#parts?.submission;
    return !!submission && (submission.frozen || /^(sending|queued|waiting)$/.test(submission.value.phase));
  }

  /** Nothing asks for a challenge here. */
  get unasked(): boolean {
    const { challenge } = this.#description ?? {};
    const untouched = this.#parts?.challenge.state.value.phase === 'idle';
    return challenge === 'none' || (challenge === 'on-demand' && untouched) || (!!this.#parts && !this.#parts.source.adapter.requestChallenge);
  }

  errorOf(name: string): string | undefined {
    return this.#feedback.errorOf(name);
  }

  counterOf(name: string): string | undefined {
    return this.#feedback.counterOf(name);
  }

  /** The reader is in the form: a challenge will be needed. */
  touched(): void {
    if (!this.unasked) this.#parts?.challenge.ensure();
  }

  /** Something was typed. */
  typed(name: string, value: string): void {
    this.#parts?.draft.touch();
    const aloud = this.#feedback.typed(name, value);
    if (aloud) this.#announce(aloud);
  }

  /** Checks, asks the page, and sends. */
  async send(): Promise<void> {
    await (this.#opened ?? this.open());
    const parts = this.#parts;
    if (!parts || this.busy) return;
    const { challenge, submission } = parts;
    const values = this.#host.values();
    if (submission.frozen) return submission.send(this.#content(values, parts));
    const issues = validateFields(this.#host.shown, values);
    challenge.error = undefined;
    let content = this.#content(values, parts);
    if (!this.unasked) {
      if (!issues.length) await this.#settle(parts);
      content = this.#content(values, parts);
    }
    this.#feedback.issues = issues;
    if (issues.length || challenge.error) return this.#focusOn('summary');
    if (this.#host.dispatchEvent(new CommentSubmitEvent(content))) submission.send(content);
  }

  renderTop(): TemplateResult | typeof nothing {
    const { t } = this.#host.locale;
    if (this.#description?.closed) return html`<p class="panel">${t('form.closed')}</p>`;
    const entries = this.#feedback.entries(this.#parts?.challenge.error);
    if (entries.length) return summaryTemplate(t, entries, (name) => this.#host.focusOn(name));
    if (!this.#restored || this.locked) return nothing;
    return html`<p class="restored muted" part="restored">
      ${t('form.draft.restored')}
      <button class="link" type="button" part="button discard" @click=${this.#startOver}>${t('form.draft.discard')}</button>
    </p>`;
  }

  renderChallenge(): TemplateResult | typeof nothing {
    return this.unasked || !this.#parts ? nothing : this.#parts.challenge.render(this.busy);
  }

  renderStatus(): TemplateResult | typeof nothing {
    const submission = this.#parts?.submission;
    if (!submission) return nothing;
    const { t, code } = this.#host.locale;
    const { value } = submission;
    const left = value.phase === 'waiting' ? Math.max(1, Math.ceil((value.until - systemClock.now()) / 1000)) : 0;
    const time = new Intl.NumberFormat(code, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(left);
    return statusTemplate(t, value, submission.frozen, time, {
      retry: () => submission.again(),
      edit: () => {
        submission.cancel();
        this.#focusOn('content');
      },
    });
  }

  renderActions(): TemplateResult | typeof nothing {
    const { t } = this.#host.locale;
    const status = this.#parts?.draft.value ?? 'empty';
    const text = status !== 'empty' ? t(`form.draft.${status}`) : this.#description?.moderation === 'pre' ? t('form.premoderated') : '';
    return html`<p class="muted" part="note">${text}</p>`;
  }

  renderReceipt(): TemplateResult | undefined {
    const state = this.#parts?.submission.value;
    return state?.phase === 'accepted'
      ? receiptTemplate(this.#host.locale.t, state, this.#host.shown, this.#startOver)
      : undefined;
  }

  async #open(): Promise<void> {
    // What was typed for another page stays with that page.
    await this.#parts?.draft.flush();
    this.#parts?.dispose();
    const parts = await openParts(this.#host, (submission) => ({
      values: submission.held && submission.draft ? submission.draft.fields : this.#host.values(),
      ...(submission.held && submission.draft && { submissionId: submission.draft.submissionId }),
      ...((submission.frozen || submission.value.phase === 'sending') && { frozen: true }),
    }));
    this.#parts = parts;
    this.#feedback.issues = [];
    parts.challenge.onAnnounce = (text) => this.#announce(text);
    parts.submission.subscribe(() => this.#onSubmission(parts));
    const describing = parts.source.part('form').then(
      (description) => {
        this.#description = description;
        this.describe();
        this.#host.requestUpdate();
      },
      // The form can be written in without it; the submit will tell what is wrong.
      () => undefined,
    );
    this.#restored = await restoreDraft(this.#host, parts);
    await describing;
    if (this.#host.matches(':focus-within')) this.touched();
  }

  #content(values: FieldValues, { source, challenge }: FormParts): SubmissionContent {
    const answer = this.unasked ? undefined : challenge.answer();
    const consent = this.#description?.consent;
    return {
      page: source.page,
      fields: Object.fromEntries(Object.entries(values).filter(([name, value]) => value && name !== 'consent')),
      hints: { honeypot: this.#host.trapped(), elapsedMs: systemClock.now() - this.#shownAt },
      ...(answer && { challenge: answer }),
      ...(consent && { consent: { version: consent.version } }),
    };
  }

  /** Waits for a proof of work that is under way, so that nobody must press twice. */
  async #settle({ challenge }: FormParts): Promise<void> {
    challenge.ensure();
    this.#settling = true;
    this.#host.requestUpdate();
    await challenge.settled();
    this.#settling = false;
  }

  #onSubmission({ submission, challenge, draft }: FormParts): void {
    const { t } = this.#host.locale;
    const { value } = submission;
    this.#stopTick?.();
    if (value.phase === 'accepted') {
      this.#restored = false;
      void draft.discard();
      challenge.state.reset();
      this.#announce(t(value.receipt.status === 'published' ? 'form.published.title' : 'form.pending.title'));
      this.#host.dispatchEvent(new CommentCreatedEvent(value.receipt));
      return this.#focusOn('receipt');
    }
    draft.touch();
    void draft.flush();
    if (value.phase === 'sending') this.#announce(t('form.sending'));
    if (value.phase === 'queued') this.#announce(t('form.queued'));
    if (value.phase === 'waiting') {
      this.#announce(t(`error.${value.error.code}`));
      this.#tick();
    }
    if (value.phase !== 'needs-input') return;
    const { error } = value;
    this.#feedback.issues = error.issues ?? [];
    if (error.code === 'challenge') {
      challenge.state.renew(error.challenge);
      challenge.error = t('error.challenge');
    }
    this.#host.dispatchEvent(new YkErrorEvent(error));
    this.#focusOn(this.#feedback.entries(challenge.error).length ? 'summary' : 'status');
  }

  /** Moves the countdown; the seconds are seen, not said. */
  #tick(): void {
    this.#stopTick = systemClock.after(1000, () => {
      this.#host.requestUpdate();
      this.#tick();
    });
  }

  #announce(text: string): void {
    this.announcement = text;
    this.#host.requestUpdate();
  }

  #focusOn(name: string): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#host.focusOn(name));
  }

  readonly #startOver = (): void => {
    const parts = this.#parts;
    this.#restored = false;
    this.#feedback.issues = [];
    this.#shownAt = systemClock.now();
    parts?.submission.reset();
    void parts?.draft.discard();
    this.#host.clear();
    this.#focusOn(this.#host.shown[0]?.name ?? 'content');
  };

  readonly #onOnline = (): void => this.#parts?.submission.online();

  readonly #flush = (): void => void this.#parts?.draft.flush();
}
