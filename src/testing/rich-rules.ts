import type { Comment } from '../core/comment.js';
import { plainText, richTags, type RichNode } from '../core/rich-text.js';
import { safeUrl } from '../core/url.js';
import { ensure, same } from './assert.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';

/** What a backend's own page may have stored: every element that is shown, and what must never arrive. */
const hostileHtml = `
<p>Đoạn <b>đậm</b>, <em>nghiêng</em> và <code>mã</code> với <a href="https://example.com/tin">một liên kết</a>.</p>
<blockquote><p>Câu được trích</p></blockquote><ul><li>Một</li><li>Hai</li></ul>
<p><a href="javascript:alert(1)">bẫy</a> <a href="JaVa\tScript:alert(1)">bẫy nữa</a> <img src="x" onerror="alert(1)"></p>
<script>alert(1)</script><style>p { display: none }</style><iframe src="https://example.com/"></iframe>`;

/** What lists say of formatted text. */
export function richRules(rule: Rule): void {
  const needs = ['listComments'] as const;

  rule(
    'Comments carry `rich`, a text with quotations, lists and links, only where `abilities.formatted` is.',
    { needs, mend: 'Declare abilities.formatted, or leave `rich` out and give the plain text alone.' },
    async (fixture) => {
      for (const { id, rich } of await formattedOf(fixture))
        ensure(rich === undefined || fixture.abilities.formatted, `${id} has \`rich\`, and nothing declares it`);
    },
  );

  rule(
    '`rich` is a safe tree: elements of a closed set, with no other member than `tag`, `href` and `children`.',
    { needs, mend: 'Make it with reduceHtml(html, base), which lets nothing else through.' },
    async (fixture) => {
      for (const { id, rich = [] } of await formattedOf(fixture)) {
        ensure(Array.isArray(rich), `the \`rich\` of ${id} is no list`);
        for (const node of flat(rich)) {
          if (typeof node === 'string') continue;
          ensure(richTags.includes(node.tag), `there is an element "${node.tag}" in ${id}`);
          const strange = Object.keys(node).filter((key) => !['tag', 'href', 'children'].includes(key));
          same(strange, [], `other members of <${node.tag}> in ${id}`);
          ensure(node.href === undefined || node.tag === 'a', `a <${node.tag}> in ${id} has an address`);
        }
      }
    },
  );

  rule(
    'The address of a link in `rich` is absolute, and has gone through `safeUrl`.',
    { needs, mend: 'Put safeUrl(href, base) there, or leave the link out and keep its words.' },
    async (fixture) => {
      for (const { id, rich = [] } of await formattedOf(fixture)) {
        for (const node of flat(rich)) {
          if (typeof node === 'string' || node.href === undefined) continue;
          same(safeUrl(node.href), node.href, `an address in ${id}`);
        }
      }
    },
  );

  rule(
    '`content` says the same as `rich` in plain text, and nothing of it is markup.',
    { needs, mend: 'Take both from one reduceHtml: { content, rich }.' },
    async (fixture) => {
      for (const { id, content, rich } of await formattedOf(fixture)) {
        if (rich) same(content, plainText(rich), `the content of ${id}`);
        if (fixture.storeHtml)
          ensure(!/<\/?(p|b|script|a)\b|alert\(1\)/.test(content), `the content of ${id} has markup`);
      }
    },
  );
}

/** All comments of the page, with one that was stored as HTML where the harness can do that. */
async function formattedOf({ page, has, publish, list, storeHtml }: Fixture): Promise<readonly Comment[]> {
  if (storeHtml) await storeHtml(page, hostileHtml);
  else if (has('submitComment')) await publish();
  const roots = await list();
  ensure(!storeHtml || roots.length > 0, 'what storeHtml has stored is in no list');
  return roots.flatMap((root) => [root, ...(root.replies?.items ?? [])]);
}

function flat(nodes: readonly RichNode[]): RichNode[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [node] : [node, ...flat(node.children ?? [])]));
}
