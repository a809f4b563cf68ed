import { articleKinds, type Article } from '../core/article.js';
import type { Comment, CommentDraft, CommentStatus, Receipt } from '../core/comment.js';
import type { ChallengePolicy } from '../core/challenge.js';
import { CommentError } from '../core/error.js';
import { defaultFields, parseFields } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import type { ResultPage } from '../core/page.js';
import { randomId } from '../core/random-id.js';
import type { Adapter, CallOptions, PageParts } from '../contract/adapter.js';
import { selectArticles } from './memory/articles.js';
import { memoryChallenges, type MemoryChallengeOptions } from './memory/challenges.js';
import { checkDraft, publicText, sameText } from './memory/rules.js';

// Cannot: keep anything beyond the page's life, or tell one reader from another (so it counts one view an article and half hour).
// Offers no sound and no proof of work: its picture is a stand-in, not a guard.

/** The methods that this adapter has. */
export type MemoryMethod =
  'openPage' | 'describeForm' | 'requestChallenge' | 'submitComment' | 'commentStatus' | 'listArticles' | 'recordView';

export interface MemoryAdapterOptions extends MemoryChallengeOptions {
  readonly articles?: readonly Article[];
  /** Whatever of the form's description is not the default: the model page's fields, nothing to consent to, open. */
  readonly form?: Partial<FormDescription>;
  /** Default `pre`. */
  readonly moderation?: FormDescription['moderation'];
  /** Default `always`. */
  readonly challenge?: ChallengePolicy;
  /** Milliseconds that every answer takes. Default 0. */
  readonly latencyMs?: number;
  /** IANA name of the zone that an article's day is read in. Default `Asia/Ho_Chi_Minh`. */
  readonly timeZone?: string;
  /** Called before a method does anything. What it throws, the method rejects with: `throw new CommentError('network')` shows a form offline. */
  readonly intercept?: (method: MemoryMethod, input: unknown) => void | Promise<void>;
}

export type MemoryAdapter = Adapter &
  Required<Pick<Adapter, MemoryMethod>> & {
    /** A moderator's decision, by the id of a comment. @throws TypeError when there is none. */
    moderate(id: string, status: Exclude<CommentStatus, 'unknown'>): void;
  };

interface Stored {
  readonly draft: CommentDraft;
  readonly token: string;
  comment: Comment;
}

/** Our server's rules with nothing behind them: for a page without a server, for tests, and as the example of an adapter. */
export function memoryAdapter(options: MemoryAdapterOptions = {}): MemoryAdapter {
  const { latencyMs = 0, timeZone = 'Asia/Ho_Chi_Minh', now = Date.now, intercept } = options;
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
  const bySubmission = new Map<string, Stored>();
  const byToken = new Map<string, Stored>();
  const byId = new Map<string, Stored>();
  const viewedUntil = new Map<string, number>();

  /** Everything between the waits is synchronous, so parallel calls cannot meet half done work. Copies go in and out. */
  async function call<I, T>(
    method: MemoryMethod,
    input: I,
    options: CallOptions | undefined,
    act: (input: I) => T,
  ): Promise<T> {
    throwIfAborted(options?.signal);
    const copy = structuredClone(input);
    await intercept?.(method, copy);
    await pause(latencyMs, options?.signal);
    throwIfAborted(options?.signal);
    return structuredClone(act(copy));
  }

  const list = (query: Parameters<typeof selectArticles>[1]): ResultPage<Article> =>
    selectArticles(articles, query, timeZone);

  function submit(draft: CommentDraft): Receipt {
    const known = bySubmission.get(draft.submissionId);
    if (known) {
      // Before any rule: what is stored is stored, whatever form and challenge say now.
      if (sameText(known.draft) !== sameText(draft)) throw new CommentError('conflict', { status: 409 });
      return receipt(known, draft.submissionId);
    }
    const parent = draft.parent === undefined ? undefined : byId.get(draft.parent);
    const fields = checkDraft(form, draft, parent?.comment.status === 'published' ? parent.draft.page.id : undefined);
    const { honeypot, elapsedMs = Infinity } = draft.hints ?? {};
    const suspicious = !!honeypot || elapsedMs < 2000;
    const free = form.challenge === 'none' || (form.challenge === 'on-demand' && !suspicious && !draft.challenge);
    const page = draft.page.id;
    if (!free && !challenges.spend(draft.challenge, page, 'comment')) {
      throw new CommentError('challenge', { status: 422, challenge: challenges.issue(page, 'comment') });
    }
    const comment: Comment = {
      id: randomId(),
      ...(draft.parent !== undefined && { parent: draft.parent }),
      status: form.moderation === 'pre' || suspicious ? 'pending' : 'published',
      ...publicText(fields),
      created: new Date(now()).toISOString(),
    };
    const stored: Stored = { draft, token: randomId(32), comment };
    bySubmission.set(draft.submissionId, stored);
    byToken.set(stored.token, stored);
    byId.set(comment.id, stored);
    return receipt(stored, draft.submissionId);
  }

  return {
    name: 'memory',
    abilities: { articleKinds, articleDates: true, resend: 'id' },

    openPage: (input, options) =>
      call('openPage', input, options, ({ page: { id: page }, parts }): PageParts => ({
        ...(parts.includes('form') && { form }),
        ...(parts.includes('recent') && { recent: list({ kind: 'recent', page }) }),
        ...(parts.includes('older') && { older: list({ kind: 'older', page }) }),
      })),

    describeForm: (page, options) => call('describeForm', page, options, () => form),

    requestChallenge: (request, options) =>
      call('requestChallenge', request, options, ({ accept, page, purpose }) => {
        if (!accept.includes('image')) throw new CommentError('unsupported');
        return challenges.issue(page, purpose);
      }),

    submitComment: (draft, options) => call('submitComment', draft, options, submit),

    commentStatus: (tokens, options) =>
      call('commentStatus', tokens, options, () => {
        if (tokens.length > 20)
          throw new CommentError('invalid', { issues: [{ field: 'tokens', code: 'too-long', limit: 20 }] });
        return tokens.map((token): Receipt => {
          const stored = byToken.get(token);
          return stored ? receipt(stored) : { status: 'unknown' };
        });
      }),

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
      const stored = byId.get(id);
      if (!stored) throw new TypeError(`No comment has the id "${id}": take it from a receipt.`);
      stored.comment = { ...stored.comment, status };
    },
  };
}

function receipt({ comment, token }: Stored, submissionId?: string): Receipt {
  const { id, status } = comment;
  return { status, id, ...(submissionId && { submissionId, token }), ...(status !== 'removed' && { comment }) };
}

/** The native AbortError, whatever reason the caller's signal was given. */
function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new DOMException('The call was aborted.', 'AbortError');
}

async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener('abort', end);
  });
}
