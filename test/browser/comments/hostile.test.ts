import { describe, expect, it } from 'vitest';
import { ownCorpus } from '../../support/own-corpus.js';
import { CommentListHarness, readyList, until } from './support.js';
import type { Comment } from '../../../src/core/comment.js';
import type { Adapter } from '../../../src/contract/adapter.js';
import { freshPage, typeInto } from '../support/form-harness.js';

/** Larger collections, where they lie beside the project and can be read. */
const corpora = import.meta.glob('../../../../shared/corpora/*.json', { import: 'default' });
const read = await Promise.allSettled(Object.values(corpora).map((load) => load()));
const corpus = [
  ...new Set([...ownCorpus, ...read.flatMap((answer) => (answer.status === 'fulfilled' ? textsIn(answer.value) : []))]),
].filter((text) => text.trim());

/** Every text in a JSON value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** Elements that a row is made of, and nothing else. */
const plain = /^(article|header|span|bdi|strong|a|time|p|h3|div|button|b|li|ol)$/;

/** A list of comments that no server would have let through. */
async function listOf(comments: readonly Partial<Comment>[]): Promise<CommentListHarness> {
  const items = comments.map((comment, n) => {
    const created = '2018-03-28T05:59:00Z';
    return { id: `c${n}`, status: 'published' as const, name: 'Tên', content: 'Lời', created, up: 0, ...comment };
  });
  const adapter: Adapter = { name: 'hostile', listComments: async () => ({ items, count: items.length }) };
  const element = document.createElement('yk-comment-list');
  Object.assign(element, { adapter, page: freshPage() });
  document.body.append(element);
  const list = new CommentListHarness(element, '', adapter as never, []);
  await until(() => list.element.shadowRoot && list.ids.length === comments.length);
  await list.settled();
  await until(() => list.ids.length === comments.length);
  return list;
}

const tagsOf = (list: CommentListHarness): string[] => [
  ...new Set([...list.root.querySelectorAll('.threads *')].map(({ localName }) => localName)),
];
const spaces = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('a hostile text', () => {
  it('is text in name, title and content, whatever it is', async () => {
    const fired: string[] = [];
    window.alert = (text) => void fired.push(String(text));
    const list = await listOf(corpus.map((text) => ({ name: text, title: text, content: text })));
    for (const [n, text] of corpus.entries()) {
      const row = list.row(`c${n}`);
      expect(row.querySelector('[part=name]')!.textContent).toBe(text);
      expect(row.querySelector('[part=title]')!.textContent).toBe(text);
      expect(spaces(row.querySelector('[part=text]')!.textContent)).toBe(spaces(text.replaceAll('\n', '')));
    }
    expect(tagsOf(list).filter((tag) => !plain.test(tag))).toEqual([]);
    expect(fired).toEqual([]);
  });

  it('leads nowhere but to http and https, and carries no handler', async () => {
    const list = await listOf(corpus.map((text) => ({ content: `${text} https://vidu.vn/${text}` })));
    for (const link of list.root.querySelectorAll<HTMLAnchorElement>('[part=text] a')) {
      expect(link.href).toMatch(/^https?:\/\//);
      expect(link.rel).toBe('nofollow ugc noopener');
      expect(link.target).toBe('');
    }
    for (const element of list.root.querySelectorAll('*')) {
      expect(element.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
    }
  });

  it('is no more as an id, a date, a number or a role', async () => {
    const hostile = '"><img src=x onerror=alert(1)>';
    const list = await listOf([
      {
        ...{ id: hostile, created: hostile, edited: hostile, role: hostile as never },
        ...{ up: hostile as never, down: hostile as never, replyCount: hostile as never },
      },
    ]);
    expect(list.root.querySelector('.threads img')).toBeNull();
    expect(tagsOf(list).filter((tag) => !plain.test(tag))).toEqual([]);
  });

  it('is kept in its place: it turns nothing around and widens nothing', async () => {
    const list = await listOf([{ name: '\u202eđảo', content: `\u202e${'x'.repeat(2000)}`, title: 'y'.repeat(900) }]);
    const row = list.row('c0');
    expect(getComputedStyle(row.querySelector('[part=text]')!).unicodeBidi).toBe('isolate');
    expect(row.querySelector('[part=name]')!.localName).toBe('bdi');
    expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth);
  });

  it('is text in what answers it: heading of the form, quote, what a deep reply answers', async () => {
    const hostile = '<img src=x onerror=alert(1)>${x}';
    const seeds = [
      { id: 'a', name: hostile, content: hostile },
      { id: 'b', parent: 'a', name: hostile },
      { id: 'c', parent: 'b', name: hostile },
    ];
    const list = await readyList({ seeds, properties: { depth: 1 } });
    expect(list.textOf('.re', list.row('c'))).toBe(`Trả lời ${hostile}`);
    await list.choose('a', 'quote');
    await until(() => list.formField('content')?.value.startsWith('“'));
    expect(list.formField('content')!.value).toBe(`“${hostile}”\n\n`);
    expect(list.textOf('h4')).toBe(`Trả lời ${hostile}`);
    expect(list.root.querySelector('img')).toBeNull();
  });

  it('is text in an own comment that waits, and in its edit', async () => {
    const hostile = '</textarea><img src=x onerror=alert(1)>';
    const list = await readyList({ seeds: [{ id: 'a' }] });
    await list.send('a', hostile, hostile);
    await until(() => list.rowWith(hostile));
    const id = list.rowWith(hostile)!.id.slice(5);
    await list.choose(id, 'edit');
    await until(() => list.find('#f-content'));
    const area = list.find('#f-content') as HTMLTextAreaElement;
    expect(area.value).toBe(hostile);
    typeInto(area, `${hostile}!`);
    expect(list.root.querySelector('img')).toBeNull();
  });
});
