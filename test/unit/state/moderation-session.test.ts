import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { ModerationSession } from '../../../src/state/moderation-session.js';
import { FakeModeration } from '../../browser/moderation/support.js';
import { settle } from './fake-clock.js';

const refuse = (): never => {
  throw new CommentError('unauthorized');
};

describe('a moderator’s session', () => {
  it('asks whose token it is before anything else', async () => {
    const session = new ModerationSession();
    const fake = new FakeModeration({ me: { name: 'minh-ha', role: 'moderator' } });
    await session.signIn(async () => fake.moderation);
    expect(session.value).toEqual({ phase: 'in', me: { name: 'minh-ha', role: 'moderator' } });
    expect(fake.calls).toEqual(['whoAmI']);
  });

  it('stays out with a wrong token, and says why', async () => {
    const session = new ModerationSession();
    await session.signIn(async () => new FakeModeration({ intercept: refuse }).moderation);
    expect(session.value).toMatchObject({ phase: 'out', error: { code: 'unauthorized' } });
    expect(session.value.expired).toBeUndefined();
    expect(session.moderation).toBeUndefined();
  });

  it('ends when a call is refused because of the token', async () => {
    const session = new ModerationSession();
    const fake = new FakeModeration();
    await session.signIn(async () => fake.moderation);
    const { moderation } = session;
    fake.intercept = refuse;
    await expect(moderation!.listQueue()).rejects.toMatchObject({ code: 'unauthorized' });
    expect(session.value).toMatchObject({ phase: 'out', expired: true });
    expect(session.moderation).toBeUndefined();
  });

  it('goes on after any other refusal', async () => {
    const session = new ModerationSession();
    const fake = new FakeModeration();
    await session.signIn(async () => fake.moderation);
    fake.intercept = () => {
      throw new CommentError('forbidden');
    };
    await expect(session.moderation!.listQueue()).rejects.toMatchObject({ code: 'forbidden' });
    expect(session.value.phase).toBe('in');
  });

  it('forgets everything when asked to', async () => {
    const session = new ModerationSession();
    await session.signIn(async () => new FakeModeration().moderation);
    session.signOut();
    expect(session.value).toEqual({ phase: 'out' });
    expect(session.moderation).toBeUndefined();
  });

  it('lets a sign-in fall that was overtaken by a sign-out', async () => {
    const session = new ModerationSession();
    const asked = session.signIn(async () => new FakeModeration().moderation);
    session.signOut();
    await asked;
    await settle();
    expect(session.value.phase).toBe('out');
  });
});
