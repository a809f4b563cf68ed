import type { Adapter } from '../../../src/contract/adapter.js';
import type { Comment, CommentEvent, CommentPage, CommentQuery, CommentSort } from '../../../src/core/comment.js';
import { CommentListChanges } from '../../../src/state/comment-list-changes.js';
import { CommentListState, type Thread } from '../../../src/state/comment-list.js';
import { PageSource } from '../../../src/state/page-source.js';
import { settle } from './fake-clock.js';

export const page = { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Tin' };

/** A published comment; with a parent it is a reply. Minutes tell the order in which comments were made. */
export function comment(id: string, changes: Partial<Comment> = {}, minute = 0): Comment {
  const created = new Date(Date.UTC(2026, 10, 23, 8, minute)).toISOString();
  return { id, status: 'published', name: `Tên ${id}`, content: `Lời ${id}`, created, up: 0, down: 0, ...changes };
}

export const reply = (id: string, root: string, minute = 0, parent = root): Comment =>
  comment(id, { root, parent }, minute);

export const roots = (...ids: readonly string[]): Comment[] => ids.map((id) => comment(id));

export interface ListCall {
  readonly query: CommentQuery;
  readonly signal: AbortSignal | undefined;
  answer(page: CommentPage): Promise<void>;
  fail(error?: unknown): Promise<void>;
}

export interface ListFixture {
  readonly list: CommentListState;
  readonly changes: CommentListChanges;
  /** Every call of `listComments`, answered by the test. */
  readonly calls: ListCall[];
  /** Loads a first page. */
  open(page: CommentPage): Promise<void>;
  apply(event: { readonly kind: CommentEvent['kind'] } & Record<string, unknown>): void;
}

/** A list over an adapter that a test answers for. */
export function listFixture(
  adapter: Partial<Adapter> = {},
  { sort, limit }: { sort?: CommentSort; limit?: number } = {},
): ListFixture {
  const calls: ListCall[] = [];
  const scripted: Adapter = {
    name: 'scripted',
    listComments: (query, options) =>
      new Promise((resolve, reject) => {
        calls.push({
          query,
          signal: options?.signal,
          answer: (result) => {
            resolve(result);
            return settle();
          },
          fail: (error = new Error('down')) => {
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign rejections are a case too
            reject(error);
            return settle();
          },
        });
      }),
    ...adapter,
  };
  const list = new CommentListState(new PageSource(scripted, page), sort, limit);
  let position = 0;
  const changes = new CommentListChanges(list);
  return {
    list,
    changes,
    calls,
    async open(first) {
      void list.load();
      await calls.at(-1)!.answer(first);
    },
    apply: (event) => changes.apply({ position: `p${++position}`, ...event } as unknown as CommentEvent),
  };
}

/** `a(b c) d`: a with the replies b and c, then d. */
export const outline = ({ value }: CommentListState): string =>
  value.threads
    .map(({ root, replies }: Thread) => root.id + (replies[0] ? `(${replies.map(({ id }) => id).join(' ')})` : ''))
    .join(' ');
