import { randomId } from '../core/random-id.js';
import { aborts, behaves, ensure, same } from './assert.js';
import type { Fixture } from './fixture.js';
import { methods, proveAbsence, type Rule } from './rule.js';
import type { Method } from './runner.js';

/** Methods whose second answer may differ, or which cannot be called twice. */
const writes = /request|submit|record|vote|edit|delete|report/;

/** Rules that bind every method; `watch`, which gives no promise, has its own. */
export function generalRules(rule: Rule): void {
  rule(
    'Only `name` is required.',
    { mend: 'Give the adapter a short name, such as the backend’s.' },
    async ({ adapter }) => {
      ensure(typeof adapter.name === 'string' && adapter.name.length > 0, 'adapter.name is no text');
    },
  );

  rule(
    'A method that is absent is an ability that is absent.',
    { mend: 'Leave the member out; no stub that rejects, and no entry in abilities for it.' },
    async ({ adapter, abilities, has }) => {
      for (const method of methods) if (typeof adapter[method] !== 'function') proveAbsence(adapter, abilities, method);
      const { articleKinds = [], voteValues = [], editSeconds = 0 } = abilities;
      ensure(!has('listArticles') || articleKinds.length > 0, 'listArticles is there, and articleKinds names no kind');
      ensure(!has('vote') || voteValues.length > 0, 'vote is there, and voteValues names no value');
      const edits = has('editComment') || has('deleteComment');
      ensure(!edits || editSeconds > 0, 'own comments can be changed, and editSeconds gives no time for it');
    },
  );

  rule(
    'A method rejects only with a `CommentError` or the native `AbortError`.',
    { mend: 'Catch what fetch, parsing and your own code throw, and wrap it: new CommentError(code, { cause }).' },
    async (fixture) => {
      for (const [method, call] of await calls(fixture, { id: '', url: 'no url', title: '' }))
        await behaves(call(), method);
      for (const [method, call] of await calls(fixture, { ...fixture.page, id: `/${'x'.repeat(5000)}\0` }))
        await behaves(call(), method);
    },
  );

  rule(
    'A signal that is aborted before the call ends it with the native AbortError.',
    { mend: 'Look at signal.aborted first and throw new DOMException(…, "AbortError"), whatever signal.reason is.' },
    async (fixture) => {
      for (const [method, call] of await calls(fixture))
        await aborts(call(AbortSignal.abort(new Error('own reason'))), method);
      ensure(((await fixture.countStored?.()) ?? 0) === 0, 'an aborted submit stored a comment');
    },
  );

  rule(
    'A signal that is aborted after the call ends it with the native AbortError.',
    { mend: 'Pass the signal to fetch, and look at it again when the answer has arrived.' },
    async (fixture) => {
      for (const [method, call] of await calls(fixture)) {
        const ending = new AbortController();
        const running = call(ending.signal);
        ending.abort();
        const [result] = await Promise.allSettled([running]);
        // An answer that was there all along (a constant, a cache) may be given: there was nothing to end.
        if (result.status === 'rejected' || !(await isInstant(call()))) await aborts(running, method);
      }
    },
  );

  rule(
    'A method returns fresh objects.',
    {
      mend: 'Build a new answer for every call (structuredClone), and keep no reference to what was given or handed out.',
    },
    async (fixture) => {
      if (fixture.has('submitComment')) await fixture.publish();
      for (const [method, call] of await calls(fixture)) {
        if (writes.test(method)) continue;
        const first = await call();
        const before = structuredClone(first);
        spoil(first);
        same(await call(), before, `${method} after its first result was changed`);
      }
    },
  );

  rule(
    'A method may be called concurrently.',
    { mend: 'Keep nothing of a call outside its own variables.' },
    async (fixture) => {
      if (fixture.has('submitComment')) await fixture.publish();
      const reads = (await calls(fixture)).filter(([method]) => !writes.test(method));
      for (const [method, call] of reads) {
        const alone = await call();
        const together = await Promise.all(
          Array.from({ length: 8 }, () => Promise.all(reads.map(([, each]) => each()))),
        );
        for (const round of together)
          same(round[reads.findIndex(([each]) => each === method)], alone, `${method} among others`);
      }
    },
  );
}

/** Whether it settles before anything that waits for a line or a disk could. */
async function isInstant(promise: Promise<unknown>): Promise<boolean> {
  const waited = new Promise<'waited'>((resolve) => setTimeout(resolve, 0, 'waited'));
  return (await Promise.race([Promise.allSettled([promise]), waited])) !== 'waited';
}

type Call = (signal?: AbortSignal) => Promise<unknown>;

/** One ordinary call of each method that is there. */
async function calls(
  { adapter, abilities, answers, has, page: known, draft, challenge }: Fixture,
  page = known,
): Promise<[Method, Call][]> {
  // A challenge of the known page: what is strange is the page, and not what pays for it.
  const input = { ...(await draft()), page };
  const sound = has('requestSound') && has('requestChallenge') ? await challenge() : undefined;
  const kind = abilities.articleKinds?.[0] ?? 'recent';
  // Whatever is asked of a comment that nobody has, the ways of asking are the same.
  const own = { page, comment: 'no such comment', token: 'no token' };
  const readerKey = randomId(32);
  const [value = 1] = abilities.voteValues ?? [];
  const all: Record<Exclude<Method, 'watch'>, (options: { signal?: AbortSignal }) => Promise<unknown> | undefined> = {
    openPage: (options) => adapter.openPage({ page, parts: ['form', 'recent', 'older', 'comments'] }, options),
    describeForm: (options) => adapter.describeForm(page, options),
    requestChallenge: (options) =>
      adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: answers }, options),
    requestSound: (options) => adapter.requestSound({ id: sound?.id ?? '' }, options),
    submitComment: (options) => adapter.submitComment(input, options),
    commentStatus: (options) => adapter.commentStatus(['no token'], options),
    listComments: (options) => adapter.listComments({ page, limit: 3 }, options),
    countComments: (options) => adapter.countComments([page.id], options),
    vote: (options) => adapter.vote({ page, comment: own.comment, value, readerKey }, options),
    editComment: (options) => adapter.editComment({ ...own, fields: { content: 'Một nội dung khác.' } }, options),
    deleteComment: (options) => adapter.deleteComment(own, options),
    reportComment: (options) =>
      adapter.reportComment({ page, comment: own.comment, reason: 'spam', readerKey }, options),
    listArticles: (options) => adapter.listArticles({ kind, page: page.id, limit: 3 }, options),
    recordView: (options) => adapter.recordView(page, options),
  };
  return methods
    .filter((method) => method !== 'watch' && has(method))
    .map((method) => [method, async (signal) => all[method as keyof typeof all](signal ? { signal } : {})]);
}

/** Changes whatever can be changed; what is frozen is safe, and stays. */
function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    spoil(each);
    Reflect.set(value, key, 'spoilt');
  }
  if (Array.isArray(value) && !Object.isFrozen(value)) value.length = 0;
}
