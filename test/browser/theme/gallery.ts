import { expect, vi } from 'vitest';
import { memoryAdapter, type MemoryAdapterOptions } from '../../../src/adapters/memory.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { defineField, parseFields } from '../../../src/core/field.js';
import { CommentError } from '../../../src/core/error.js';
import '../../../src/define/index.js';
import { sensesAdapter } from '../support/senses.js';
import { articles, here } from '../lists/site.js';

export const until = (condition: () => unknown): Promise<unknown> =>
  vi.waitFor(() => expect(condition()).toBeTruthy(), { timeout: 8000, interval: 10 });

/** An element of ours with its properties, on the page or inside `into`. */
function add<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: object,
  into: Element,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  into.append(element);
  return element;
}

const root = (element: Element): ShadowRoot => element.shadowRoot!;
const press = (element: Element, selector: string): void => root(element).querySelector<HTMLElement>(selector)!.click();

/** A new page for each form, or the drafts of one would be the text of another. */
let pages = 0;
const form = async (into: Element, options: MemoryAdapterOptions = {}): Promise<HTMLElement> => {
  const adapter = memoryAdapter({ challenge: 'none', ...options });
  const element = add('yk-comment-form', { adapter, page: `/nhin/${Date.now()}-${pages++}` }, into);
  await until(() => root(element).querySelector('[part=submit]'));
  await until(() => root(element).querySelector('h2')?.textContent);
  return element;
};

const everyField = [
  ...parseFields('name* phone title* content*'),
  { ...defineField('topic'), type: 'select' as const, options: [{ value: '1', label: 'Một' }] },
  { ...defineField('agree'), type: 'checkbox' as const },
];

/** Our elements in the states that together show all they have. */
export const gallery = {
  list: async (into: Element): Promise<HTMLElement> => {
    const adapter = memoryAdapter({ articles });
    const element = add(
      'yk-article-list',
      { adapter, page: here, kind: 'older', show: 'date views comments', browse: true },
      into,
    );
    await until(() => root(element).querySelector('[part=row]') && root(element).querySelector('h2')?.textContent);
    return element;
  },
  'list browsed': async (into: Element): Promise<HTMLElement> => {
    const element = await gallery.list(into);
    root(element).querySelector<HTMLInputElement>('#day')!.value = '2018-03-26';
    press(element, '[part~=go]');
    await until(() => root(element).querySelector('[part~=all]') && root(element).querySelector('[part=row]'));
    return element;
  },
  'list failed': async (into: Element): Promise<HTMLElement> => {
    const adapter: Adapter = { name: 'down', listArticles: () => Promise.reject(new CommentError('network')) };
    const element = add('yk-article-list', { adapter }, into);
    await until(() => root(element).querySelector('[part~=retry]'));
    return element;
  },
  form: (into: Element): Promise<HTMLElement> => form(into),
  'form with every kind of field': async (into: Element): Promise<HTMLElement> => {
    const element = await form(into, { form: { fields: everyField } });
    await until(() => root(element).querySelector('select'));
    return element;
  },
  'form with errors': async (into: Element): Promise<HTMLElement> => {
    const element = await form(into);
    press(element, '[part=submit]');
    await until(() => root(element).querySelector('[part=summary]'));
    return element;
  },
  'form sent': async (into: Element): Promise<HTMLElement> => {
    const element = await form(into);
    for (const name of ['name', 'title', 'content']) {
      root(element).querySelector<HTMLInputElement>(`[name=${name}]`)!.value = 'Thử';
    }
    press(element, '[part=submit]');
    await until(() => root(element).querySelector('[part=receipt]'));
    return element;
  },
  captcha: async (into: Element): Promise<HTMLElement> => {
    const element = add('yk-captcha', { adapter: sensesAdapter({}) }, into);
    await until(() => root(element).querySelector('[part~=picture]') && root(element).querySelector('[part~=listen]'));
    return element;
  },
  comments: async (into: Element): Promise<HTMLElement> => {
    const element = add('yk-comments', { adapter: memoryAdapter({ articles }), page: here }, into);
    await until(() => root(element).querySelector('yk-comment-form'));
    return element;
  },
  backend: async (into: Element): Promise<HTMLElement> => {
    const element = add('yk-backend', { adapter: memoryAdapter() }, into);
    await until(() => root(element).querySelector('slot'));
    return element;
  },
};

export type Exhibit = keyof typeof gallery;
