import { describe, expect, it } from 'vitest';
import type { RichNode } from '../../../src/core/rich-text.js';
import { reduceHtml } from '../../../src/core/reduce-html.js';
import { expectSeen, failures, spoilItems, type Fault, type Spoil } from './spoilt-adapter.js';

/** An adapter that declares formatted texts, and gives these for every comment. */
const withRich =
  (rich: readonly RichNode[], content: string): Spoil =>
  (adapter) => ({
    abilities: { ...adapter.abilities, formatted: true },
    ...spoilItems((comment) => ({ ...comment, content, rich }))(adapter),
  });

const faults: readonly Fault[] = [
  [
    'gives formatted text that nothing declares',
    /only where `abilities.formatted` is/,
    spoilItems((comment) => ({ ...comment, rich: [comment.content] })),
  ],
  [
    'hands a script on',
    /elements of a closed set/,
    withRich([{ tag: 'script' as 'p', children: ['alert(1)'] }], 'alert(1)'),
  ],
  [
    'hands an attribute on',
    /elements of a closed set/,
    withRich([{ tag: 'p', children: [{ tag: 'em', onclick: 'alert(1)', children: ['x'] } as RichNode] }], 'x'),
  ],
  [
    'gives a paragraph an address',
    /elements of a closed set/,
    withRich([{ tag: 'p', href: 'https://example.com/', children: ['x'] }], 'x'),
  ],
  [
    'lets a link run a script',
    /absolute, and has gone through `safeUrl`/,
    withRich([{ tag: 'a', href: 'javascript:alert(1)', children: ['x'] }], 'x (javascript:alert(1))'),
  ],
  [
    'leaves a link relative',
    /absolute, and has gone through `safeUrl`/,
    withRich([{ tag: 'p', children: [{ tag: 'a', href: '/tin/1', children: ['x'] }] }], 'x (/tin/1)'),
  ],
  [
    'says something else in plain text',
    /says the same as `rich`/,
    withRich([{ tag: 'strong', children: ['đậm'] }], '<b>đậm</b>'),
  ],
  [
    'declares formatted texts without a list',
    /absent is an ability that is absent/,
    (adapter) => ({ listComments: undefined as never, abilities: { ...adapter.abilities, formatted: true } }),
  ],
];

describe('the suite, of formatted text,', () => {
  it('passes over what reduceHtml makes', async () => {
    const { content, rich = [] } = reduceHtml(
      '<p>Một <b>đoạn</b> và <a href="/tin">liên kết</a>.</p>',
      'https://example.vn',
    );
    expect(rich).not.toEqual([]);
    expect(await failures(withRich(rich, content), {}, /`rich`/)).toEqual([]);
  });

  it.each(faults)('sees an adapter that %s', async (_, rule, spoil) => {
    await expectSeen(rule, spoil);
  });
});
