import type { Comment, CommentEvent } from '../core/comment.js';
import type { Entry } from './local-storage-entries.js';
import { countReplies } from './parts/select-comments.js';

export const isPublished = ({ status }: Entry): boolean => status === 'published';

const time = (ms: number): string => new Date(ms).toISOString();

/** The newest of all times that the entries of a page know; 0 where there are none. */
export function latest(entries: readonly Entry[]): number {
  return entries.reduce((last, { created, told }) => Math.max(last, created, ...Object.values(told)), 0);
}

export function sumVotes({ votes }: Entry): { readonly up: number; readonly down: number } {
  const count = (value: number): number => Object.values(votes).filter((each) => each === value).length;
  return { up: count(1), down: count(-1) };
}

/** Comments with their texts, for their author and, once they are published, for everybody; of what was taken away only its place. */
export function toComments(entries: readonly Entry[]): Comment[] {
  return countReplies(
    entries.map((entry) => {
      const { id, parent, root, status, fields, edited, created } = entry;
      const place = { id, status, created: time(created), ...(parent !== undefined && { parent, root: root! }) };
      if (status === 'removed') return { ...place, name: '', content: '' };
      const { name = '', title, content = '' } = fields;
      const said = { name, content, ...(title && { title }), ...(edited && { edited: time(edited) }) };
      return { ...place, ...said, ...sumVotes(entry) };
    }),
  );
}

/** What readers were to hear of the comments of a page, in its order. */
export function eventsOf(entries: readonly Entry[]): CommentEvent[] {
  const comments = toComments(entries);
  return entries
    .flatMap((entry, n) =>
      // Of what is away its end alone, and of what is back nothing of that.
      Object.entries(entry.told)
        .filter(([kind]) => isPublished(entry) !== (kind === 'removed'))
        .map(([kind, at]): CommentEvent => {
          const about = { position: `${at}`, id: entry.id };
          if (kind === 'removed') return { kind, ...about };
          if (kind === 'votes') return { kind, ...about, ...sumVotes(entry) };
          return { kind: kind === 'edited' ? kind : 'published', position: about.position, comment: comments[n]! };
        }),
    )
    .sort((a, b) => Number(a.position) - Number(b.position));
}
