import type { TemplateResult } from 'lit';
import type { FieldValues } from '../../core/comment.js';
import { CommentError } from '../../core/error.js';
import { randomId } from '../../core/random-id.js';
import { validateFields } from '../../core/validate.js';
import { systemClock } from '../../state/clock.js';
import type { DraftContent, DraftKeeper } from '../../state/draft.js';
import { Submission, type SubmissionContent } from '../../state/submission.js';
import { CommentCreatedEvent, CommentSubmitEvent, YkErrorEvent } from '../events.js';
import { adoptLate } from '../parts/adopt-styles.js';
import { errorStyles, errorText } from '../parts/error.js';
import { FormFeedback } from './feedback.js';
import { focusOn, grow, holdComposition, valuesOf } from './form-fields.js';
import type { FormHost, SendingContext } from './form-host.js';
import { noteTemplate, receiptTemplate, restoredTemplate, statusTemplate, summaryTemplate } from './sending-view.js';
import { sendingStyles } from './sending.styles.js';

/** Checks, sends, and tells in words how it went. The rules are in `state/submission.ts`. */
export class Sending {
  readonly submission: Submission;
  readonly #host: FormHost;
  readonly #session: SendingContext;
  readonly #draft: DraftKeeper;
  readonly #feedback: FormFeedback;
  readonly #startedAt = systemClock.now();
  #settling = false;
  #stopTick: (() => void) | undefined;

  constructor(host: FormHost, session: SendingContext) {
    this.#host = host;
    this.#session = session;
    this.#draft = session.draft;
    this.#feedback = new FormFeedback(host);
    adoptLate(host, errorStyles, sendingStyles);
    host.renderRoot.addEventListener('keydown', holdComposition as EventListener);
    const { adapter } = session.source;
    this.submission = new Submission({
      submit: async (draft) => {
        if (!adapter.submitComment) throw new CommentError('unsupported');
        const own = await import('../parts/own-storage.js').catch(() => undefined);
        const readerKey = await (await own?.ownStorage())?.readerKey();
        const receipt = await adapter.submitComment({ ...draft, ...(readerKey && { readerKey }) });
        // A reload that comes right behind the receipt finds the comment; a storage that hangs holds up nobody.
        const kept = own?.keepSent(draft.page.id, receipt, adapter.abilities?.editSeconds).catch(() => undefined);
        await Promise.race([kept, new Promise<void>((go) => systemClock.after(500, go))]);
        return receipt;
      },
      resend: adapter.abilities?.resend ?? 'never',
      clock: systemClock,
      isOnline: () => navigator.onLine,
      newId: () => randomId(),
      random: Math.random,
    });
    this.submission.subscribe(() => this.#changed());
    host.requestUpdate();
  }

  get busy(): boolean {
    return this.#settling || this.submission.value.phase === 'sending';
  }

  /** The text is on its way, or may have arrived: it stays as it is. */
  get locked(): boolean {
    return this.submission.frozen || /^(sending|queued|waiting)$/.test(this.submission.value.phase);
  }

  errorOf(name: string): TemplateResult | undefined {
    const text = this.#feedback.errorOf(name);
    return text ? errorText(text) : undefined;
  }

  counterOf(name: string): string | undefined {
    return this.#feedback.counterOf(name);
  }

  /** Something was typed. */
  typed(control: HTMLInputElement | HTMLTextAreaElement): void {
    if (control.localName === 'textarea') grow(control as HTMLTextAreaElement);
    const aloud = this.#feedback.typed(control.name, control.value);
    if (aloud) this.#session.announce(aloud);
  }

  /** What to keep on the device instead of the fields: the text as sent, while that matters. */
  toKeep(): DraftContent | undefined {
    const { draft, held, frozen, value } = this.submission;
    if (!draft || !held) return undefined;
    const { fields: values, submissionId } = draft;
    return { values, submissionId, frozen: frozen || value.phase === 'sending' };
  }

  /** Takes up a submit that an earlier visit of the page left behind. */
  resume({ values, submissionId, frozen = false }: DraftContent): void {
    if (!submissionId) return;
    const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value));
    const { parent } = this.#host;
    const { page } = this.#session.source;
    this.submission.resume({ page, fields, submissionId, ...(parent && { parent }) }, frozen);
  }

  /** Checks, asks the page, and sends. */
  async send(): Promise<void> {
    if (this.busy) return;
    const { submission } = this;
    const values = valuesOf(this.#host);
    if (submission.value.phase === 'queued') return focusOn(this.#host, 'status');
    if (submission.frozen) return submission.send(this.#content(values));
    const issues = validateFields(this.#host.shown, values);
    if (!issues.length && !this.#session.unasked) await this.#settle();
    const content = this.#content(values);
    this.#feedback.issues = issues;
    if (issues.length || this.#session.challenge?.error) return focusOn(this.#host, 'summary');
    if (this.#host.dispatchEvent(new CommentSubmitEvent(content))) submission.send(content);
  }

  /** Over the fields: what is to be mended, or that a draft is back. */
  renderTop(): TemplateResult | undefined {
    const { t } = this.#host.locale;
    const entries = this.#feedback.entries(this.#session.challenge?.error);
    if (entries.length) return summaryTemplate(t, entries, (name) => focusOn(this.#host, name));
    return this.#session.restored && !this.locked ? restoredTemplate(t, this.#startOver) : undefined;
  }

  /** Over the buttons: where a submit stands that is neither in the hand nor done. */
  renderStatus(): TemplateResult | undefined {
    const { submission } = this;
    const { t, code } = this.#host.locale;
    return statusTemplate(t, code, submission.value, submission.frozen, systemClock.now(), {
      retry: () => submission.again(),
      edit: () => {
        submission.cancel();
        focusOn(this.#host, 'content');
      },
    });
  }

  /** Beside the send button. */
  renderNote(): TemplateResult {
    return noteTemplate(this.#host.locale.t, this.#session.draft.value, this.#session.description?.moderation);
  }

  /** In the form's place after sending. */
  renderReceipt(): TemplateResult | undefined {
    const { value } = this.submission;
    return value.phase === 'accepted' ? receiptTemplate(this.#host.locale.t, value, this.#startOver) : undefined;
  }

  #content(values: FieldValues): SubmissionContent {
    const session = this.#session;
    const { consent } = session.description ?? {};
    const answer = session.unasked ? undefined : session.challenge?.answer();
    const honeypot = this.#host.renderRoot.querySelector<HTMLInputElement>('.trap input')?.value ?? '';
    return {
      page: session.source.page,
      ...(this.#host.parent && { parent: this.#host.parent }),
      fields: Object.fromEntries(Object.entries(values).filter(([name, value]) => value && name !== 'consent')),
      hints: { honeypot, elapsedMs: systemClock.now() - this.#startedAt },
      ...(answer && { challenge: answer }),
      ...(consent && { consent: { version: consent.version } }),
    };
  }

  /** Waits for a proof of work that is under way, so that nobody must press twice. */
  async #settle(): Promise<void> {
    this.#settling = true;
    this.#host.requestUpdate();
    try {
      await (await this.#session.needChallenge()).settled();
    } finally {
      this.#settling = false;
    }
  }

  #changed(): void {
    const { t } = this.#host.locale;
    const { challenge } = this.#session;
    const draft = this.#draft;
    const say = (text: string) => this.#session.announce(text);
    const { value } = this.submission;
    this.#stopTick?.();
    // The element stands for another page by now: the copy of this text on the device stays as it was sent, until it is accepted.
    const { left } = this.#session;
    if (left && value.phase !== 'accepted') return;
    if (value.phase === 'accepted') {
      void draft.discard();
      this.#host.dispatchEvent(new CommentCreatedEvent(value.receipt, value.draft.page.id));
      if (left) return;
      this.#session.restored = false;
      challenge?.state.reset();
      say(t(value.receipt.status === 'published' ? 'form.published.title' : 'form.pending.title'));
      return focusOn(this.#host, 'receipt');
    }
    draft.touch();
    void draft.flush();
    if (value.phase === 'sending') say(t('form.sending'));
    if (value.phase === 'queued') say(t('form.queued'));
    if (value.phase === 'waiting') {
      say(t(`error.${value.error.code}`));
      this.#tick();
    }
    if (value.phase === 'needs-input') void this.#refused(value.error);
  }

  async #refused(error: CommentError): Promise<void> {
    this.#feedback.issues = error.issues ?? [];
    if (error.code === 'challenge') {
      const challenge = await this.#session.needChallenge();
      challenge.state.renew(error.challenge);
      challenge.error = this.#host.locale.t('error.challenge');
    }
    this.#host.dispatchEvent(new YkErrorEvent(error));
    focusOn(this.#host, this.#feedback.entries(this.#session.challenge?.error).length ? 'summary' : 'status');
  }

  /** Moves the countdown; the seconds are seen, not said. */
  #tick(): void {
    this.#stopTick = systemClock.after(1000, () => {
      this.#host.requestUpdate();
      this.#tick();
    });
  }

  /** An empty form: after a receipt, or when the reader wants no draft. */
  readonly #startOver = (): void => {
    this.#session.restored = false;
    this.#feedback.issues = [];
    this.submission.reset();
    void this.#session.draft.discard();
    this.#host.renderRoot.querySelector('form')?.reset();
    focusOn(this.#host, this.#host.shown[0]!.name);
    this.#session.challenge?.ensure();
  };
}
