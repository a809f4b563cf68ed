import type { Abilities, Adapter } from '../contract/adapter.js';
import { articleKinds, type ArticleKind } from '../core/article.js';
import { commentSorts, type CommentSort, type VoteValue } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { randomId } from '../core/random-id.js';
import { fixture, type Fixture } from '../testing/fixture.js';
import type { Harness } from '../testing/runner.js';
import { reduceAdapter, type KnownServer } from './known-server.js';

/** Deep enough to tell "roots only" and "replies to replies" from a thread that goes on. */
const probedDepth = 3;

/**
 * What the routes that are there can do. A server says that it lacks something in the protocol's own words: it refuses with `invalid`, naming the parameter, or with
 * `unsupported`. What it takes it is held to. Writes up to five comments on a page of their own.
 */
export async function probeAbilities(
  harness: Harness,
  has: KnownServer['has'],
  full: Adapter,
): Promise<Pick<KnownServer, 'abilities' | 'lacks'>> {
  const given = full.abilities ?? {};
  const all = fixture({ ...harness, adapter: reduceAdapter(full, { has, abilities: given }) });
  const lists = has.has('listComments') ? await probeLists(all) : {};
  const articles = has.has('listArticles') ? await probeArticles(all) : {};
  const acts = has.has('submitComment') ? await probeActs(all, given) : {};
  const abilities: Abilities = { ...lists, ...articles, ...acts };
  return { abilities, lacks: lacksOf(abilities, all) };
}

async function probeLists({ adapter, page }: Fixture): Promise<Abilities> {
  const sorts: CommentSort[] = [];
  for (const sort of commentSorts)
    if (await takes(adapter.listComments({ page, sort, limit: 1 }), 'sort')) sorts.push(sort);
  return { sorts, findsComment: await takes(adapter.listComments({ page, comment: randomId() }), 'comment') };
}

async function probeArticles({ adapter, page: { id: page } }: Fixture): Promise<Abilities> {
  const kinds: ArticleKind[] = [];
  for (const kind of articleKinds)
    if (await takes(adapter.listArticles({ kind, page, limit: 1 }), 'kind')) kinds.push(kind);
  const date = { kind: 'older', page, date: '2020-01-31', limit: 1 } as const;
  return {
    articleKinds: kinds,
    articleDates: kinds.includes('older') && (await takes(adapter.listArticles(date), 'date')),
  };
}

async function probeActs(all: Fixture, given: Abilities): Promise<Abilities> {
  const { has, publish } = all;
  // Whatever goes wrong here goes wrong in the cases too, which say what it is.
  const root = await publish().catch(() => undefined);
  const { resend = 'never', editSeconds = 0, maxDepth = 0 } = given;
  // The receipt says how long there is, where that is more than our own server gives.
  const seconds = Math.max(editSeconds, Math.ceil((root?.editForMs ?? 0) / 1000));
  const edits = has('editComment') || has('deleteComment');
  const own = { resend, ...(edits && { editSeconds: seconds }) };
  // Before a moderator has published something nothing can be answered, and nobody can vote: the protocol's word stands.
  if (!root) return { ...own, maxDepth, ...(has('vote') && { voteValues: [1, -1], undoVote: true }) };
  const votes = has('vote') ? await probeVotes(all, root.id) : {};
  const depth = await probeDepth(all, root.id);
  const replies = depth > 0 && has('listComments') ? await probeReplies(all, root.id) : {};
  return { ...own, ...votes, ...replies, maxDepth: depth < probedDepth ? depth : maxDepth };
}

async function probeVotes({ adapter, page }: Fixture, comment: string): Promise<Abilities> {
  const cast = (value: VoteValue): Promise<boolean> =>
    takes(adapter.vote({ page, comment, value, readerKey: randomId(32) }), 'value');
  const voteValues: (1 | -1)[] = [];
  for (const value of [1, -1] as const) if (await cast(value)) voteValues.push(value);
  return { voteValues, undoVote: await cast(0) };
}

async function probeDepth({ publish }: Fixture, root: string): Promise<number> {
  let [above, depth] = [root, 0];
  for (; depth < probedDepth; depth++) {
    const reply = await publish({ parent: above }).catch(absence('parent'));
    if (reply === 'none') return depth;
    // Held back, or refused for a reason that the cases will tell: nobody knows how deep it goes.
    if (!reply) return probedDepth;
    above = reply.id;
  }
  return depth;
}

async function probeReplies({ list }: Fixture, root: string): Promise<Abilities> {
  const found = (await list().catch(() => [])).find(({ id }) => id === root);
  // The protocol has them inline; a list that shows only their number says that it has not.
  return { replies: found && !found.replies ? 'on-demand' : 'inline' };
}

/** Whether a value is taken; any other error is for the cases to find. */
async function takes(asked: Promise<unknown>, field: string): Promise<boolean> {
  return (await asked.catch(absence(field))) !== 'none';
}

const absence =
  (field: string) =>
  (error: unknown): 'none' | undefined => {
    if (!(error instanceof CommentError)) throw error;
    const named = error.code === 'invalid' && !!error.issues?.some((issue) => issue.field === field);
    return named || error.code === 'unsupported' ? 'none' : undefined;
  };

function lacksOf(
  { sorts, findsComment, maxDepth, voteValues, undoVote, replies, ...rest }: Abilities,
  { has }: Fixture,
): string[] {
  const { articleKinds: kinds, articleDates } = rest;
  const missing = (
    what: string,
    all: readonly (string | number)[],
    some: readonly (string | number)[] | undefined,
  ): string[] => all.filter((each) => !some?.includes(each)).map((each) => `${what} ${each}`);
  return [
    ...(has('listComments') ? missing('sort', commentSorts, sorts) : []),
    ...(has('listComments') && !findsComment ? ['the thread of one comment'] : []),
    ...(has('submitComment') && !maxDepth ? ['replies'] : []),
    ...(has('submitComment') && maxDepth && maxDepth < 100 ? [`replies deeper than ${maxDepth}`] : []),
    ...(maxDepth && replies === 'on-demand' ? ['replies inline'] : []),
    ...(has('vote') ? missing('vote', [1, -1], voteValues) : []),
    ...(has('vote') && !undoVote ? ['vote 0'] : []),
    ...(has('listArticles') ? missing('articles', articleKinds, kinds) : []),
    ...(has('listArticles') && !articleDates ? ['articles by date'] : []),
  ];
}
