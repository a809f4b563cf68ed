import type { CallOptions, VoteRequest } from '../contract/adapter.js';
import type { Challenge, ChallengeRequest } from '../core/challenge.js';
import type { CommentDraft, Receipt, VoteResult } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { flag, number, object, text } from '../protocol/decode.js';
import { artalkCaptcha } from './artalk-captcha.js';
import { refuseWith } from './artalk-refusal.js';
import { shown } from './artalk-shapes.js';
import { least, type ArtalkSite } from './artalk-site.js';
import { checkDraft } from './parts/check-draft.js';
import { isCountedId } from './parts/counted-id.js';
import { refuse } from './parts/cursor.js';
import { escapeMarkdown } from './parts/escape-markdown.js';
import { inTurn } from './parts/in-turn.js';
import { jsonRequest } from './parts/json-request.js';
import { createLine, json } from './parts/line.js';
import { beforeSending } from './parts/start-call.js';

interface ArtalkVotes {
  readonly up: number;
  readonly down: number;
  readonly is_up: boolean;
  readonly is_down: boolean;
}
const votes = object<ArtalkVotes>({ up: number, down: number, is_up: flag, is_down: flag });
const picture = object<{ img_data: string }>({ img_data: text });

/** What whoever writes needs of Artalk. */
export interface ArtalkWriting {
  requestChallenge(request: ChallengeRequest, call?: CallOptions): Promise<Challenge>;
  submitComment(draft: CommentDraft, call?: CallOptions): Promise<Receipt>;
  vote(request: VoteRequest, call?: CallOptions): Promise<VoteResult>;
}

export function artalkWriting(its: ArtalkSite): ArtalkWriting {
  const captcha = artalkCaptcha();
  const line = createLine({ ...its.lineOptions, refuse: refuseWith(captcha) });
  const voting = inTurn();
  /** Who has sent what on this page. */
  const writers = new Map<string, string | undefined>();

  const send = async (draft: CommentDraft, call?: CallOptions): Promise<Receipt> => {
    const { page, parent, fields, readerKey } = draft;
    const { name = '', content = '' } = fields;
    const body = {
      ...{ name, email: fields.email ?? its.email, content: escapeMarkdown(content), site_name: its.site },
      ...{ page_key: page.id, page_title: page.title, rid: parent && Number(parent) },
    };
    const made = await line('/comments', json(its.shapes.comment), call, jsonRequest(body), its.submitTimeoutMs);
    const { rich: _, ...comment } = shown(made, page.url);
    writers.set(comment.id, readerKey);
    return { status: comment.status, id: comment.id, comment: { ...comment, name, content } };
  };

  return {
    async requestChallenge({ accept }, call) {
      if (!accept.includes('image')) throw new CommentError('unsupported');
      return captcha.challengeOf((await line('/captcha', json(picture), call)).img_data);
    },
    async submitComment(draft, call) {
      const { page, parent, challenge } = draft;
      checkDraft(its.fields, draft);
      if (parent !== undefined && !isCountedId(parent)) throw refuse('parent', 'invalid-parent');
      if (challenge) {
        captcha.use(challenge.id);
        const body = jsonRequest({ value: challenge.answer });
        await beforeSending(line('/captcha/verify', async () => {}, call, body));
      }
      try {
        return await send(draft, call);
      } catch (error) {
        if (!(error instanceof CommentError) || error.outcome !== 'refused') throw error;
        const { code, status } = error;
        // It is told in the server's language; what else could be wrong was looked at.
        const isUntold = code === 'invalid' && !error.issues;
        if (parent !== undefined && (isUntold || status === 404)) throw refuse('parent', 'invalid-parent');
        if (isUntold) throw refuse('email', 'invalid-email');
        // An administrator's name, or a page where only they write. The refusal stands, whatever becomes of the question.
        const isAdmins = code === 'unauthorized' && status === 403;
        const found = isAdmins ? await its.getPage(page, least, call).catch(() => undefined) : undefined;
        throw found?.page?.admin_only ? new CommentError('forbidden', { status: 403, cause: error }) : error;
      }
    },
    async vote({ page, comment, value, readerKey }, call) {
      if (![1, 0, -1].includes(value)) throw refuse('value');
      if (!isCountedId(comment)) throw new CommentError('not-found');
      if (readerKey !== undefined && writers.get(comment) === readerKey) throw new CommentError('forbidden');
      // A vote is a switch there: what was pressed is looked at first, and nobody presses in between.
      return voting(async () => {
        const [found, before] = await Promise.all([
          line(`/comments/${comment}`, json(object({ comment: its.shapes.comment })), call),
          line(`/votes/comment/${comment}`, json(votes), call),
        ]);
        if (found.comment.is_pending || found.comment.page_key !== page.id) throw new CommentError('not-found');
        const had = mineOf(before);
        const path = `/votes/comment/${comment}/${(value || had) === 1 ? 'up' : 'down'}`;
        const now = value === had ? before : await line(path, json(votes), call, jsonRequest({}));
        return { up: now.up, down: now.down, mine: mineOf(now) };
      });
    },
  };
}

const mineOf = ({ is_up, is_down }: ArtalkVotes): 1 | 0 | -1 => (is_up ? 1 : is_down ? -1 : 0);
