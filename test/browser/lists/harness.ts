import { afterEach, beforeEach, expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { YkArticleList } from '../../../src/elements/article-list/article-list.js';
import type { YkCommentForm } from '../../../src/elements/comment-form/comment-form.js';
import '../../../src/define/index.js';
import { here } from './site.js';

export type ListProperties = Partial<
  Pick<YkArticleList, 'adapter' | 'page' | 'kind' | 'show' | 'browse' | 'limit' | 'messages' | 'lang'>
>;

beforeEach(() => {
  document.documentElement.lang = 'vi';
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** Waits for what the elements do by themselves; the first test of a file also waits for the code that is fetched. */
export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 10 });

/** Puts elements on the page as an owner writes them. */
export function put(markup: string, into: Element = document.body): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const element = document.importNode(template.content, true).firstElementChild as HTMLElement;
  into.append(element);
  return element;
}

/** A list as a reader finds it: by what is seen and named, not by how it is built. */
export class ListHarness {
  readonly element: YkArticleList;

  constructor(element: YkArticleList) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get heading(): string {
    return this.root.querySelector('h2')!.textContent.trim();
  }
  get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('[part=row]')];
  }
  get links(): HTMLAnchorElement[] {
    return [...this.root.querySelectorAll<HTMLAnchorElement>('[part=link]')];
  }
  get titles(): string[] {
    return this.links.map((link) => link.textContent.trim());
  }
  get dates(): string[] {
    return [...this.root.querySelectorAll('time')].map((time) => time.textContent.trim());
  }
  get skeleton(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('.skeleton li')];
  }
  get day(): HTMLInputElement | null {
    return this.root.querySelector('input[type=date]');
  }
  get status(): string {
    return this.root.querySelector('[role=status]')!.textContent.trim();
  }
  get busy(): boolean {
    return this.root.querySelector('[aria-busy]')!.getAttribute('aria-busy') === 'true';
  }
  /** What has the focus inside. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  button(part: 'more' | 'retry' | 'go' | 'all'): HTMLButtonElement | null {
    return this.root.querySelector(`button[part~=${part}]`);
  }

  text(part: string): string | undefined {
    return this.root.querySelector(`[part~=${part}]`)?.textContent.trim().replace(/\s+/g, ' ');
  }

  /** Resolves when the list shows what was asked for. */
  async settled(): Promise<this> {
    await until(() => this.heading && !this.busy);
    await this.element.updateComplete;
    return this;
  }

  async press(part: 'more' | 'retry' | 'go' | 'all'): Promise<void> {
    await userEvent.click(this.button(part)!, { force: true });
  }

  /** Chooses a day and presses the button beside it. */
  async browse(day: string): Promise<void> {
    await userEvent.fill(this.day!, day);
    await this.press('go');
    await this.settled();
  }
}

/** A list on the site's page 22, or elsewhere. */
export function addList(properties: ListProperties, inner = ''): ListHarness {
  const element = document.createElement('yk-article-list');
  element.append(
    ...[inner]
      .filter(Boolean)
      .map((markup) => put(`<div>${markup}</div>`).childNodes)
      .flatMap((nodes) => [...nodes]),
  );
  document.body.replaceChildren();
  Object.assign(element, { page: here, ...properties });
  document.body.append(element);
  return new ListHarness(element);
}

/** A list that shows its first page. */
export const readyList = (properties: ListProperties): Promise<ListHarness> => addList(properties).settled();

/** Lists and form that stand inside another element's shadow root. */
export function inside(element: Element): { lists: ListHarness[]; form: YkCommentForm | null } {
  const root = element.shadowRoot!;
  return {
    lists: [...root.querySelectorAll('yk-article-list')].map((list) => new ListHarness(list)),
    form: root.querySelector('yk-comment-form'),
  };
}
