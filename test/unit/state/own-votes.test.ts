import { describe, expect, it } from 'vitest';
import type { VoteRequest } from '../../../src/contract/adapter.js';
import type { VoteResult } from '../../../src/core/comment.js';
import { CommentError } from '../../../src/core/error.js';
import { memoryOwn } from '../../../src/storage/own-comments.js';
import { comment, page, reply } from './comment-list-fixture.js';
import { settle } from './fake-clock.js';
import { held, ownFixture } from './own-comments-fixture.js';

const abilities = { voteValues: [1, -1] as const, undoVote: true };

async function voting(more: Partial<typeof abilities> = {}) {
  const { method: vote, calls } = held<VoteRequest, VoteResult>();
  const replies = { items: [reply('r', 'a')] };
  const shown = [comment('a', { up: 3, down: 1, replyCount: 1, replies })];
  const fixture = await ownFixture(shown, { vote, abilities: { ...abilities, ...more } });
  const sums = (id = 'a') => {
    const { up, down } = fixture.changes.find(id)!;
    return [up, down, fixture.own.value.votes.get(id) ?? 0];
  };
  return { ...fixture, votes: calls, sums };
}

describe('a vote', () => {
  it('shows at once and is sent with page and reader', async () => {
    const { own, votes, sums, storage } = await voting();
    void own.vote('a', 1);
    expect(sums()).toEqual([4, 1, 1]);
    await settle();
    const readerKey = await storage.readerKey();
    expect(votes.map(({ input }) => input)).toEqual([{ page, comment: 'a', value: 1, readerKey }]);
  });

  it('shows the backend’s sums once it has answered, and is kept on the device', async () => {
    const { own, votes, sums, storage } = await voting();
    const done = own.vote('a', 1);
    await settle();
    votes[0]!.answer({ up: 9, down: 2, mine: 1 });
    await done;
    expect(sums()).toEqual([9, 2, 1]);
    expect((await storage.listVotes(page.id)).get('a')).toBe(1);
  });

  it('goes back when it fails, and rejects with what the adapter said', async () => {
    const { own, votes, sums } = await voting();
    const done = own.vote('a', -1);
    expect(sums()).toEqual([3, 2, -1]);
    await settle();
    const error = new CommentError('forbidden');
    votes[0]!.fail(error);
    await expect(done).rejects.toBe(error);
    expect(sums()).toEqual([3, 1, 0]);
  });

  it('that goes back leaves what others did meanwhile', async () => {
    const { own, votes, sums, changes } = await voting();
    const done = own.vote('a', 1);
    await settle();
    changes.update('a', { up: 11 });
    votes[0]!.fail(new CommentError('network'));
    await expect(done).rejects.toThrow();
    expect(sums()).toEqual([10, 1, 0]);
  });

  it('is taken back when the same is pressed again', async () => {
    const { own, votes, sums } = await voting();
    const first = own.vote('a', 1);
    await settle();
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await first;
    void own.vote('a', 1);
    expect(sums()).toEqual([3, 1, 0]);
    await settle();
    expect(votes[1]!.input.value).toBe(0);
  });

  it('stays where the backend takes none back', async () => {
    const { own, votes, sums } = await voting({ undoVote: false });
    const first = own.vote('a', 1);
    await settle();
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await first;
    await own.vote('a', 1);
    expect(sums()).toEqual([4, 1, 1]);
    expect(votes).toHaveLength(1);
  });

  it('moves from like to dislike', async () => {
    const { own, votes, sums } = await voting();
    const first = own.vote('a', 1);
    await settle();
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await first;
    void own.vote('a', -1);
    expect(sums()).toEqual([3, 2, -1]);
  });

  it('on a reply shows there', async () => {
    const { own, sums } = await voting();
    void own.vote('r', 1);
    expect(sums('r')).toEqual([1, 0, 1]);
  });

  it('is not sent where the backend counts none', async () => {
    const { own } = await ownFixture([comment('a')]);
    await own.vote('a', 1);
    expect(own.value.votes.size).toBe(0);
  });

  it('shows no dislikes where the backend has none', async () => {
    const { method: vote } = held<VoteRequest, VoteResult>();
    const { own, changes } = await ownFixture([comment('a', { up: 1, down: undefined as never })], { vote, abilities });
    void own.vote('a', 1);
    expect(changes.find('a')).toMatchObject({ up: 2, down: undefined });
  });
});

describe('a second press while a vote is under way', () => {
  it('shows at once and is sent when the first has been answered', async () => {
    const { own, votes, sums } = await voting();
    const first = own.vote('a', 1);
    await settle();
    await own.vote('a', -1);
    expect(sums()).toEqual([3, 2, -1]);
    expect(votes).toHaveLength(1);
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await settle();
    expect(sums()).toEqual([3, 2, -1]);
    expect(votes[1]!.input.value).toBe(-1);
    votes[1]!.answer({ up: 3, down: 2, mine: -1 });
    await first;
    expect(sums()).toEqual([3, 2, -1]);
  });

  it('sends nothing more when it comes back to what is on its way', async () => {
    const { own, votes, sums } = await voting();
    const first = own.vote('a', 1);
    await settle();
    await own.vote('a', 1);
    await own.vote('a', 1);
    expect(sums()).toEqual([4, 1, 1]);
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await first;
    expect(votes).toHaveLength(1);
  });

  it('that fails goes back to what the backend has', async () => {
    const { own, votes, sums } = await voting();
    const first = own.vote('a', 1);
    await settle();
    await own.vote('a', -1);
    votes[0]!.answer({ up: 4, down: 1, mine: 1 });
    await settle();
    votes[1]!.fail(new CommentError('network'));
    await expect(first).rejects.toThrow();
    expect(sums()).toEqual([4, 1, 1]);
  });

  it('leaves the next press free after a failure', async () => {
    const { own, votes } = await voting();
    const first = own.vote('a', 1);
    await settle();
    votes[0]!.fail(new CommentError('network'));
    await expect(first).rejects.toThrow();
    void own.vote('a', 1);
    await settle();
    expect(votes).toHaveLength(2);
  });
});

describe('a device', () => {
  it('shows its earlier votes', async () => {
    const storage = memoryOwn();
    await storage.saveVote(page.id, 'a', -1);
    const { own } = await ownFixture([comment('a')], {}, storage);
    await own.load();
    expect(own.value.votes.get('a')).toBe(-1);
  });

  it('that cannot keep a vote still casts it', async () => {
    const { method: vote, calls } = held<VoteRequest, VoteResult>();
    const full = { ...memoryOwn(), saveVote: () => Promise.reject(new Error('full')) };
    const { own } = await ownFixture([comment('a')], { vote, abilities }, full);
    const done = own.vote('a', 1);
    await settle();
    calls[0]!.answer({ up: 1, down: 0, mine: 1 });
    await expect(done).resolves.toBeUndefined();
    expect(own.value.votes.get('a')).toBe(1);
  });

  it('has one key for all its votes and reports', async () => {
    const keys = new Set<string | undefined>();
    const vote = async ({ readerKey }: VoteRequest): Promise<VoteResult> => {
      keys.add(readerKey);
      return { up: 1, down: 0, mine: 1 };
    };
    const { own } = await ownFixture([comment('a'), comment('b')], {
      ...{ vote, abilities },
      reportComment: async ({ readerKey }) => void keys.add(readerKey),
    });
    await own.vote('a', 1);
    await own.vote('b', 1);
    await own.report('a', 'spam');
    expect(keys.size).toBe(1);
    expect([...keys][0]).toMatch(/^[\w-]{43}$/);
  });
});
