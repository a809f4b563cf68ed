import { afterEach, beforeEach, expect, vi } from 'vitest';
import {
  memoryAdapter,
  type MemoryAdapter,
  type MemoryAdapterOptions,
  type MemoryMethod,
  type SeedComment,
} from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import type { YkCommentForm } from '../../../src/elements/comment-form/comment-form.js';
import type { YkCommentList } from '../../../src/elements/comment-list/comment-list.js';
import '../../../src/define/index.js';
import { markDrafts } from '../../../src/storage/draft-marker.js';
import { freshPage, typeInto } from '../support/form-harness.js';

beforeEach(() => {
  document.documentElement.lang = 'vi';
});
afterEach(() => {
  document.body.replaceChildren();
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  vi.restoreAllMocks();
});

/** Waits for what the elements do by themselves; the first test of a file also waits for the code that is fetched. */
export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 10 });

/** As a pointer does, without its way there: rows get their heights as they come near, and a target may move under it. */
async function pressOn(button: HTMLButtonElement): Promise<void> {
  button.focus();
  button.click();
  await new Promise((resolve) => setTimeout(resolve));
}

/** A comment that is there from the start. */
export type Seed = Omit<SeedComment, 'page' | 'content'> & { readonly id: string; readonly content?: string };

export interface ListOptions extends Omit<MemoryAdapterOptions, 'intercept' | 'comments'> {
  readonly seeds?: readonly Seed[];
  readonly page?: string;
  readonly properties?: Partial<Pick<YkCommentList, 'sort' | 'limit' | 'depth' | 'autoload' | 'messages' | 'lang'>>;
  /** What the backend does before it answers: throw, or wait. */
  readonly on?: Partial<Record<MemoryMethod, (input: unknown) => void | Promise<void>>>;
  /** Changes the adapter before the element gets it. */
  readonly adapt?: (adapter: MemoryAdapter) => Adapter;
  readonly into?: HTMLElement;
  /** This device knows the site: what happens after the first page begins at once. */
  readonly known?: boolean;
}

export interface Call {
  readonly method: MemoryMethod;
  readonly input: unknown;
}

/** The site's page with its comments, and what was asked of it. */
export function commentSite({ seeds = [], page = freshPage(), on = {}, ...options }: ListOptions): {
  page: string;
  backend: MemoryAdapter;
  calls: Call[];
} {
  const calls: Call[] = [];
  const backend = memoryAdapter({
    challenge: 'none',
    ...options,
    comments: seeds.map((seed) => ({ name: `Tên ${seed.id}`, content: `Lời ${seed.id}.`, ...seed, page })),
    intercept: async (method, input) => {
      // Tests type faster than people: the time trap is the backend's matter, and tested there.
      const { hints } = input as { hints?: { elapsedMs?: number } };
      if (hints) hints.elapsedMs = 60_000;
      calls.push({ method, input });
      await on[method]?.(input);
    },
  });
  return { page, backend, calls };
}

/** A list as a reader finds it: by what is seen and named, not by how it is built. */
export class CommentListHarness {
  readonly element: YkCommentList;
  readonly page: string;
  readonly backend: MemoryAdapter;
  readonly calls: readonly Call[];

  constructor(element: YkCommentList, page: string, backend: MemoryAdapter, calls: readonly Call[]) {
    this.element = element;
    this.page = page;
    this.backend = backend;
    this.calls = calls;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }
  get heading(): string {
    return this.textOf('h2');
  }
  /** Ids of the comments, in the order in which they are read. */
  get ids(): string[] {
    return [...this.root.querySelectorAll('article')].map(({ id }) => id.slice('yk-c-'.length));
  }
  get status(): string {
    return this.textOf('[role=status]');
  }
  get busy(): boolean {
    return this.find('[aria-busy]')?.getAttribute('aria-busy') === 'true';
  }
  /** What has the focus, also inside a form below a comment. */
  get focused(): HTMLElement | null {
    let active = this.root.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active as HTMLElement | null;
  }
  /** The form in place, if one is open. */
  get form(): YkCommentForm | null {
    return this.root.querySelector('yk-comment-form');
  }

  find(selector: string): HTMLElement | null {
    return this.root.querySelector(selector);
  }

  textOf(selector: string, within: ParentNode | null = this.root): string {
    return within?.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  row(id: string): HTMLElement {
    const row = this.root.getElementById(`yk-c-${id}`);
    if (!row) throw new Error(`There is no comment "${id}" among ${this.ids.join(' ')}.`);
    return row;
  }

  /** How far a reply is moved in: 0 for a root. */
  depthOf(id: string): number {
    return Number(/^d(\d)$/.exec(this.row(id).parentElement!.className)?.[1] ?? 0);
  }

  /** A button of a comment, or below it. */
  button(id: string, name: string): HTMLButtonElement | null {
    return this.row(id).querySelector(`[data-do=${name}]`);
  }

  /** A button of the list. */
  top(name: 'more' | 'retry' | 'arrived' | 'replies'): HTMLButtonElement | null {
    return this.root.querySelector(`button[part~=${name}]`);
  }

  async press(id: string, name: string): Promise<void> {
    await pressOn(this.button(id, name)!);
  }

  async pressTop(name: 'more' | 'retry' | 'arrived' | 'replies'): Promise<void> {
    await pressOn(this.top(name)!);
  }

  /** Opens the menu of a comment and chooses. */
  async choose(id: string, name: 'quote' | 'report' | 'edit' | 'delete'): Promise<void> {
    await this.press(id, 'menu');
    await until(() => this.row(id).querySelector('.menu'));
    await this.press(id, name);
  }

  /** Opens the form below a comment and waits until it can be written in. */
  async reply(id: string): Promise<YkCommentForm> {
    await this.press(id, 'reply');
    await until(() => this.formField('content') && !this.formField('title'));
    return this.form!;
  }

  formField(name: string): HTMLInputElement | null {
    return this.form?.shadowRoot?.querySelector<HTMLInputElement>(`#f-${name}`) ?? null;
  }

  /** Types into the form below a comment, and waits until the device has it. */
  async draft(text: string): Promise<void> {
    typeInto(this.formField('content')!, text);
    await until(() => this.textOf('[part=note]', this.form!.shadowRoot));
  }

  /** Answers a comment through the form below it. */
  async send(id: string, content: string, name = 'Trần Thị Thử'): Promise<void> {
    const form = await this.reply(id);
    typeInto(this.formField('name')!, name);
    typeInto(this.formField('content')!, content);
    form.shadowRoot!.querySelector<HTMLButtonElement>('[part=submit]')!.click();
  }

  /** The row that has this text. */
  rowWith(text: string): HTMLElement | undefined {
    return [...this.root.querySelectorAll('article')].find((row) => this.textOf('[part=text]', row).includes(text));
  }

  asked(method: MemoryMethod): unknown[] {
    return this.calls.filter((call) => call.method === method).map(({ input }) => input);
  }

  /** Resolves when the list shows what was asked for, in words. */
  async settled(): Promise<this> {
    // Rows are drawn once more when all their words are there.
    const wordless = (): boolean =>
      [...this.root.querySelectorAll('article button')].some(({ textContent }) => !textContent.trim());
    await until(() => this.element.shadowRoot && this.heading && !this.busy && !wordless());
    await this.element.updateComplete;
    return this;
  }

  /** Resolves when somebody stays with the list: news are heard, own comments are known. */
  async alive(): Promise<this> {
    await this.settled();
    await until(() => this.find('.alone') && this.asked('watch').length);
    return this;
  }

  next<E extends Event>(name: string): Promise<E> {
    return new Promise((resolve) =>
      this.element.addEventListener(name, (event) => resolve(event as E), { once: true }),
    );
  }
}

/** A list on the page, before anything has come. */
export function mountList(options: ListOptions = {}): CommentListHarness {
  const { known = true, into = document.body, adapt = (adapter: Adapter) => adapter, properties = {} } = options;
  if (known) markDrafts();
  else localStorage.clear();
  const { page, backend, calls } = commentSite(options);
  const element = document.createElement('yk-comment-list');
  Object.assign(element, { adapter: adapt(backend), page, ...properties });
  into.append(element);
  return new CommentListHarness(element, page, backend, calls);
}

/** A list that shows its first page, with somebody who stays. */
export const readyList = (options: ListOptions = {}): Promise<CommentListHarness> => mountList(options).alive();

/** The same list again after a reload: a new element over the same backend. */
export async function reload(list: CommentListHarness): Promise<CommentListHarness> {
  list.element.remove();
  const element = document.createElement('yk-comment-list');
  Object.assign(element, { adapter: list.element.adapter, page: list.page });
  document.body.append(element);
  const again = new CommentListHarness(element, list.page, list.backend, list.calls);
  await again.settled();
  await until(() => again.find('.alone'));
  return again;
}

/** Ids with a letter: `many('c', 3)`: c1, c2, c3. */
export const many = (letter: string, count: number, changes: Partial<Seed> = {}): Seed[] =>
  Array.from({ length: count }, (_, n) => ({ id: `${letter}${n + 1}`, ...changes }));

/** A root with a reply at each depth: `a`, `a1` below it, `a2` below that … */
export const line = (id: string, depth: number): Seed[] =>
  Array.from({ length: depth + 1 }, (_, n) => ({
    id: n ? `${id}${n}` : id,
    ...(n && { parent: n === 1 ? id : `${id}${n - 1}` }),
  }));
