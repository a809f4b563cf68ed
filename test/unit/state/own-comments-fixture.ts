import type { Adapter } from '../../../src/contract/adapter.js';
import type { Comment, Receipt } from '../../../src/core/comment.js';
import { OwnComments } from '../../../src/state/own-comments.js';
import { memoryOwn, type OwnStorage } from '../../../src/storage/own-comments.js';
import { comment, listFixture, page, type ListFixture } from './comment-list-fixture.js';
import { FakeClock } from './fake-clock.js';

/** A promise that a test keeps or breaks. */
export interface Held<I, T> {
  readonly input: I;
  answer(value: T): void;
  fail(error: unknown): void;
}

/** A method whose every call the test answers. */
export function held<I, T>(): { method: (input: I) => Promise<T>; calls: Held<I, T>[] } {
  const calls: Held<I, T>[] = [];
  const method = (input: I): Promise<T> =>
    new Promise((resolve, reject) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- foreign rejections are a case too
      calls.push({ input, answer: resolve, fail: (error) => reject(error) });
    });
  return { method, calls };
}

export interface OwnFixture extends ListFixture {
  readonly own: OwnComments;
  readonly clock: FakeClock;
  readonly storage: OwnStorage;
}

/** The reader's own part of a list that shows these comments. */
export async function ownFixture(
  items: readonly Comment[] = [],
  adapter: Partial<Adapter> = {},
  storage: OwnStorage = memoryOwn(),
): Promise<OwnFixture> {
  const fixture = listFixture({ abilities: { voteValues: [1, -1], undoVote: true }, ...adapter });
  await fixture.open({ items, count: items.length });
  const clock = new FakeClock();
  const own = new OwnComments(fixture.changes, Promise.resolve(storage), clock);
  return { ...fixture, own, clock, storage };
}

/** What a backend says of a comment that was just sent. */
export function receipt(id: string, changes: Partial<Receipt> = {}, members: Partial<Comment> = {}): Receipt {
  const { status = 'pending' } = changes;
  return { status, id, token: `t-${id}`, comment: comment(id, { status, ...members }), ...changes };
}

/** As the device keeps a comment that waits. */
export function record(id: string, members: Partial<Comment> = {}) {
  return {
    id,
    page: page.id,
    token: `t-${id}`,
    comment: comment(id, { status: 'pending', ...members }),
    savedAt: 1,
  };
}
