import type { Abilities, Adapter, CallOptions, PagePart, PageParts } from '../contract/adapter.js';
import type { PageRef } from '../core/page.js';

// Cannot: take a family of methods apart. Comments all come from one backend, for their ids, tokens and challenges mean nothing to another.

interface Family {
  readonly methods: readonly Exclude<keyof Adapter, 'name' | 'abilities' | 'openPage'>[];
  readonly abilities: readonly (keyof Abilities)[];
  readonly parts: readonly PagePart[];
}

const comments: Family = {
  methods: [
    'listComments',
    'submitComment',
    'countComments',
    'describeForm',
    'requestChallenge',
    'requestSound',
    'commentStatus',
    'vote',
    'editComment',
    'deleteComment',
    'reportComment',
    'watch',
  ],
  abilities: [
    ...(['resend', 'sorts', 'voteValues', 'undoVote', 'maxDepth', 'replies'] as const),
    ...(['findsComment', 'editSeconds', 'formatted'] as const),
  ],
  parts: ['form', 'comments'],
};

const articles: Family = {
  methods: ['listArticles', 'recordView'],
  abilities: ['articleKinds', 'articleDates'],
  parts: ['recent', 'older'],
};

/**
 * One adapter of several backends: comments from the first that has them, articles and views from the first that has those. `combine(waline, feed)` gives a page its comments and
 * its article lists. What a page needs at its start costs one call for each backend, and where one of them fails only its parts do: reading such a part of the answer throws.
 *
 * Where two have the same, say which is meant: `combine(commentsOf(ours), articlesOf(wordpress))`.
 * @throws TypeError when one of them adds nothing.
 */
export function combine(first: Adapter, ...others: readonly Adapter[]): Adapter {
  const all = [first, ...others];
  const sources = [comments, articles].map((family) => ({ family, adapter: sourceOf(all, family) }));
  const idle = all.find((each) => sources.every(({ adapter }) => adapter !== each));
  if (idle)
    throw new TypeError(
      `combine: "${idle.name}" adds nothing to the others. Leave it out, or say what is meant: combine(commentsOf(one), articlesOf(other)).`,
    );
  const sides = sources.flatMap(({ adapter, family }) => (adapter ? [only(adapter, family)] : []));
  const whole =
    all.length === 1 ? first.openPage?.bind(first) : sides.some(({ openPage }) => openPage) && openAll(sides);
  return {
    ...sides[0],
    ...sides[1],
    name: all.map(({ name }) => name).join(' + '),
    abilities: { ...sides[0]?.abilities, ...sides[1]?.abilities },
    ...(whole && { openPage: whole }),
  };
}

/** What an adapter has to do with comments, and nothing of its articles. */
export function commentsOf(adapter: Adapter): Adapter {
  return only(adapter, comments);
}

/** An adapter's article lists and views, and nothing of its comments. */
export function articlesOf(adapter: Adapter): Adapter {
  return only(adapter, articles);
}

/** Lists come first: who can only count views is asked for no articles. */
function sourceOf(all: readonly Adapter[], { methods }: Family): Adapter | undefined {
  const [list] = methods;
  return all.find((each) => each[list!]) ?? all.find((each) => methods.some((name) => each[name]));
}

function only(adapter: Adapter, { methods, abilities, parts }: Family): Adapter {
  const { name, openPage, abilities: all = {} } = adapter;
  const open: Adapter['openPage'] = async ({ page, parts: asked }, options) => {
    const wanted = asked.filter((part) => parts.includes(part));
    return pick(await openPage!.call(adapter, { page, parts: wanted }, options), wanted);
  };
  return {
    name,
    abilities: pick(all, abilities),
    ...Object.fromEntries(
      methods.flatMap((method) => (adapter[method] ? [[method, adapter[method].bind(adapter)]] : [])),
    ),
    ...(openPage && methods.some((method) => adapter[method]) && { openPage: open }),
  };
}

function pick<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  return Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))) as Pick<
    T,
    K
  >;
}

/** One call for each side that can be asked for several parts at once, else one for each part. */
function openAll(sides: readonly Adapter[]): NonNullable<Adapter['openPage']> {
  return async ({ page, parts }, options) => {
    const calls = [comments, articles].flatMap((family, n) => {
      const asked = parts.filter((part) => family.parts.includes(part));
      const groups = asked.length > 0 && sides[n]?.openPage ? [asked] : asked.map((part) => [part]);
      return groups.map((group) => ({ group, answer: ask(sides[n]!, page, group, options) }));
    });
    const answers = await Promise.allSettled(calls.map(({ answer }) => answer));
    const failed = answers.filter((answer) => answer.status === 'rejected');
    // With nothing to show, or nobody who waits, it is the call that has failed.
    if (failed[0] && (failed.length === answers.length || options?.signal?.aborted)) throw failed[0].reason;
    const whole: PageParts = {};
    for (const [n, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') Object.assign(whole, answer.value);
      // An absent part would say that there are no articles; an error for all would take the comments along.
      else
        for (const part of calls[n]!.group)
          Object.defineProperty(whole, part, { enumerable: true, get: throwing(answer.reason) });
    }
    return whole;
  };
}

async function ask(
  side: Adapter,
  page: PageRef,
  parts: readonly PagePart[],
  options?: CallOptions,
): Promise<PageParts> {
  if (side.openPage) return side.openPage({ page, parts }, options);
  const [part] = parts;
  if (part === 'form') return present({ form: await side.describeForm?.(page, options) });
  if (part === 'comments') return present({ comments: await side.listComments?.({ page }, options) });
  const kind = part!;
  if (!side.abilities?.articleKinds?.includes(kind)) return {};
  return present({ [kind]: await side.listArticles?.({ kind, page: page.id }, options) });
}

/** Without what a backend lacks. */
function present(parts: { readonly [K in PagePart]?: PageParts[K] | undefined }): PageParts {
  return pick(parts, Object.keys(parts) as PagePart[]) as PageParts;
}

function throwing(reason: unknown): () => never {
  return () => {
    throw reason;
  };
}
