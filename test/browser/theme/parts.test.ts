import { afterEach, describe, expect, it } from 'vitest';
import articleList from '../../../src/elements/article-list/article-list.ts?raw';
import backend from '../../../src/elements/backend/backend.ts?raw';
import captcha from '../../../src/elements/captcha/captcha.ts?raw';
import commentForm from '../../../src/elements/comment-form/comment-form.ts?raw';
import comments from '../../../src/elements/comments/comments.ts?raw';
import * as events from '../../../src/elements/events.js';
import { gallery, type Exhibit } from './gallery.js';

/** Each element's source, and the states in which together it shows all its parts. */
const elements: Readonly<Record<string, { source: string; states: readonly Exhibit[] }>> = {
  'yk-article-list': { source: articleList, states: ['list', 'list browsed', 'list failed'] },
  'yk-comment-form': {
    source: commentForm,
    states: ['form', 'form with every kind of field', 'form with errors', 'form sent'],
  },
  'yk-captcha': { source: captcha, states: ['captcha'] },
  'yk-comments': { source: comments, states: ['comments'] },
  'yk-backend': { source: backend, states: ['backend'] },
};

/** The lines `@tag …` in the comment above the class. */
function lines(source: string, tag: string): string[] {
  const comment = source.slice(source.indexOf('/**'), source.indexOf('export class'));
  return [...comment.matchAll(new RegExp(`@${tag} +(.*)`, 'g'))].map(([, text]) => text!);
}

/** `field - A field's box; also `field-NAME`.` → field, field-name. */
const partNames = (line: string): string[] => [
  line.split(' ')[0]!,
  ...[...line.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!.replace('NAME', 'name')),
];
/** `heading - …` → heading; ` - …`: the slot without a name. */
const slotName = (line: string): string => (line.startsWith('-') ? '' : line.split(' ')[0]!);

async function shown(states: readonly Exhibit[], collect: (root: ShadowRoot) => string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const state of states) {
    const element = await gallery[state](document.body);
    for (const name of collect(element.shadowRoot!)) found.add(name);
    element.remove();
  }
  return found;
}

afterEach(() => document.body.replaceChildren());

describe.each(Object.entries(elements))('<%s>', (_tag, { source, states }) => {
  const parts = lines(source, 'csspart').flatMap(partNames);
  const slots = lines(source, 'slot').map(slotName);
  const fired = lines(source, 'fires');

  it(`has the parts that it documents: ${parts.join(' ') || 'none'}`, async () => {
    const found = await shown(states, (root) => [...root.querySelectorAll('[part]')].flatMap((each) => [...each.part]));
    expect(parts.filter((part) => !found.has(part))).toEqual([]);
  });

  it('documents the boxes that it has', async () => {
    const found = await shown(states, (root) => [...root.querySelectorAll('[part]')].map((each) => each.part[0]!));
    // Of the challenge, which documents them in yk-captcha, and of notices that come and go.
    const inner = ['control', 'picture', 'button', 'note', 'status', 'restored'];
    expect([...found].filter((part) => !parts.includes(part) && !inner.includes(part))).toEqual([]);
  });

  it(`has the slots that it documents: ${slots.map((name) => name || '(default)').join(' ') || 'none'}`, async () => {
    const found = await shown(states, (root) => [...root.querySelectorAll('slot')].map(({ name }) => name));
    const given = slots.filter((name) => !(name === 'heading' && _tag === 'yk-comments'));
    expect(given.filter((name) => !found.has(name))).toEqual([]);
  });

  it(`fires events of classes that exist: ${fired.length}`, () => {
    for (const line of fired) {
      const [, type, name] = /^\{(\w+)\} ([\w-]+) - /.exec(line)!;
      expect((events as unknown as Record<string, { eventName: string }>)[type!]?.eventName).toBe(name);
    }
  });
});

describe('::part', () => {
  it('lets the page’s own style sheet reach inside', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('yk-article-list::part(link) { color: rgb(5, 6, 7); }');
    document.adoptedStyleSheets = [sheet];
    const element = await gallery.list(document.body);
    const { color } = getComputedStyle(element.shadowRoot!.querySelector('[part=link]')!);
    document.adoptedStyleSheets = [];
    expect(color).toBe('rgb(5, 6, 7)');
  });
});

describe('a slot', () => {
  const heading = (element: Element): Element => {
    const own = document.createElement('h3');
    Object.assign(own, { slot: 'heading', textContent: 'Của trang' });
    element.append(own);
    return own;
  };

  it.each(['list', 'form'] as const)('named heading replaces the heading of a %s', async (state) => {
    const element = await gallery[state](document.body);
    const own = heading(element);
    expect(own.checkVisibility()).toBe(true);
    expect(element.shadowRoot!.querySelector('h2')!.checkVisibility()).toBe(false);
  });

  it('named heading in yk-comments replaces the form’s heading', async () => {
    const element = document.createElement('yk-comments');
    element.show = 'form';
    const own = heading(element);
    element.adapter = {
      name: 'bare',
      describeForm: async () => ({ fields: [], challenge: 'none', moderation: 'pre' }),
    };
    document.body.append(element);
    await element.updateComplete;
    const form = element.shadowRoot!.querySelector('yk-comment-form')!;
    await form.updateComplete;
    expect(own.checkVisibility()).toBe(true);
    expect(form.shadowRoot!.querySelector('h2')!.checkVisibility()).toBe(false);
  });

  it('named foot stands under the form’s buttons', async () => {
    const element = await gallery.form(document.body);
    const own = document.createElement('p');
    Object.assign(own, { slot: 'foot', textContent: 'Nội quy' });
    element.append(own);
    const button = element.shadowRoot!.querySelector('[part=submit]')!;
    expect(own.getBoundingClientRect().top).toBeGreaterThan(button.getBoundingClientRect().bottom - 1);
  });

  it('without a name shows what stands in yk-backend', async () => {
    const element = await gallery.backend(document.body);
    element.append('Chữ của trang');
    expect(element.shadowRoot!.querySelector('slot')!.assignedNodes()).toHaveLength(1);
  });
});
