import type { Adapter, CallOptions, OwnComment } from '../contract/adapter.js';
import { commentSorts, maxReplyDepth, type CommentStatus, type Receipt } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defaultFields, parseFields, type FieldDefinition } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import { randomId } from '../core/random-id.js';
import { openEntries, type Entry, type EntryStorage } from './local-storage-entries.js';
import { latest, sumVotes, toComments } from './local-storage-comments.js';
import { watchEntries, type EntryEvents } from './local-storage-watch.js';
import { refuse } from './parts/cursor.js';
import { selectComments } from './parts/select-comments.js';
import { editedFields, sameText, storedFields } from './parts/stored-fields.js';
import { throwIfAborted } from './parts/throw-if-aborted.js';

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
  readonly events?: EntryEvents;
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

  const save = (page: string, entry: Entry): Entry => {
    entries.save(page, entry);
    events.dispatchEvent(new Event(name));
    return entry;
  };
  /** Later than everything that is known of the page, so that positions only grow. */
  const stamp = (page: string): number => Math.max(now(), latest(entries.list(page)) + 1);

  const findPublished = (page: string, id: string): Entry => {
    const entry = entries.find(page, id);
    if (entry?.status !== 'published') throw new CommentError('not-found');
    return entry;
  };
  const findOwn = ({ page: { id: page }, comment, token }: OwnComment): Entry => {
    const entry = entries.find(page, comment);
    if (!entry || token !== tokenOf(page, entry)) throw new CommentError('unauthorized');
    return entry;
  };
  const checkTime = ({ created }: Entry): void => {
    if (created + editSeconds * 1000 <= now()) throw new CommentError('forbidden');
  };
  const receiptOf = (page: string, entry: Entry): Receipt => {
    const { id, status, created } = entry;
    if (status === 'removed') return { status, id };
    const comment = toComments(entries.list(page)).find((each) => each.id === id)!;
    const editForMs = Math.max(0, created + editSeconds * 1000 - now());
    return { status, id, comment, ...(editSeconds > 0 && { editForMs }) };
  };
  const setStatus = (page: string, entry: Entry, status: Entry['status'], kept = entry.fields): void => {
    const kind = status === 'published' ? status : entry.status === 'published' ? 'removed' : undefined;
    save(page, { ...entry, status, fields: kept, told: kind ? { [kind]: stamp(page) } : entry.told });
  };

  return {
    name: 'local-storage',
    abilities: {
      ...{ resend: 'id', sorts: commentSorts, voteValues: [1, -1], undoVote: true, maxDepth: maxReplyDepth },
      ...{ replies: 'inline', findsComment: true, editSeconds },
    },

    describeForm: (_page, callOptions) => run(callOptions, () => structuredClone(form)),

    submitComment: (draft, callOptions) =>
      run(callOptions, () => {
        const {
          page: { id: page },
          submissionId,
          parent: answered,
          readerKey: reader = '',
        } = draft;
        // Of the submission alone: the same draft in two tabs is one key.
        const id = fingerprint(submissionId);
        const sent = fingerprint(sameText(draft));
        let entry = entries.find(page, id);
        if (entry && entry.sent !== sent) throw new CommentError('conflict');
        if (!entry) {
          const above = answered === undefined ? undefined : entries.find(page, answered);
          const answerable = above?.status === 'published' && depthOf(above) < maxReplyDepth;
          const kept = storedFields(form, draft, answerable);
          const created = stamp(page);
          const status = moderation === 'pre' ? 'pending' : 'published';
          entry = save(page, {
            ...{ id, created, secret: randomId(), reader, sent, status, fields: kept, votes: {} },
            ...(above && { parent: above.id, root: above.root ?? above.id }),
            told: status === 'published' ? { published: created } : {},
          });
        }
        return { ...receiptOf(page, entry), submissionId, token: tokenOf(page, entry) };

        function depthOf(each: Entry): number {
          let depth = 0;
          for (let at: Entry | undefined = each; at?.parent !== undefined; at = entries.find(page, at.parent)) depth++;
          return depth;
        }
      }),

    commentStatus: (tokens, callOptions) =>
      run(callOptions, () => {
        if (tokens.length > 20) throw refuse('tokens', 'too-long', 20);
        return tokens.map((token): Receipt => {
          const [, id = '', ...rest] = token.split(' ');
          const page = rest.join(' ');
          const entry = entries.find(page, id);
          return entry && token === tokenOf(page, entry) ? receiptOf(page, entry) : { status: 'unknown' };
        });
      }),

    listComments: (query, callOptions) =>
      run(callOptions, () => {
        const all = entries.list(query.page.id);
        return { ...selectComments(toComments(all), query), position: `${latest(all)}` };
      }),

    countComments: (pages, callOptions) =>
      run(callOptions, () => {
        if (pages.length > 100) throw refuse('pages', 'too-long', 100);
        return pages.map((page) => entries.list(page).filter(({ status }) => status === 'published').length);
      }),

    vote: ({ page: { id: page }, comment, value, readerKey = '' }, callOptions) =>
      run(callOptions, () => {
        if (![1, 0, -1].includes(value)) throw refuse('value');
        const entry = findPublished(page, comment);
        if (entry.reader === readerKey) throw new CommentError('forbidden');
        const others = Object.entries(entry.votes).filter(([reader]) => reader !== readerKey);
        const votes = Object.fromEntries([...others, ...(value ? [[readerKey, value] as const] : [])]);
        const changed = { ...entry, votes, told: { ...entry.told, votes: stamp(page) } };
        return { ...sumVotes(save(page, changed)), mine: value };
      }),

    ...(editSeconds > 0 && {
      editComment: (request, callOptions) =>
        run(callOptions, () => {
          const entry = findOwn(request);
          if (entry.status === 'removed') throw new CommentError('not-found');
          checkTime(entry);
          const page = request.page.id;
          const kept = editedFields(form, entry.fields, request.fields, entry.parent !== undefined);
          const told = entry.status === 'published' ? { ...entry.told, edited: stamp(page) } : entry.told;
          return receiptOf(page, save(page, { ...entry, fields: kept, edited: now(), told }));
        }),

      deleteComment: (own, callOptions) =>
        run(callOptions, () => {
          const entry = findOwn(own);
          if (entry.status === 'removed') return;
          checkTime(entry);
          setStatus(own.page.id, entry, 'removed', {});
        }),
    }),

    watch: (input, callOptions) => watchEntries(entries, events, name, input, callOptions?.signal),

    moderate(id, status) {
      const page = entries.pageOf(id);
      const entry = page === undefined ? undefined : entries.find(page, id);
      if (page === undefined || !entry) throw new TypeError(`No comment has the id "${id}": take it from a receipt.`);
      if (entry.status !== status) setStatus(page, entry, status);
    },
  };
}

/** Reading and writing need no wait: what is given is taken as it is now, and nothing comes in between. */
async function run<T>(options: CallOptions | undefined, act: () => T): Promise<T> {
  throwIfAborted(options);
  try {
    return act();
  } catch (error) {
    // A signal that ends the call in the same turn goes first.
    await undefined;
    throwIfAborted(options);
    throw error;
  }
}

/** Where the comment lies, and what only its author was told. */
const tokenOf = (page: string, { id, secret }: Entry): string => `${secret} ${id} ${page}`;

/** Tells texts apart, twice FNV-1a with different primes. Neither a secret nor a proof: everything here is this browser's own. */
function fingerprint(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9dc5811c];
  for (let n = 0; n < text.length; n++) {
    const code = text.charCodeAt(n);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x5bd1e995);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
