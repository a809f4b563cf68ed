import type { Adapter, OwnComment } from '../contract/adapter.js';
import { commentSorts, maxReplyDepth, type CommentStatus, type Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defaultFields, parseFields, type FieldDefinition } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import { randomId } from '../core/random-id.js';
import { openEntries, type Entry, type EntryStorage } from './local-storage-entries.js';
import { isPublished, latest, sumVotes, toComments } from './local-storage-comments.js';
import { watchEntries } from './local-storage-watch.js';
import { atOnce } from './parts/at-once.js';
import { refuse } from './parts/cursor.js';
import { fingerprint } from './parts/fingerprint.js';
import type { EventSource } from './parts/next-event.js';
import { selectComments } from './parts/select-comments.js';
import { editedFields, sameText, storedFields } from './parts/stored-fields.js';

// Cannot: show anybody else's comments, or these in another browser. Nothing leaves it; whoever clears the site's data deletes them, and some browsers do so after weeks.
// Has no challenge, no moderators' queue, no reports and no articles, and holds some megabytes.

export interface LocalStorageAdapterOptions {
  /** Begins every key, so that two of them on one origin keep apart. Default `ykien`. */
  readonly name?: string;
  /** `pre`: a comment waits until `moderate` publishes it. Default `post`. */
  readonly moderation?: FormDescription['moderation'];
  /** `name* phone title* content*`, or definitions. Default: the model page's. */
  readonly fields?: string | readonly FieldDefinition[];
  /** For how long after its making a comment may be edited or deleted, in seconds; 0: never. Default 900. */
  readonly editSeconds?: number;
  /** Used instead of `localStorage`. */
  readonly storage?: EntryStorage;
  /** Where `storage` events of other tabs arrive, and where this tab tells its own. Default: the window. */
  readonly events?: EventSource;
  /** Milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

export type LocalStorageAdapter = Adapter & {
  /** A decision on a comment, by its id. @throws TypeError when there is none. */
  moderate(id: string, status: Exclude<CommentStatus, 'unknown'>): void;
};

/**
 * Comments that this browser alone keeps: for demos, prototypes, private notes. All tabs of the origin see the same.
 *
 * Where storage is full or blocked, a call rejects with `server`, `outcome: 'refused'`, and a message that names the mend: the form keeps the text. What lies under a comment's key
 * and is none is set aside under another key, and the console says so.
 * @throws TypeError for fields that are none.
 */
export function localStorageAdapter(options: LocalStorageAdapterOptions = {}): LocalStorageAdapter {
  const { name = 'ykien', moderation = 'post', fields = defaultFields, editSeconds = 900, now = Date.now } = options;
  const form: FormDescription = structuredClone({
    fields: typeof fields === 'string' ? parseFields(fields) : fields,
    challenge: 'none',
    moderation,
  });
  const entries = openEntries(name, options.storage);
  const events = options.events ?? (typeof addEventListener === 'function' ? globalThis : new EventTarget());

  /** Later than everything that is known of the page, so that positions only grow. */
  const stamp = (page: string): number => Math.max(now(), latest(entries.list(page)) + 1);

  /** Stores what has changed, and what readers are to hear of it, where they see the comment before or after. */
  const change = (entry: Entry, changes: Partial<Entry>, kind: string): Entry => {
    const changed = { ...entry, ...changes };
    if ([entry, changed].some(isPublished)) changed.told = { ...entry.told, [kind]: stamp(entry.page) };
    entries.save(changed);
    events.dispatchEvent(new Event(name));
    return changed;
  };

  const findOwn = ({ page, comment, token }: OwnComment): Entry => {
    const entry = entries.find(page.id, comment);
    if (!entry || token !== tokenOf(entry)) throw new CommentError('unauthorized');
    if (entry.status !== 'removed' && editForMs(entry) === 0) throw new CommentError('forbidden');
    return entry;
  };
  const editForMs = ({ created }: Entry): number => Math.max(0, created + editSeconds * 1000 - now());

  const receiptOf = (entry: Entry): Receipt => {
    const { id, page, status } = entry;
    if (status === 'removed') return { status, id };
    const comment = toComments(entries.list(page)).find((each) => each.id === id)!;
    return { status, id, comment, ...(editSeconds > 0 && { editForMs: editForMs(entry) }) };
  };

  return {
    name: 'local-storage',
    abilities: {
      ...{ resend: 'id', sorts: commentSorts, voteValues: [1, -1], undoVote: true, maxDepth: maxReplyDepth },
      ...{ replies: 'inline', findsComment: true, editSeconds },
    },

    describeForm: atOnce((_page) => structuredClone(form)),

    submitComment: atOnce((draft) => {
      const { submissionId, parent, readerKey: reader = '' } = draft;
      const page = draft.page.id;
      // Of the submission alone: the same draft in two tabs is one key.
      const id = fingerprint(submissionId);
      const sent = fingerprint(sameText(draft));
      let entry = entries.find(page, id);
      if (entry && entry.sent !== sent) throw new CommentError('conflict');
      if (!entry) {
        const above = parent === undefined ? undefined : entries.find(page, parent);
        const { root = parent, depth = -1 } = above ?? {};
        const kept = storedFields(form, draft, !!above && isPublished(above) && depth < maxReplyDepth);
        const status = moderation === 'pre' ? 'pending' : 'published';
        const made = {
          id,
          page,
          created: stamp(page),
          secret: randomId(),
          reader,
          sent,
          status,
          fields: kept,
        } as const;
        entry = change(
          { ...made, ...(above && { parent: above.id, root: root! }), depth: depth + 1, votes: {}, told: {} },
          {},
          status,
        );
      }
      return { ...receiptOf(entry), submissionId, token: tokenOf(entry) };
    }),

    commentStatus: atOnce((tokens) => {
      if (tokens.length > 20) throw refuse('tokens', 'too-long', 20);
      return tokens.map((token): Receipt => {
        const [, id = '', ...page] = token.split(' ');
        const entry = entries.find(page.join(' '), id);
        return entry && token === tokenOf(entry) ? receiptOf(entry) : { status: 'unknown' };
      });
    }),

    listComments: atOnce((query) => {
      const all = entries.list(query.page.id);
      return { ...selectComments(toComments(all), query), position: `${latest(all)}` };
    }),

    countComments: atOnce((pages) => {
      if (pages.length > 100) throw refuse('pages', 'too-long', 100);
      return pages.map((page) => entries.list(page).filter(isPublished).length);
    }),

    vote: atOnce(({ page, comment, value, readerKey = '' }) => {
      if (![1, 0, -1].includes(value)) throw refuse('value');
      const entry = entries.find(page.id, comment);
      if (!entry || !isPublished(entry)) throw new CommentError('not-found');
      if (entry.reader === readerKey) throw new CommentError('forbidden');
      // A vote that was taken back counts for nothing. A reader's key is data, whatever it is.
      const votes = Object.fromEntries([...Object.entries(entry.votes), [readerKey, value]]);
      return { ...sumVotes(change(entry, { votes }, 'votes')), mine: value };
    }),

    ...(editSeconds > 0 && {
      editComment: atOnce((request) => {
        const entry = findOwn(request);
        if (entry.status === 'removed') throw new CommentError('not-found');
        const kept = editedFields(form, entry.fields, request.fields, !!entry.depth);
        return receiptOf(change(entry, { fields: kept, edited: now() }, 'edited'));
      }),

      deleteComment: atOnce((own) => {
        const entry = findOwn(own);
        if (entry.status !== 'removed') change(entry, { status: 'removed', fields: {} }, 'removed');
      }),
    }),

    watch: (input, callOptions) => watchEntries(entries, events, name, input, callOptions?.signal),

    moderate(id, status) {
      const entry = entries.search(id);
      if (!entry) throw new TypeError(`No comment has the id "${id}": see a receipt.`);
      if (entry.status !== status) change(entry, { status }, status === 'published' ? status : 'removed');
    },
  };
}

/** Where the comment lies, and what only its author was told. */
const tokenOf = ({ page, id, secret }: Entry): string => `${secret} ${id} ${page}`;
