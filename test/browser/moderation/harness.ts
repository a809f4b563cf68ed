import { afterEach, beforeEach, expect, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../../src/define/moderation.js';
import type { YkModeration } from '../../../src/elements/moderation/moderation.js';
import { FakeModeration, queueItems, type FakeOptions } from './support.js';

beforeEach(() => {
  document.documentElement.lang = 'vi';
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** Waits for what the element does by itself; the first test of a file also waits for the texts that are fetched. */
export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 10 });

export const keys = (text: string): Promise<void> => userEvent.keyboard(text);

/** The queue as a moderator finds it: by what is seen, named and focused. */
export class ModerationHarness {
  readonly element: YkModeration;
  readonly fake: FakeModeration;

  constructor(element: YkModeration, fake: FakeModeration) {
    this.element = element;
    this.fake = fake;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  find<T extends HTMLElement>(selector: string): T | null {
    return this.root.querySelector<T>(selector);
  }
  get rows(): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('article')];
  }
  get ids(): string[] {
    return this.rows.map(({ dataset }) => dataset.id!);
  }
  get current(): string | undefined {
    return this.find('article.current')?.dataset.id;
  }
  /** Id of the row that has the focus itself. */
  get focused(): string | undefined {
    const active = this.root.activeElement;
    return active?.localName === 'article' ? (active as HTMLElement).dataset.id : undefined;
  }
  get active(): HTMLElement | null {
    return this.root.activeElement as HTMLElement | null;
  }
  get status(): string {
    return this.find('[role=status]')!.textContent.trim();
  }
  get dialog(): HTMLDialogElement {
    return this.find<HTMLDialogElement>('dialog')!;
  }
  get dock(): string {
    return this.find('.dock')?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }
  text(selector: string): string {
    return this.find(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  row(id: string): HTMLElement {
    return this.rows.find(({ dataset }) => dataset.id === id)!;
  }

  button(label: string, inside: ParentNode = this.root): HTMLElement {
    const found = [...inside.querySelectorAll<HTMLElement>('button, summary')].find(
      (each) => each.textContent.replace(/\s+/g, ' ').trim().startsWith(label) && each.checkVisibility(),
    );
    if (!found) throw new Error(`There is no button "${label}".`);
    return found;
  }

  async press(label: string, inside?: ParentNode): Promise<void> {
    await userEvent.click(this.button(label, inside));
    await this.element.updateComplete;
  }

  /** Opens a further action of a row. */
  async choose(id: string, label: string): Promise<void> {
    await this.press('Thêm', this.row(id));
    await this.press(label, this.row(id));
    await until(() => this.dialog.open);
  }

  async tool(label: string): Promise<void> {
    await this.press('Công cụ');
    await this.press(label, this.find('.who')!);
    await until(() => this.dialog.open);
  }

  async ready(): Promise<this> {
    await until(() => this.rows.length || this.find('.empty'));
    await this.element.updateComplete;
    return this;
  }
}

/** An element whose backend is an object that is signed in already. */
export function addQueue(options: FakeOptions = {}, into: Element = document.body): ModerationHarness {
  const fake = new FakeModeration({ items: queueItems(4), ...options });
  const element = document.createElement('yk-moderation');
  element.moderation = fake.moderation;
  into.append(element);
  return new ModerationHarness(element, fake);
}

export const readyQueue = (options?: FakeOptions, into?: Element): Promise<ModerationHarness> =>
  addQueue(options, into).ready();
