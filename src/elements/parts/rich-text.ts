import type { LitElement } from 'lit';
import { richTags, type RichNode } from '../../core/rich-text.js';
import { safeUrl } from '../../core/url.js';
import { adoptLate } from './adopt-styles.js';
import { drawing, make } from './comment-row.js';
import { richTextStyles } from './rich-text.styles.js';

/** Has rows draw formatted texts from now on, with their styles in this host's root. Only hosts whose backend formats texts fetch this. */
export function drawRichIn(host: LitElement): void {
  drawing.rich = ({ rich }) => rich && make('div', { class: 'text', part: 'text', dir: 'auto' }, ...rich.map(draw));
  void host.updateComplete.then(() => adoptLate(host, richTextStyles));
}

/** Whatever an adapter hands over: only elements of the closed set are made, and the one attribute goes through `safeUrl`. */
function draw(node: RichNode): Node | string {
  if (typeof node === 'string') return node;
  const { tag, href, children = [] } = node;
  const url = tag === 'a' ? safeUrl(href) : undefined;
  const inside = children.map(draw);
  if (!richTags.includes(tag)) return make('span', {}, ...inside);
  return make(tag, url ? { href: url, rel: 'nofollow ugc noopener' } : {}, ...inside);
}
