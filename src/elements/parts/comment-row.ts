import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, VoteValue } from '../../core/comment.js';
import type { ReplyRow } from '../../core/comment-tree.js';
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
  /** Deepest reply that may be answered. */
  readonly mine?: ReadonlyMap<string, VoteValue> | undefined;
  readonly edited?: ReadonlySet<string> | undefined;
  /** Long comments that were unfolded. */
  readonly unfolded: ReadonlySet<string>;
  /** The comment that a link led to. */
  readonly target?: string | undefined;
  /** What is open below a row: a form, a menu. */
  extra(comment: Comment): TemplateResult | undefined;
}

/** Longer than about twelve lines of a wide page. */
const isLong = (text: string): boolean => text.length > 900 || text.split('\n', 14).length > 13;

/**
 * One comment. Handlers are the list's own, by `data-do`; the row's element carries the comment's id, so that a link can lead to it.
 * @param row how it stands in its thread; absent for a root.
 */
export function rowTemplate(comment: Comment, context: RowContext, row?: ReplyRow): TemplateResult {
  const { t, code, now, target, unfolded, edited } = context;
  const { id, name, title, content, status, created } = comment;
  const anchor = `yk-c-${id}`;
  if (status === 'removed') {
    return html`<article id=${anchor} part="comment removed" tabindex="-1">
      <p class="muted">${t('comment.removed')}</p>
    </article>`;
  }
  const pending = status === 'pending';
  const long = isLong(content);
  const folded = long && !unfolded.has(id);
  const classes = `${pending ? 'pending ' : ''}${folded ? 'folded ' : ''}${target === id ? 'hit' : ''}`;
  return html`<article id=${anchor} class=${classes} part="comment" aria-label=${name} tabindex="-1">
    <header>
      <span class="mono" aria-hidden="true" .textContent=${initialOf(name)}></span>
      <bdi part="name" .textContent=${name}></bdi>
      ${marks(comment, pending, t)}
      <a class="muted" part="time" href=${`#${anchor}`}
        ><time datetime=${created} .textContent=${formatAgo(created, now, code)}></time
      ></a>
    </header>
    ${row?.answers ? html`<p class="muted re">${t('comment.answers', { name: row.answers.name })}</p>` : nothing}
    ${title ? html`<h3 part="title" dir="auto" .textContent=${title}></h3>` : nothing} ${textTemplate(content)}
    ${folded ? html`<button class="link" data-do="unfold" part="button unfold">${t('comment.more')}</button>` : nothing}
    ${edited?.has(id) ? html`<p class="muted">${t('comment.editing')}</p>` : nothing}
    ${actions(comment, context, pending)} ${context.extra(comment)}
  </article>`;
}

function marks({ role, edited }: Comment, pending: boolean, t: Translate): TemplateResult | typeof nothing {
  if (!role && !edited && !pending) return nothing;
  return html`${role ? html`<span class="mark" part="role">${t(`comment.${role}`)}</span>` : nothing}
  ${pending ? html`<strong part="pending">${t('comment.pending')}</strong>` : nothing}
  ${edited ? html`<span class="muted">${t('comment.edited')}</span>` : nothing}`;
}

/** Most comments are one line of text: one node, set as text. */
function textTemplate(content: string): TemplateResult {
  if (!/\n|:\/\//.test(content)) return html`<p class="text" part="text" dir="auto" .textContent=${content}></p>`;
  return html`<div class="text" part="text" dir="auto">
    ${textBlocks(content).map(
      (spans) =>
        html`<p>
          ${spans.map(({ text, href }) => (href ? html`<a href=${href} rel="nofollow ugc noopener">${text}</a>` : text))}
        </p>`,
    )}
  </div>`;
}

function actions(comment: Comment, { t, can, mine }: RowContext, pending: boolean): TemplateResult | typeof nothing {
  const { id, up, down } = comment;
  const vote = mine?.get(id);
  const { menu } = can;
  const reply = can.reply && !pending;
  const like = can.up && up !== undefined && !pending;
  if (!reply && !like && !menu) return nothing;
  const counted = (name: 'up' | 'down', sum: number, pressed: boolean) =>
    html`<button data-do=${name} part="button ${name}" aria-pressed=${pressed}>
      ${t(`comment.${name}`)} <b>${sum || nothing}</b>
    </button>`;
  return html`<div class="acts" part="actions">
    ${reply ? html`<button data-do="reply" part="button reply">${t('comment.reply')}</button>` : nothing}
    ${like ? counted('up', up, vote === 1) : nothing}
    ${like && can.down && down !== undefined ? counted('down', down, vote === -1) : nothing}
    ${menu ? html`<button data-do="menu" part="button menu" aria-expanded="false">${t('comment.menu')}</button>` : nothing}
  </div>`;
}

/** Of the last word: in Vietnamese that is the given name. */
function initialOf(name: string): string {
  const word = name.trim().split(/\s+/).at(-1) ?? '';
  return String.fromCodePoint(word.codePointAt(0) ?? 0x20).toUpperCase();
}
