import type { Locator, Page } from 'playwright-core';
import { randomId } from '../../src/core/random-id.js';
import type { StoredComment } from '../../src/contract/store-records.js';
import { CommentFormPage } from './comment-form.js';
import type { TestSite } from './site.js';

/** The comments of a page, by what a reader sees. Locators of playwright look through open shadow roots. */
export class CommentListPage {
  readonly page: Page;
  readonly list: Locator;
  /** The page's own form, and the one that is open below a comment. */
  readonly form: CommentFormPage;
  readonly replyForm: CommentFormPage;

  constructor(page: Page) {
    this.page = page;
    this.list = page.locator('yk-comment-list');
    this.form = new CommentFormPage(page, page.locator('yk-comment-form[part="comment-form"]'));
    this.replyForm = new CommentFormPage(page, this.list.locator('yk-comment-form'));
  }

  /** Opens a page, and waits until its list is live. */
  async open(url: string): Promise<void> {
    const live = this.page.waitForResponse(isStream);
    await this.page.goto(url);
    await this.show();
    await live;
  }

  async show(): Promise<void> {
    await this.list.scrollIntoViewIfNeeded();
    await this.heading.waitFor();
  }

  get heading(): Locator {
    return this.list.locator('h2');
  }

  get rows(): Locator {
    return this.list.locator('article');
  }

  /** The comment with these words, whatever else it has. */
  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  /** A button of a comment; its name may be followed by a number. */
  button(words: string, name: string): Locator {
    return this.row(words).getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) });
  }

  /** What the menu of a comment offers. */
  async choose(words: string, name: string): Promise<void> {
    await this.button(words, 'Thêm').click();
    await this.button(words, name).click();
  }

  get more(): Locator {
    return this.list.getByRole('button', { name: 'Xem thêm bình luận' });
  }

  get arrived(): Locator {
    return this.list.getByRole('button', { name: /bình luận mới$/ });
  }

  /** Texts of all comments, in the order in which they stand. */
  texts(): Promise<string[]> {
    return this.list.locator('article [part="text"]').allTextContents();
  }
}

export const isStream = (response: { url(): string }): boolean => response.url().includes('/v1/events');

/** What one comment has that is not as with all the others. */
export type Seed = Partial<Omit<StoredComment, 'fields'>> & { readonly fields?: Readonly<Record<string, string>> };

/** Puts comments in as an import does: approved, the first the oldest, an hour between two of them. Gives back their ids. */
export async function seed(site: TestSite, page: string, seeds: readonly Seed[]): Promise<string[]> {
  const start = Date.now() - (seeds.length + 1) * 3_600_000;
  const comments = seeds.map(({ fields, ...changes }, index): StoredComment => ({
    id: randomId(),
    site: 'default',
    page,
    submissionId: randomId(),
    fingerprint: 'seed',
    status: 'published',
    fields: { name: 'Lê Văn Tám', title: `Ý kiến ${index + 1}`, content: `Lời thứ ${index + 1}.`, ...fields },
    createdAt: start + index * 3_600_000,
    score: 0,
    generation: 1,
    ...changes,
  }));
  await site.store.loadRecords('default', 'page', [{ id: page, url: site.url + page, title: 'Tin' }]);
  for (let at = 0; at < comments.length; at += 500) {
    await site.store.loadRecords('default', 'comment', comments.slice(at, at + 500));
  }
  return comments.map(({ id }) => id);
}

export const seedMany = (count: number): Seed[] => Array.from({ length: count }, () => ({}));
