import { describe, expect, it } from 'vitest';
import type { Comment } from '../../../src/core/comment.js';
import { replyRows, type ReplyRow } from '../../../src/core/comment-tree.js';

function comment(id: string, parent?: string): Comment {
  const created = '2026-11-20T08:00:00Z';
  return { id, ...(parent && { parent, root: 'g' }), status: 'published', name: `Tên ${id}`, content: id, created };
}

const root = comment('g');

/** `a1 b2` reads: a below the root, b below a. */
const outline = (rows: readonly ReplyRow[]): string =>
  rows.map(({ comment: { id }, depth, answers }) => `${id}${depth}${answers ? `>${answers.id}` : ''}`).join(' ');

const rowsOf = (pairs: readonly (readonly [string, string?])[], maxDepth = 3): string =>
  outline(
    replyRows(
      root,
      pairs.map(([id, parent]) => comment(id, parent)),
      maxDepth,
    ),
  );

describe('replyRows', () => {
  it('is empty for a thread without replies', () => {
    expect(replyRows(root, [], 3)).toEqual([]);
  });

  it('puts each reply behind what it answers', () => {
    expect(
      rowsOf([
        ['a', 'g'],
        ['b', 'g'],
        ['c', 'a'],
        ['d', 'b'],
        ['e', 'a'],
      ]),
    ).toBe('a1 c2 e2 b1 d2');
  });

  it('keeps siblings in the order that they came in', () => {
    expect(
      rowsOf([
        ['c', 'g'],
        ['a', 'g'],
        ['b', 'g'],
      ]),
    ).toBe('c1 a1 b1');
  });

  it('reads a whole branch before the next one', () => {
    expect(
      rowsOf([
        ['a', 'g'],
        ['b', 'a'],
        ['c', 'b'],
        ['d', 'a'],
        ['e', 'g'],
      ]),
    ).toBe('a1 b2 c3 d2 e1');
  });

  it('flattens what stands too deep, and says what it answers', () => {
    expect(
      rowsOf([
        ['a', 'g'],
        ['b', 'a'],
        ['c', 'b'],
        ['d', 'c'],
        ['e', 'd'],
      ]),
    ).toBe('a1 b2 c3 d3>c e3>d');
  });

  it('keeps deep answers behind each other also when they are flattened', () => {
    expect(
      rowsOf(
        [
          ['a', 'g'],
          ['b', 'a'],
          ['c', 'a'],
          ['d', 'b'],
        ],
        1,
      ),
    ).toBe('a1 b1>a d1>b c1>a');
  });

  it('says nothing about what the depth shows', () => {
    const rows = replyRows(root, [comment('a', 'g'), comment('b', 'a')], 2);
    expect(rows.every(({ answers }) => !answers)).toBe(true);
  });

  it('puts a reply whose parent is not loaded below the root', () => {
    expect(
      rowsOf([
        ['b', 'a'],
        ['c', 'b'],
      ]),
    ).toBe('b1 c2');
  });

  it('puts a reply without a parent below the root', () => {
    expect(rowsOf([['a']])).toBe('a1');
  });

  it('finds a parent that stands behind its reply', () => {
    expect(
      rowsOf([
        ['b', 'a'],
        ['a', 'g'],
      ]),
    ).toBe('a1 b2');
  });

  it('loses no member of a ring of parents', () => {
    expect(
      rowsOf([
        ['a', 'g'],
        ['x', 'z'],
        ['y', 'x'],
        ['z', 'y'],
      ]),
    ).toBe('a1 x1 y2 z3');
  });

  it('shows a comment that answers itself', () => {
    expect(
      rowsOf([
        ['x', 'x'],
        ['y', 'x'],
      ]),
    ).toBe('x1 y2');
  });

  it('shows what came twice once, as it came last', () => {
    const rows = replyRows(root, [comment('a', 'g'), { ...comment('a', 'g'), content: 'mới' }], 3);
    expect(rows).toHaveLength(1);
  });

  it('never shows the root again', () => {
    expect(
      rowsOf([
        ['g', 'a'],
        ['a', 'g'],
      ]),
    ).toBe('a1');
  });

  it('takes ids that are names of members of objects', () => {
    expect(
      rowsOf([
        ['__proto__', 'g'],
        ['constructor', '__proto__'],
      ]),
    ).toBe('__proto__1 constructor2');
  });

  it('walks ten thousand answers in a row', () => {
    const replies = Array.from({ length: 10_000 }, (_, n) => comment(`r${n}`, n ? `r${n - 1}` : 'g'));
    const rows = replyRows(root, replies, 3);
    expect(rows).toHaveLength(10_000);
    expect(rows.at(-1)).toMatchObject({ depth: 3, comment: { id: 'r9999' }, answers: { id: 'r9998' } });
    expect(rows.map((row) => row.comment.id)).toEqual(replies.map(({ id }) => id));
  });

  it('walks ten thousand answers to one comment in their order', () => {
    const replies = Array.from({ length: 10_000 }, (_, n) => comment(`r${n}`, 'g'));
    expect(replyRows(root, replies, 3).map((row) => row.comment)).toEqual(replies);
  });

  it('walks a ring of ten thousand', () => {
    const replies = Array.from({ length: 10_000 }, (_, n) => comment(`r${n}`, `r${(n + 9999) % 10_000}`));
    expect(replyRows(root, replies, 3)).toHaveLength(10_000);
  });
});
