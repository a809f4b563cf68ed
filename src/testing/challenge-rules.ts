import { CommentError } from '../core/error.js';
import { ensure, refuses, same } from './assert.js';
import { locale, type Fixture } from './fixture.js';
import type { Rule } from './rule.js';

export function challengeRules(rule: Rule): void {
  const needs = ['requestChallenge'] as const;
  const toSubmit = { needs: ['requestChallenge', 'submitComment'], challenge: 'always' } as const;

  rule(
    'A new challenge is one of the accepted kinds, never `none`.',
    {
      needs,
      challenge: 'always',
      mend: 'Go through request.accept in its order, and take the first kind that you make.',
    },
    async ({ adapter, page }) => {
      for (const kind of ['image', 'pow', 'token'] as const) {
        const asked = adapter.requestChallenge({ page: page.id, purpose: 'comment', accept: [kind], locale });
        const [result] = await Promise.allSettled([asked]);
        if (result.status === 'rejected') {
          await refuses(asked, 'unsupported', `a challenge of kind ${kind}`);
          continue;
        }
        const challenge = result.value;
        same(challenge.kind, kind, 'the kind');
        ensure(challenge.expiresInMs > 0, 'expiresInMs is no time that is left');
        ensure(challenge.kind === 'none' || challenge[challenge.kind], `challenge.${kind} is missing`);
        if (challenge.image) ensure(challenge.image.src.startsWith('data:image/'), 'image.src is no data URL');
      }
    },
  );

  rule(
    '`requestChallenge` rejects with `unsupported` when the backend has none of the accepted kinds.',
    { needs, mend: 'throw new CommentError("unsupported"), also for accept: ["none"].' },
    async ({ adapter, page }) => {
      const request = { page: page.id, purpose: 'comment', accept: ['none'] as const };
      await refuses(adapter.requestChallenge(request), 'unsupported', 'accept: ["none"]');
    },
  );

  rule(
    'Every challenge is a new one.',
    { needs, challenge: 'always', mend: 'Make an id for every request; a cached answer is the usual reason.' },
    async ({ challenge }) => {
      const ids = (await Promise.all([challenge(), challenge(), challenge()])).map(({ id }) => id);
      same(new Set(ids).size, ids.length, 'different ids');
    },
  );

  rule(
    'A field error does not use up the challenge.',
    { ...toSubmit, mend: 'Check the fields first, and the challenge last.' },
    async (fixture) => {
      if (!(await asks(fixture))) return;
      const sent = await fixture.draft();
      const wrong = { ...sent, fields: { ...sent.fields, content: '' } };
      await refuses(fixture.adapter.submitComment(wrong), 'invalid', 'an empty content');
      await fixture.adapter.submitComment(sent);
    },
  );

  rule(
    'A missing challenge rejects with `challenge`, carrying a fresh one where the backend can.',
    { ...toSubmit, mend: 'throw new CommentError("challenge", { challenge: fresh }).' },
    async (fixture) => {
      if (!(await asks(fixture))) return;
      const { challenge: _, ...bare } = await fixture.draft();
      await refusesWithFresh(fixture, fixture.adapter.submitComment(bare), bare, 'a missing challenge');
    },
  );

  rule(
    'A wrong challenge rejects with `challenge`, carrying a fresh one where the backend can.',
    { ...toSubmit, mend: 'throw new CommentError("challenge", { challenge: fresh }).' },
    async (fixture) => {
      if (!(await asks(fixture))) return;
      const draft = await fixture.draft({ challenge: fixture.wrongAnswer(await fixture.challenge()) });
      await refusesWithFresh(fixture, fixture.adapter.submitComment(draft), draft, 'a wrong answer');
      const forged = await fixture.draft({ challenge: { id: 'forged', answer: '00000' } });
      await refuses(fixture.adapter.submitComment(forged), 'challenge', 'an id that was never given');
    },
  );

  rule(
    'A used challenge rejects with `challenge`.',
    { ...toSubmit, mend: 'Remember every id that was used, and take each once.' },
    async (fixture) => {
      if (!(await asks(fixture))) return;
      const first = await fixture.draft();
      ensure(first.challenge, 'the draft has no challenge');
      await fixture.adapter.submitComment(first);
      const second = await fixture.draft({ challenge: first.challenge });
      await refuses(fixture.adapter.submitComment(second), 'challenge', 'a second comment for one challenge');
    },
  );

  rule(
    'One challenge in parallel pays for one comment.',
    { ...toSubmit, mend: 'Check and mark a challenge in one step that nothing can come between.' },
    async (fixture) => {
      if (!(await asks(fixture))) return;
      const first = await fixture.draft();
      ensure(first.challenge, 'the draft has no challenge');
      const { challenge } = first;
      const drafts = await Promise.all(Array.from({ length: 5 }, () => fixture.draft({ challenge })));
      const results = await Promise.allSettled([first, ...drafts].map((each) => fixture.adapter.submitComment(each)));
      same(results.filter(({ status }) => status === 'fulfilled').length, 1, 'accepted comments');
      const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
      for (const error of refusals)
        ensure(error instanceof CommentError && error.code === 'challenge', 'the others are told otherwise');
    },
  );

  rule(
    'The sound of a challenge is bytes of a sound file, and does not use it up.',
    {
      ...toSubmit,
      needs: ['requestSound', ...toSubmit.needs],
      mend: 'Resolve with the ArrayBuffer of a WAV, MP3 or Ogg file; hearing it is not answering it.',
    },
    async (fixture) => {
      const challenge = await fixture.challenge();
      if (!challenge.alternatives.includes('sound')) return;
      const sound = await fixture.adapter.requestSound({ id: challenge.id, locale });
      ensure(sound instanceof ArrayBuffer && sound.byteLength > 44, 'the sound is no ArrayBuffer with a sound in it');
      const draft = await fixture.draft({ challenge: await fixture.answered(challenge) });
      await fixture.adapter.submitComment(draft);
    },
  );
}

async function asks({ form }: Fixture): Promise<boolean> {
  return (await form()).challenge === 'always';
}

/** The reader's next try must be able to work: the challenge that came with the refusal is a live one. */
async function refusesWithFresh(
  { adapter, answered, answers }: Fixture,
  promise: Promise<unknown>,
  draft: Parameters<Fixture['adapter']['submitComment']>[0],
  what: string,
): Promise<void> {
  const { challenge } = await refuses(promise, 'challenge', what);
  if (!challenge) return;
  ensure(challenge.id !== draft.challenge?.id, 'the challenge of the refusal is the used one');
  if (!answers.includes(challenge.kind)) return;
  await adapter.submitComment({ ...draft, challenge: await answered(challenge) });
}
