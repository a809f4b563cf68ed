import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import type { Receipt } from '../../../src/core/comment.js';
import { settle } from './fake-clock.js';
import { accept, contentOf, fail, fixture, receiptOf } from './submission-fixture.js';

const issues = [{ field: 'content', code: 'too-long', limit: 5 }] as const;

describe('Submission, answered at once', () => {
  it('goes from editing over sending to accepted', async () => {
    const { submission, phases } = fixture([accept]);
    expect(submission.value.phase).toBe('editing');
    submission.send(contentOf('a'));
    await settle();
    expect(phases).toEqual(['sending', 'accepted']);
  });

  it('keeps the receipt and the draft that it is for', async () => {
    const { submission } = fixture([accept]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ receipt: { status: 'pending' }, draft: { fields: { content: 'a' } } });
  });

  it('makes one request of twenty presses', async () => {
    const { submission, sent } = fixture([accept]);
    for (let press = 0; press < 20; press++) submission.send(contentOf('a'));
    await settle();
    submission.send(contentOf('a'));
    await settle();
    expect(sent).toHaveLength(1);
  });

  it('takes no receipt for another submission', async () => {
    const { submission } = fixture([(draft): Receipt => ({ ...receiptOf(draft), submissionId: 'other' })]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ phase: 'waiting', error: { code: 'protocol' } });
    expect(submission.frozen).toBe(true);
  });

  it('takes a receipt without an id where the backend knows none', async () => {
    const { submission } = fixture([(): Receipt => ({ status: 'pending' })], { resend: 'never' });
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value.phase).toBe('accepted');
  });

  it('takes a foreign error for an unknown outcome', async () => {
    const { submission } = fixture([fail(new TypeError('x'))]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ phase: 'waiting', error: { code: 'network', outcome: 'unknown' } });
  });

  it('starts over with a new id', async () => {
    const { submission, sent } = fixture([accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.reset();
    expect(submission.value.phase).toBe('editing');
    submission.send(contentOf('a'));
    await settle();
    expect(sent.map(({ submissionId }) => submissionId)).toEqual(['id-1', 'id-2']);
  });
});

describe('Submission, refused for good', () => {
  it('waits for the reader, with the issues', async () => {
    const { submission } = fixture([fail(new CommentError('invalid', { issues }))]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ phase: 'needs-input', error: { issues } });
    expect(submission.frozen).toBe(false);
  });

  it('keeps the id of the same text', async () => {
    const { submission, sent } = fixture([fail(new CommentError('challenge')), accept]);
    submission.send(contentOf('a', { challenge: { id: '1', answer: '1' } }));
    await settle();
    submission.send(contentOf('a', { challenge: { id: '2', answer: '2' } }));
    await settle();
    expect(sent.map(({ submissionId }) => submissionId)).toEqual(['id-1', 'id-1']);
    expect(sent[1]?.challenge?.id).toBe('2');
  });

  it('gives an edited text a new id', async () => {
    const { submission, sent } = fixture([fail(new CommentError('invalid', { issues })), accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.send(contentOf('b'));
    await settle();
    expect(sent.map(({ submissionId }) => submissionId)).toEqual(['id-1', 'id-2']);
  });

  it('asks the reader about a conflict, and then sends under a new id', async () => {
    const { submission, sent } = fixture([fail(new CommentError('conflict')), accept]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ phase: 'needs-input', error: { code: 'conflict' } });
    submission.send(contentOf('a'));
    await settle();
    expect(sent.map(({ submissionId }) => submissionId)).toEqual(['id-1', 'id-2']);
  });
});

describe('Submission, told to wait', () => {
  it('sends the same draft again when the time has come', async () => {
    const limited = new CommentError('rate-limited', { retryAfterMs: 12_000 });
    const { submission, clock, sent } = fixture([fail(limited), accept]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ phase: 'waiting', until: clock.now() + 12_000, error: limited });
    await clock.tick(11_999);
    expect(sent).toHaveLength(1);
    await clock.tick(1);
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(submission.value.phase).toBe('accepted');
  });

  it('waits half a minute when it is not told how long', async () => {
    const { submission, clock } = fixture([fail(new CommentError('rate-limited'))]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ until: clock.now() + 30_000 });
  });

  it('lets the text be changed meanwhile, under a new id', async () => {
    const { submission, clock, sent } = fixture([fail(new CommentError('rate-limited')), accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.cancel();
    expect(submission.value.phase).toBe('editing');
    await clock.tick(60_000);
    expect(sent).toHaveLength(1);
    submission.send(contentOf('b'));
    await settle();
    expect(sent[1]?.submissionId).toBe('id-2');
  });

  it('lets the reader press before the time', async () => {
    const { submission, clock, sent } = fixture([fail(new CommentError('rate-limited')), accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.again();
    await settle();
    expect(submission.value.phase).toBe('accepted');
    await clock.tick(60_000);
    expect(sent).toHaveLength(2);
  });
});
