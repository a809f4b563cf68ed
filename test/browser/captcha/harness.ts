import { expect, onTestFinished } from 'vitest';
import '../../../src/define/captcha.js';
import type { MemoryAdapter, MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { YkCaptcha } from '../../../src/elements/captcha/captcha.js';
import { digits, freshPage, typeInto } from '../support/form-harness.js';
import { sensesAdapter, type Senses } from '../support/senses.js';

export type CaptchaOptions = MemoryAdapterOptions & Senses & { readonly name?: string; readonly purpose?: string };

/** A captcha in somebody's own form, with a field before and a button behind it. */
export class CaptchaHarness {
  readonly form: HTMLFormElement;
  readonly captcha: YkCaptcha;
  readonly adapter: MemoryAdapter;

  private constructor(form: HTMLFormElement, captcha: YkCaptcha, adapter: MemoryAdapter) {
    this.form = form;
    this.captcha = captcha;
    this.adapter = adapter;
  }

  static async mount({ name, purpose, ...options }: CaptchaOptions = {}): Promise<CaptchaHarness> {
    const form = document.createElement('form');
    const mail = Object.assign(document.createElement('input'), { name: 'mail', value: 'ten@example.com' });
    const captcha = document.createElement('yk-captcha');
    const adapter = sensesAdapter({ digits: () => digits, ...options }, options);
    Object.assign(captcha, {
      adapter,
      page: freshPage(),
      lang: 'vi',
      ...(name && { name }),
      ...(purpose && { purpose }),
    });
    form.append(mail, captcha, document.createElement('button'));
    document.body.append(form);
    onTestFinished(() => form.remove());
    const made = new CaptchaHarness(form, captcha, adapter);
    await made.picture();
    return made;
  }

  get root(): ShadowRoot {
    return this.captcha.shadowRoot!;
  }

  get code(): HTMLInputElement {
    return this.root.querySelector<HTMLInputElement>('input#f-challenge')!;
  }

  /** What the form would send under a name. */
  entry(name = 'yk-captcha'): unknown {
    const value = new FormData(this.form).get(name);
    return typeof value === 'string' ? JSON.parse(value) : value;
  }

  textOf(selector: string): string {
    return this.root.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  announced(): string {
    return this.textOf('[role=status]');
  }

  button(label: string): HTMLButtonElement | undefined {
    return [...this.root.querySelectorAll('button')].find((each) => each.textContent.trim() === label);
  }

  press(label: string): void {
    const button = this.button(label);
    if (!button) throw new Error(`There is no button "${label}".`);
    button.click();
  }

  type(text = digits): void {
    typeInto(this.code, text);
  }

  async picture(): Promise<void> {
    await expect.poll(() => this.root.querySelector('img')).not.toBeNull();
  }
}
