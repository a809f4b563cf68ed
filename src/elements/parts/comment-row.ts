import type { Comment, VoteValue } from '../../core/comment.js';
import { textBlocks } from '../../core/text-blocks.js';
import type { Translate } from '../../i18n/messages.js';
import { formatAgo } from '../../i18n/relative-time.js';

/** What every row of a list shares. A new object is made when anything in it changes. */
export interface RowContext {
  readonly t: Translate;
  readonly code: string;
  /** The moment that times are told from, ms. */
  readonly now: number;
  /** What can be done with a comment here. */
  readonly can: { readonly reply?: boolean; readonly up?: boolean; readonly down?: boolean; readonly menu?: boolean };
}

/** What one row has besides its comment. */
export interface RowState {
  /** The comment that it answers, where its place does not show it. */
  readonly answers?: Comment | undefined;
  /** The reader's own vote. */
  readonly vote?: VoteValue | undefined;
  /** An own edit waits. */
  readonly edited?: boolean | undefined;
  /** It is long, and was unfolded. */
  readonly unfolded?: boolean | undefined;
  /** A link led to it. */
  readonly target?: boolean | undefined;
}

type Name = keyof HTMLElementTagNameMap;

/**
 * Rows are plain nodes, made and filled here. Ten thousand comments are then ten thousand small trees and nothing beside them; as templates each
 * would hold some twenty parts, three times the heap.
 */
export function make<N extends Name>(
  name: N,
  attributes: Readonly<Record<string, string>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** What is fetched only where a backend formats its texts: see `rich-text.ts`. */
export const drawing: { rich?: (comment: Comment) => Node | undefined } = {};

/** Longer than about twelve lines of a wide page. */
const isLong = (text: string): boolean => text.length > 900 || /(\n[^]*){13}/.test(text);

/**
 * Draws one comment into its element, which stays the same: focus and whatever is open below it survive. Handlers are the list's own, by `data-do`.
 * @param article made by `make('article')`; its child with the class `extra`, if there is one, is left alone.
 */
export function fillRow(article: HTMLElement, comment: Comment, context: RowContext, state: RowState = {}): void {
  const { t } = context;
  const { id, name, title, content, status } = comment;
  const { answers, edited, unfolded, target } = state;
  const gone = status === 'removed';
  const pending = status === 'pending';
  const folded = !gone && isLong(content) && !unfolded;
  const parts: (Node | false | undefined)[] = gone
    ? [make('p', { class: 'muted' }, t('comment.removed'))]
    : [
        head(comment, pending, context),
        answers && make('p', { class: 'muted re' }, t('comment.answers', { name: answers.name })),
        !!title && make('h3', { part: 'title', dir: 'auto' }, title),
        drawing.rich?.(comment) ?? textOf(content),
        folded && button('unfold', 'link', t('comment.more')),
        edited && make('p', { class: 'muted' }, t('comment.editing')),
        actions(comment, context, pending),
      ];
  article.id = `yk-c-${id}`;
  article.tabIndex = -1;
  article.setAttribute('part', gone ? 'comment removed' : 'comment');
  article.ariaLabel = gone ? null : name;
  article.className = `${pending ? 'pending ' : ''}${folded ? 'folded ' : ''}${target ? 'hit' : ''}`;
  const extra = article.querySelector(':scope > .extra');
  // Only what is replaced leaves the page: a field below that has the focus keeps it.
  while (article.firstChild && article.firstChild !== extra) article.firstChild.remove();
  article.prepend(...(parts.filter(Boolean) as Node[]));
  fillVotes(article, comment, state);
}

/** Sums and the reader's own vote, into buttons that stay: the one that was pressed has the focus. */
export function fillVotes(article: HTMLElement, { up, down }: Comment, { vote = 0 }: RowState): void {
  for (const [name, sum, value] of [['up', up, 1] as const, ['down', down, -1] as const]) {
    const pressed = article.querySelector(`.acts [data-do=${name}]`);
    if (!pressed) continue;
    pressed.ariaPressed = `${vote === value}`;
    pressed.lastChild!.textContent = sum ? `${sum}` : '';
  }
}

function head({ id, name, role, edited, created }: Comment, pending: boolean, { t, code, now }: RowContext): Node {
  const time = make('time', { datetime: created }, formatAgo(created, now, code));
  const header = make(
    'header',
    {},
    make('span', { class: 'mono', 'aria-hidden': 'true' }, initialOf(name)),
    make('bdi', { part: 'name' }, name),
  );
  if (role) header.append(make('span', { class: 'mark', part: 'role' }, t(`comment.${role}`)));
  if (pending) header.append(make('strong', { part: 'pending' }, t('comment.pending')));
  header.append(make('a', { part: 'time', href: `#yk-c-${id}` }, time));
  if (edited) header.append(make('span', { class: 'muted' }, t('comment.edited')));
  return header;
}

/** Most comments are one line of text: one node. */
function textOf(content: string): Node {
  const attributes = { class: 'text', part: 'text', dir: 'auto' };
  if (!/\n|:\/\//.test(content)) return make('p', attributes, content);
  const paragraphs = textBlocks(content).map((spans) =>
    make(
      'p',
      {},
      ...spans.map(({ text, href }) => (href ? make('a', { href, rel: 'nofollow ugc noopener' }, text) : text)),
    ),
  );
  return make('div', attributes, ...paragraphs);
}

function button(name: string, kind: string, ...inside: (Node | string)[]): HTMLElement {
  return make('button', { type: 'button', class: kind, part: `button ${name}`, 'data-do': name }, ...inside);
}

function actions({ up, down }: Comment, { t, can }: RowContext, pending: boolean): Node | undefined {
  const buttons: HTMLElement[] = [];
  const counted = (name: 'up' | 'down') => buttons.push(button(name, '', `${t(`comment.${name}`)} `, make('b')));
  if (can.reply && !pending) buttons.push(button('reply', '', t('comment.reply')));
  if (can.up && up !== undefined && !pending) counted('up');
  if (can.down && down !== undefined && !pending) counted('down');
  if (can.menu) {
    buttons.push(button('menu', '', t('comment.menu')));
    buttons.at(-1)!.ariaExpanded = 'false';
  }
  return buttons[0] && make('div', { class: 'acts', part: 'actions' }, ...buttons);
}

/** Of the last word: in Vietnamese that is the given name. */
function initialOf(name: string): string {
  return /(\S)\S*\s*$/u.exec(name)?.[1]!.toUpperCase() ?? '';
}
