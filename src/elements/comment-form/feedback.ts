import type { FieldIssue } from '../../core/error.js';
import { validateField } from '../../core/validate.js';
import type { MessageKey } from '../../i18n/messages.js';
import { Counter } from './counter.js';
import { valuesOf } from './form-fields.js';
import type { FormHost } from './form-host.js';
import type { SummaryEntry } from './sending-view.js';

/** What the form says about its fields: issues, which vanish as they are mended, and characters left. */
export class FormFeedback {
  readonly #host: FormHost;
  readonly #counter = new Counter();
  #issues: readonly FieldIssue[] = [];

  constructor(host: FormHost) {
    this.#host = host;
  }

  get issues(): readonly FieldIssue[] {
    return this.#issues;
  }

  set issues(issues: readonly FieldIssue[]) {
    this.#issues = issues;
    this.#host.requestUpdate();
  }

  errorOf(name: string): string | undefined {
    const issue = this.#issues.find((each) => each.field === name);
    return issue && this.#words(issue);
  }

  counterOf(name: string): string | undefined {
    const left = this.#counter.left(name);
    return left === undefined ? undefined : this.#left(left);
  }

  /** All issues in words, the challenge's behind the fields'. */
  entries(challengeError: string | undefined): SummaryEntry[] {
    const entries = this.#issues.map((issue) => ({ name: issue.field, text: this.#words(issue) }));
    return challengeError ? [...entries, { name: 'challenge', text: challengeError }] : entries;
  }

  /**
   * Follows what is typed; cheap, for it runs at every key.
   * @returns what to say aloud, if anything.
   */
  typed(name: string, value: string): string | undefined {
    const field = this.#host.shown.find((each) => each.name === name);
    if (!field) return undefined;
    const before = this.#counter.left(name);
    const aloud = this.#counter.count(field, value);
    const wrong = this.#issues.some((issue) => issue.field === name);
    if (wrong && !validateField(field, valuesOf(this.#host)[name])) {
      this.issues = this.#issues.filter((issue) => issue.field !== name);
    }
    if (before !== this.#counter.left(name)) this.#host.requestUpdate();
    return aloud === undefined ? undefined : this.#left(aloud);
  }

  #left(left: number): string {
    return this.#host.locale.t(left < 0 ? 'form.counter.over' : 'form.counter.left', { n: Math.abs(left) });
  }

  #words({ field, code, limit }: FieldIssue): string {
    const key: MessageKey = field === 'consent' ? 'issue.consent' : `issue.${code}`;
    return this.#host.locale.t(key, { label: this.#host.labelOf(field), ...(limit !== undefined && { limit }) });
  }
}
