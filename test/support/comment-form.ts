import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TestSite } from './site.js';

/** A comment whose every field can be told apart in whatever is looked through. */
export const comment = {
  name: 'Nguyễn Thị Ẫn',
  phone: '0987 654 321',
  title: 'Về lịch thu gom rác',
  content: 'Đề nghị quận công bố lịch mới.\nXin cảm ơn.',
};

export type Words = Partial<Record<keyof typeof comment, string>>;

interface Issued {
  readonly id: string;
  readonly kind?: string;
  readonly image?: { readonly src: string };
}

/** The form of a page, by what a reader sees. Locators of playwright look through open shadow roots. */
export class CommentFormPage {
  readonly page: Page;
  readonly form: Locator;
  /** The last challenge that the page received. */
  challenge: { id: string } | undefined;
  /** Ids by the source of their picture. */
  readonly #ids = new Map<string, string>();

  /** @param form where a page has more than one, such as a reply's. */
  constructor(page: Page, form = page.locator('yk-comment-form')) {
    this.page = page;
    this.form = form;
    page.on('response', (response) => {
      if (!/\/v1\/(challenges|comments)$/.test(response.url())) return;
      void response.json().then(
        (json: Issued & { challenge?: Issued }) => {
          const issued = json.challenge ?? json;
          if (!issued.kind) return;
          this.challenge = issued;
          if (issued.image) this.#ids.set(issued.image.src, issued.id);
        },
        () => undefined,
      );
    });
  }

  field(name: string): Locator {
    return this.form.locator(`#f-${name}`);
  }

  get code(): Locator {
    return this.form.locator('input#f-challenge');
  }

  get picture(): Locator {
    return this.form.locator('img[part="picture"]');
  }

  get receipt(): Locator {
    return this.form.locator('#receipt');
  }

  get summary(): Locator {
    return this.form.locator('#summary');
  }

  get status(): Locator {
    return this.form.locator('#status');
  }

  async fill(words: Words): Promise<void> {
    for (const [name, text] of Object.entries(words)) await this.field(name).fill(text);
  }

  /** The digits of the picture that is shown now. */
  async digits(site: TestSite): Promise<string> {
    await this.picture.waitFor();
    // The test may hear of an answer a moment after the page has shown it.
    await expect.poll(async () => this.#ids.has(await this.#source())).toBe(true);
    return site.digitsOf(this.#ids.get(await this.#source())!);
  }

  async #source(): Promise<string> {
    return (await this.picture.getAttribute('src')) ?? '';
  }

  async solve(site: TestSite): Promise<void> {
    await this.code.fill(await this.digits(site));
  }

  async press(name: string | RegExp): Promise<void> {
    await this.form.getByRole('button', { name }).click();
  }

  async send(): Promise<void> {
    await this.form.locator('[part="submit"]').click();
  }

  /** Writes, solves, sends, and waits for the receipt. */
  async write(site: TestSite, words: Words = comment): Promise<void> {
    await this.fill(words);
    await this.solve(site);
    await this.send();
    await this.receipt.waitFor();
  }
}
