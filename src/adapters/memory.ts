import { articleKinds, type Article } from '../core/article.js';
import type { ChallengePolicy } from '../core/challenge.js';
import { commentSorts, maxReplyDepth, type CommentEvent, type CommentStatus } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { defaultFields, parseFields } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import type { ResultPage } from '../core/page.js';
import type { Adapter, PageParts } from '../contract/adapter.js';
import { memoryCalls, type CallSettings } from './memory/call.js';
import { memoryChallenges, type MemoryChallengeOptions } from './memory/challenges.js';
import { refuse } from './parts/cursor.js';
import { selectArticles } from './parts/select-articles.js';
import { MemoryData } from './memory/data.js';
import { link } from './memory/link.js';
import { deleteOwn, editOwn, receiptsOf } from './memory/own-comments.js';
import { castVote, takeReport } from './memory/reactions.js';
import { plantComments, type SeedComment } from './memory/seeds.js';
import { memorySubmissions } from './memory/submissions.js';
import { selectComments } from './memory/threads.js';
import { readerEvents, watchData } from './memory/watch-data.js';

export { memoryModeration, type MemoryModerationMethod, type MemoryModerationOptions } from './memory/moderation.js';
export type { SeedComment } from './memory/seeds.js';

// Cannot: keep anything beyond the page's life, or tell readers apart but by their keys (so it counts one view an article and half hour).
// Offers no sound and no proof of work: its picture is a stand-in, not a guard.

/** The methods that this adapter can have. */
export type MemoryMethod = Exclude<keyof Adapter, 'name' | 'abilities' | 'requestSound'>;

export interface MemoryAdapterOptions extends MemoryChallengeOptions, CallSettings<MemoryMethod> {
  readonly articles?: readonly Article[];
  readonly comments?: readonly SeedComment[];
  /** Whatever of the form's description is not the default: the model page's fields, nothing to consent to, open. */
  readonly form?: Partial<FormDescription>;
  /** Default `pre`. */
  readonly moderation?: FormDescription['moderation'];
  /** Default `always`. */
  readonly challenge?: ChallengePolicy;
  /** For how long after its making its author may edit or delete a comment, in seconds; 0: never. Default 900. */
  readonly editSeconds?: number;
  /** Which votes are counted and shown. Default `both`. */
  readonly votes?: 'both' | 'up' | 'none';
  /** How deep a reply may stand below its root; 0 takes none. Default 100. */
  readonly maxDepth?: number;
  /** IANA name of the zone that an article's day is read in. Default `Asia/Ho_Chi_Minh`. */
  readonly timeZone?: string;
}

/** `vote` is there unless `votes` is `none`, `editComment` and `deleteComment` unless `editSeconds` is 0. */
export type MemoryAdapter = Adapter &
  Required<Pick<Adapter, Exclude<MemoryMethod, 'vote' | 'editComment' | 'deleteComment'>>> & {
    /** A moderator's decision, by the id of a comment. @throws TypeError when there is none. */
    moderate(id: string, status: Exclude<CommentStatus, 'unknown'>): void;
  };

/** Our server's rules with nothing behind them: for a page without a server, for tests, and as the example of an adapter. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { timeZone = 'Asia/Ho_Chi_Minh', now = Date.now } = options;
  const { editSeconds = 900, votes = 'both', maxDepth = maxReplyDepth } = options;
  const articles: Article[] = structuredClone([...(options.articles ?? [])]);
  const form: FormDescription = structuredClone({
    fields: parseFields(defaultFields),
    challenge: 'always' as const,
    moderation: 'pre' as const,
    ...options.form,
    ...(options.challenge && { challenge: options.challenge }),
    ...(options.moderation && { moderation: options.moderation }),
  });
  const challenges = memoryChallenges(options);
  const data = new MemoryData({ form, editMs: editSeconds * 1000, votes, maxDepth, now });
  plantComments(data, structuredClone([...(options.comments ?? [])]));
  const submit = memorySubmissions(data, challenges);
  const viewedUntil = new Map<string, number>();
  const call = memoryCalls(options);

  const list = (query: Parameters<typeof selectArticles>[1]): ResultPage<Article> =>
    selectArticles(articles, query, timeZone);
  const formOf = (page: string): FormDescription => ({
    ...form,
    ...(data.pages.get(page)?.closed && { closed: true }),
  });

  const adapter: MemoryAdapter = {
    name: 'memory',
    abilities: {
      ...{
        articleKinds,
        articleDates: true,
        resend: 'id',
        replies: 'inline',
        findsComment: true,
        maxDepth,
        editSeconds,
      },
      sorts: votes === 'none' ? ['newest', 'oldest'] : commentSorts,
      ...(votes !== 'none' && { voteValues: votes === 'up' ? [1] : [1, -1], undoVote: true }),
    },

    openPage: (input, options) =>
      call('openPage', input, options, ({ page, parts }): PageParts => ({
        ...(parts.includes('form') && { form: formOf(page.id) }),
        ...(parts.includes('recent') && { recent: list({ kind: 'recent', page: page.id }) }),
        ...(parts.includes('older') && { older: list({ kind: 'older', page: page.id }) }),
        ...(parts.includes('comments') && { comments: selectComments(data, { page }) }),
      })),

    describeForm: (page, options) => call('describeForm', page, options, ({ id }) => formOf(id)),

    requestChallenge: (request, options) =>
      call('requestChallenge', request, options, ({ accept, page, purpose }) => {
        if (!accept.includes('image')) throw new CommentError('unsupported');
        return challenges.issue(page, purpose);
      }),

    submitComment: (draft, options) => call('submitComment', draft, options, submit),

    listComments: (query, options) => call('listComments', query, options, (copy) => selectComments(data, copy)),

    countComments: (pages, options) =>
      call('countComments', pages, options, (ids) => {
        if (ids.length > 100) throw refuse('pages', 'too-long', 100);
        return ids.map((id) => data.pages.get(id)?.count ?? 0);
      }),

    ...(votes !== 'none' && {
      vote: (request, options) => call('vote', request, options, (copy) => castVote(data, copy)),
    }),

    ...(editSeconds > 0 && {
      editComment: (request, options) => call('editComment', request, options, (copy) => editOwn(data, copy)),
      deleteComment: (own, options) => call('deleteComment', own, options, (copy) => deleteOwn(data, copy)),
    }),

    reportComment: (request, options) => call('reportComment', request, options, (copy) => takeReport(data, copy)),

    watch: ({ page, position }, options) => {
      const start = (): Promise<void> => call('watch', { page, position }, options, () => undefined);
      return watchData<CommentEvent>(data, position, readerEvents(data, page.id), options?.signal, start);
    },

    commentStatus: (tokens, options) => call('commentStatus', tokens, options, (copy) => receiptsOf(data, copy)),

    listArticles: (query, options) => call('listArticles', query, options, list),

    recordView: (page, options) =>
      call('recordView', page, options, ({ id }) => {
        const at = articles.findIndex((article) => article.id === id);
        const article = articles[at];
        if (!article || (viewedUntil.get(id) ?? 0) > now()) return;
        viewedUntil.set(id, now() + 1_800_000);
        articles[at] = { ...article, views: (article.views ?? 0) + 1 };
      }),

    moderate(id, status) {
      const entry = data.entries.get(id);
      if (!entry || entry.erased) throw new TypeError(`No comment has the id "${id}": take it from a receipt.`);
      if (data.setStatus(entry, status)) data.tell('decided', entry);
    },
  };
  link(adapter, data);
  return adapter;
}
