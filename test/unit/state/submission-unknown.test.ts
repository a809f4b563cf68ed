import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { settle } from './fake-clock.js';
import { accept, contentOf, fail, fixture } from './submission-fixture.js';

const lost = fail(new CommentError('network'));

describe('Submission after an unknown outcome', () => {
  it('holds the text as it was sent', async () => {
    const { submission, clock, sent } = fixture([lost, accept]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.frozen).toBe(true);
    submission.send(contentOf('b'));
    await settle();
    await clock.tick(60_000);
    expect(sent.map(({ fields, submissionId }) => [fields.content, submissionId])).toEqual([
      ['a', 'id-1'],
      ['a', 'id-1'],
    ]);
  });

  it('sends by itself again, waiting longer each time', async () => {
    const { submission, clock, sent } = fixture([lost]);
    submission.send(contentOf('a'));
    await settle();
    const waits: number[] = [];
    while (submission.value.phase === 'waiting') {
      const ms = submission.value.until - clock.now();
      waits.push(ms);
      await clock.tick(ms);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
    expect(submission.value.phase).toBe('needs-input');
    expect(new Set(sent.map(({ submissionId }) => submissionId))).toEqual(new Set(['id-1']));
  });

  it.each([
    [0, 750],
    [0.999, 1249.5],
  ])('spreads the waiting readers: jitter %d', async (random, ms) => {
    const { submission, clock } = fixture([lost], { random: () => random });
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ until: clock.now() + ms });
  });

  it('obeys a longer wait that the backend asks for', async () => {
    const { submission, clock } = fixture([fail(new CommentError('server', { status: 503, retryAfterMs: 20_000 }))]);
    submission.send(contentOf('a'));
    await settle();
    expect(submission.value).toMatchObject({ until: clock.now() + 20_000 });
  });

  it('starts to count anew when the reader presses', async () => {
    const { submission, clock } = fixture([lost]);
    submission.send(contentOf('a'));
    await settle();
    await clock.tick(60_000);
    expect(submission.value.phase).toBe('needs-input');
    submission.again();
    await settle();
    expect(submission.value).toMatchObject({ phase: 'waiting', until: clock.now() + 1000 });
  });

  it('cannot be called back', async () => {
    const { submission } = fixture([lost]);
    submission.send(contentOf('a'));
    await settle();
    submission.cancel();
    expect(submission.value.phase).toBe('waiting');
  });

  it('takes a fresh challenge and nothing else', async () => {
    const { submission, sent } = fixture([lost, accept]);
    submission.send(contentOf('a', { challenge: { id: '1', answer: '1' } }));
    await settle();
    submission.send(contentOf('b', { challenge: { id: '2', answer: '2' } }));
    await settle();
    expect(sent[1]).toEqual({ ...sent[0], challenge: { id: '2', answer: '2' } });
  });

  it('keeps the id even when the text changes after a refusal, so that one copy only can win', async () => {
    const { submission, clock, sent } = fixture([lost, fail(new CommentError('challenge')), accept]);
    submission.send(contentOf('a'));
    await settle();
    await clock.tick(1000);
    expect(submission.value.phase).toBe('needs-input');
    expect(submission.frozen).toBe(false);
    expect(submission.held).toBe(true);
    submission.send(contentOf('b'));
    await settle();
    expect(sent[2]).toMatchObject({ submissionId: 'id-1', fields: { content: 'b' } });
  });

  it('sends nothing by itself where sending again could double', async () => {
    for (const resend of ['never', 'look-up'] as const) {
      const { submission, clock, sent } = fixture([lost], { resend });
      submission.send(contentOf('a'));
      await settle();
      expect(submission.value.phase).toBe('needs-input');
      expect(clock.waiting).toBe(0);
      expect(sent).toHaveLength(1);
    }
  });

  it('sends again by itself where the backend refuses duplicates', async () => {
    const { submission, clock } = fixture([lost, accept], { resend: 'duplicate-check' });
    submission.send(contentOf('a'));
    await settle();
    await clock.tick(1000);
    expect(submission.value.phase).toBe('accepted');
  });
});

describe('Submission offline', () => {
  it('is queued, and goes out when the device is online', async () => {
    const made = fixture([accept]);
    made.online = false;
    made.submission.send(contentOf('a'));
    await settle();
    expect(made.submission.value.phase).toBe('queued');
    expect(made.sent).toHaveLength(0);
    made.online = true;
    made.submission.online();
    await settle();
    expect(made.submission.value.phase).toBe('accepted');
    expect(made.sent).toHaveLength(1);
  });

  it('changes nothing at another press', async () => {
    const made = fixture([accept]);
    made.online = false;
    made.submission.send(contentOf('a'));
    made.submission.send(contentOf('b'));
    expect(made.submission.draft?.fields).toEqual({ content: 'a' });
  });

  it('can be taken out of the queue', async () => {
    const made = fixture([accept]);
    made.online = false;
    made.submission.send(contentOf('a'));
    made.submission.cancel();
    made.online = true;
    made.submission.online();
    await settle();
    expect(made.submission.value.phase).toBe('editing');
    expect(made.sent).toHaveLength(0);
  });

  it('tries at once when the network comes back during a wait', async () => {
    const { submission, sent } = fixture([lost, accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.online();
    await settle();
    expect(sent).toHaveLength(2);
  });

  it('still obeys a rate limit when the network comes back', async () => {
    const { submission, sent } = fixture([fail(new CommentError('rate-limited')), accept]);
    submission.send(contentOf('a'));
    await settle();
    submission.online();
    await settle();
    expect(sent).toHaveLength(1);
  });
});

describe('Submission taken up after a reload', () => {
  const draft = { ...contentOf('a'), submissionId: 'old' };

  it('asks the reader, holds the text, and sends under the same id', async () => {
    const { submission, sent } = fixture([accept]);
    submission.resume(draft, true);
    expect(submission.value.phase).toBe('needs-input');
    expect(submission.frozen).toBe(true);
    submission.again();
    await settle();
    expect(sent).toEqual([draft]);
  });

  it('keeps the id of a text that was only queued, unless it is changed', async () => {
    for (const [text, id] of [
      ['a', 'old'],
      ['b', 'id-1'],
    ] as const) {
      const { submission, sent } = fixture([accept]);
      submission.resume(draft, false);
      expect(submission.value.phase).toBe('editing');
      submission.send(contentOf(text));
      await settle();
      expect(sent[0]?.submissionId).toBe(id);
    }
  });

  it('holds an id while it matters', async () => {
    const { submission } = fixture([accept]);
    expect(submission.held).toBe(false);
    submission.send(contentOf('a'));
    expect(submission.held).toBe(true);
    await settle();
    expect(submission.held).toBe(false);
  });
});
