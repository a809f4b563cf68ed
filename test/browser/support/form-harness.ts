import { expect, onTestFinished } from 'vitest';
import '../../../src/define/comment-form.js';
import type { MemoryAdapterOptions, MemoryMethod } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { CommentDraft } from '../../../src/core/comment.js';
import type { YkCommentForm } from '../../../src/elements/comment-form/comment-form.js';
import { sensesAdapter, type Senses } from './senses.js';

export const digits = '40718';

export const filled = {
  name: 'Trần Thị Thử',
  phone: '0912 345 678',
  title: 'Góp ý về tuyến đường mới',
  content: 'Đường đẹp, nhưng còn thiếu đèn.',
};

/** What a backend does at a call, before it answers: throw, or wait. */
export type Hook = (input: unknown) => void | Promise<void>;

export interface FormOptions extends Omit<MemoryAdapterOptions, 'intercept'>, Senses {
  readonly lang?: string;
  readonly page?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly messages?: YkCommentForm['messages'];
  readonly on?: Partial<Record<MemoryMethod, Hook>>;
  /** Changes the adapter before the element gets it. */
  readonly adapt?: (adapter: Adapter) => Adapter;
  readonly parent?: HTMLElement;
}

let pages = 0;

/** A page id that no other test's drafts lie under. */
export function freshPage(): string {
  return `/tin-tuc/${Date.now()}-${pages++}`;
}

/** Types into a control as a keyboard or an input method does: a value and its event. */
export function typeInto(control: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, text: string): void {
  control.focus();
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** A form over a memory backend, and what a person can see and do with it. */
export class FormHarness {
  readonly form: YkCommentForm;
  readonly page: string;
  /** Every draft that reached the backend, also those that it refused. */
  readonly sent: CommentDraft[];

  private constructor(form: YkCommentForm, page: string, sent: CommentDraft[]) {
    this.form = form;
    this.page = page;
    this.sent = sent;
  }

  /** Puts a form on the page, takes it away after the test. */
  static async mount(options: FormOptions = {}): Promise<FormHarness> {
    const { lang = 'vi', page = freshPage(), attributes = {}, on = {}, parent = document.body } = options;
    const sent: CommentDraft[] = [];
    const intercept = async (method: MemoryMethod, input: unknown): Promise<void> => {
      if (method === 'submitComment') {
        const draft = input as { hints?: { elapsedMs?: number } };
        // Tests type faster than people: the time trap is the backend's matter, and tested there.
        if (draft.hints) draft.hints.elapsedMs = 60_000;
      }
      await on[method]?.(input);
    };
    const backend = sensesAdapter({ digits: () => digits, ...options, intercept }, options);
    const adapter: Adapter = {
      ...backend,
      submitComment: (draft, call) => {
        sent.push(structuredClone(draft));
        return backend.submitComment(draft, call);
      },
    };
    const form = document.createElement('yk-comment-form');
    form.adapter = options.adapt ? options.adapt(adapter) : adapter;
    form.page = page;
    if (options.messages) form.messages = options.messages;
    form.setAttribute('lang', lang);
    for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
    parent.append(form);
    onTestFinished(() => form.remove());
    await form.updateComplete;
    return new FormHarness(form, page, sent);
  }

  get root(): ShadowRoot {
    return this.form.shadowRoot!;
  }

  find<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K] | null;
  find(selector: string): HTMLInputElement | null;
  find(selector: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(selector);
  }

  /** The text of an element as it is read, with its white space folded; nothing where it is absent. */
  textOf(selector: string): string {
    return this.find(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  field(name: string): HTMLInputElement {
    return this.find(`#f-${name}`)!;
  }

  errorOf(name: string): string {
    return this.textOf(`#e-${name}`);
  }

  summary(): HTMLElement | null {
    return this.find('#summary');
  }

  status(): string {
    return this.textOf('#status');
  }

  receipt(): string {
    return this.textOf('#receipt');
  }

  /** What stands beside the send button. */
  note(): string {
    return this.textOf('[part=note]');
  }

  announced(): string {
    return this.textOf('[role=status]');
  }

  picture(): HTMLImageElement | null {
    return this.find('img');
  }

  /** The id of what has the focus inside the form. */
  focused(): string {
    const active = this.root.activeElement;
    return active?.id || (active?.textContent.trim() ?? '');
  }

  submitButton(): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>('button[part=submit]')!;
  }

  busy(): boolean {
    return this.submitButton().getAttribute('aria-disabled') === 'true';
  }

  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find((each) => each.textContent.trim() === label);
  }

  press(label: string): void {
    const button = this.button(label);
    if (!button) throw new Error(`There is no button "${label}".`);
    button.focus();
    button.click();
  }

  submit(): void {
    this.submitButton().click();
  }

  type(name: string, text: string): void {
    typeInto(this.field(name), text);
  }

  /** Waits until a picture can be answered. */
  async challenge(): Promise<void> {
    await expect.poll(() => !!this.picture()).toBe(true);
  }

  /** Everything that the form asks for, and the right digits. */
  async fill(values: Readonly<Record<string, string>> = filled, code = digits): Promise<void> {
    for (const [name, text] of Object.entries(values)) if (this.field(name)) this.type(name, text);
    await this.challenge();
    this.type('challenge', code);
  }

  /** Fills, sends, and waits for the receipt. */
  async send(): Promise<void> {
    await this.fill();
    this.submit();
    await expect.poll(() => this.receipt()).not.toBe('');
  }

  /** The next event of a kind. */
  async next<E extends Event>(name: string): Promise<E> {
    return new Promise((resolve) => this.form.addEventListener(name, (event) => resolve(event as E), { once: true }));
  }
}
