import type { Locator, Page } from 'playwright-core';
import type { TestSite } from './site.js';

/** A comment whose every field can be told apart in whatever is looked through. */
export const comment = {
  name: 'Nguyễn Thị Ẫn',
  phone: '0987 654 321',
  title: 'Về lịch thu gom rác',
  content: 'Đề nghị quận công bố lịch mới.\nXin cảm ơn.',
};

export type Words = Partial<Record<keyof typeof comment, string>>;

/** The form of a page, by what a reader sees. Locators of playwright look through open shadow roots. */
export class CommentFormPage {
  readonly page: Page;
  readonly form: Locator;
  /** The last challenge that the page received. */
  challenge: { id: string } | undefined;

  constructor(page: Page) {
    this.page = page;
    this.form = page.locator('yk-comment-form');
    page.on('response', (response) => {
      if (!/\/v1\/(challenges|comments)$/.test(response.url())) return;
      void response.json().then(
        (json: { id?: string; kind?: string; challenge?: { id: string } }) => {
          if (json.kind) this.challenge = { id: json.id! };
          else if (json.challenge) this.challenge = json.challenge;
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
    return site.digitsOf(this.challenge!.id);
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
