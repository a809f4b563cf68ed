import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ParentsFirst, type Placed, type Threaded } from '../../../../src/server/import/parents-first.js';

function order(comments: readonly Threaded[]): Placed<Threaded>[] {
  const parents = new ParentsFirst<Threaded>();
  return [...comments.flatMap((comment) => parents.add(comment)), ...parents.finish()];
}
const at = (id: string, parent?: string, page = '/a'): Threaded => ({ id, page, parent });
const told = (placed: readonly Placed<Threaded>[]): string[] =>
  placed.map(({ comment, parent, mend }) => `${comment.id}<${parent ?? ''}${mend ? ` ${mend}` : ''}`);

describe('parents first', () => {
  it('gives a reply at once when its parent has come, and keeps it when not', () => {
    expect(told(order([at('3', '2'), at('2', '1'), at('1')]))).toEqual(['1<', '2<1', '3<2']);
    const parents = new ParentsFirst<Threaded>();
    expect(parents.add(at('1'))).toHaveLength(1);
    expect(parents.add(at('2', '1'))).toHaveLength(1);
  });

  it('begins a thread with a reply whose parent never comes', () => {
    expect(told(order([at('3', '2'), at('2', 'x')]))).toEqual(['2< orphan', '3<2']);
  });

  it('begins a thread with a reply to another page', () => {
    expect(told(order([at('1'), at('2', '1', '/b')]))).toEqual(['1<', '2< other-page']);
  });

  it('cuts a circle once and keeps what hangs below it', () => {
    expect(told(order([at('9', '1'), at('1', '2'), at('2', '3'), at('3', '1')]))).toEqual([
      '1< cycle',
      '9<1',
      '3<1',
      '2<3',
    ]);
    expect(told(order([at('1', '1')]))).toEqual(['1< cycle']);
  });

  it('lets nothing stand deeper than replies may', () => {
    const chain = Array.from({ length: 150 }, (_, i) => at(String(i), i === 0 ? undefined : String(i - 1)));
    const placed = order(chain);
    const depths = new Map<string, number>();
    for (const { comment, parent } of placed)
      depths.set(comment.id, parent === undefined ? 0 : depths.get(parent)! + 1);
    expect(Math.max(...depths.values())).toBe(100);
    expect(placed.filter(({ mend }) => mend === 'too-deep')).toHaveLength(49);
  });

  it('takes ten thousand replies to one comment that comes last', () => {
    const replies = Array.from({ length: 10_000 }, (_, i) => at(String(i), 'root'));
    expect(order([...replies, at('root')])).toHaveLength(10_001);
  });

  it('gives everything once and each after its parent, whatever points to whatever', () => {
    const comments = fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(20)), fc.constantFrom('/a', '/b')), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(comments, (list) => {
        const unique = [
          ...new Map(
            list.map(([id, parent, page]) => [id, at(String(id), parent === null ? undefined : String(parent), page)]),
          ).values(),
        ];
        const placed = order(unique);
        expect(placed.map(({ comment }) => comment.id).sort()).toEqual(unique.map(({ id }) => id).sort());
        const before = new Set<string>();
        for (const { comment, parent } of placed) {
          if (parent !== undefined) expect(before).toContain(parent);
          before.add(comment.id);
        }
      }),
    );
  });
});
