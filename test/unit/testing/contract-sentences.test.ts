import { describe, expect, it } from 'vitest';
import { adapterSuite } from '../../../src/testing/index.js';
import { interfaceOf, sentencesOf } from './sentences.js';

const cases: string[] = [];
adapterSuite({ describe: (_, body) => body(), it: (title) => void cases.push(title) }, () =>
  Promise.reject(new Error('No case is run here.')),
);

/** Sentences that say what something is, or that bind whoever calls: nothing about them can be broken by an adapter and seen from outside. */
const prose = [
  'One backend.',
  'A plain object made by a factory: `httpAdapter({ endpoint })`.',
  'Wrong use by a programmer is a `TypeError` that names the mend.',
  'Name of the backend for messages to the owner, such as `http` or `wordpress`.',
  'Several parts in one answer.',
  'The backend’s truth about its form.',
  'Resolves only after it is durably stored.',
  'It goes on over lost connections by itself and rejects only when that is hopeless.',
  'One page of articles.',
  'Never called by a list.',
  'What the absence of a method cannot say, as plain data.',
  'Everything is optional; the defaults promise nothing.',
];

/** Sentences that several cases prove, or one with more words. Every other sentence is the title of a case. */
const provedBy: Readonly<Record<string, readonly string[]>> = {
  '**A method that is absent is an ability that is absent**: elements hide what cannot be done.': [
    'A method that is absent is an ability that is absent.',
  ],
  'A method returns fresh objects, may be called concurrently, and touches no DOM.': [
    'A method returns fresh objects.',
    'A method may be called concurrently.',
  ],
  'What the backend cannot store is left out of `describeForm().fields`; it is never dropped in silence and never written into the public text.':
    [
      'What the backend cannot store is left out of `describeForm().fields`; it is never dropped in silence.',
      'A private field is never written into the public text.',
    ],
  'A field that it requires has `required: true`.': [
    'A field that the backend requires has `required: true`, and a form without the others is accepted.',
  ],
  'A new challenge; one of the accepted kinds, never `none`.': [
    'A new challenge is one of the accepted kinds, never `none`.',
    'Every challenge is a new one.',
  ],
  'Rejects with `unsupported` when the backend has none of them, with `rate-limited` when too many were asked for.': [
    '`requestChallenge` rejects with `unsupported` when the backend has none of the accepted kinds.',
  ],
  'The digits of an image challenge, spoken: the bytes of a sound file that `decodeAudioData` reads (WAV here).': [
    'The sound of a challenge is bytes of a sound file, and does not use it up.',
  ],
  'Does not use up the challenge.': ['The sound of a challenge is bytes of a sound file, and does not use it up.'],
  'A reply (`parent`) needs no title, whatever the form requires.': [
    'A reply needs no title, whatever the form requires.',
  ],
  'The receipt echoes `submissionId` when `abilities.resend` is `id`, and the same draft sent again gives the same comment: never a second one.':
    [
      'The receipt echoes `submissionId` when `abilities.resend` is `id`.',
      'The same draft sent again gives the same comment: never a second one.',
    ],
  'A field error rejects with `invalid` and one issue per field, and does not use up the challenge.': [
    'A field error rejects with `invalid` and one issue per field.',
    'A field error does not use up the challenge.',
  ],
  'A missing, wrong, expired or used challenge rejects with `challenge`, carrying a fresh one where the backend can.': [
    'A missing challenge rejects with `challenge`, carrying a fresh one where the backend can.',
    'A wrong challenge rejects with `challenge`, carrying a fresh one where the backend can.',
    'A used challenge rejects with `challenge`.',
  ],
  'One page of published comments: roots in the asked order, or the replies of one root, oldest first.': [
    'One page of published comments: roots in the asked order.',
    'The replies of one root come oldest first, so that a parent always stands before its own replies.',
  ],
  'Items whose sort key does not change come exactly once over the pages of one query; others may come twice or be missed.':
    ['Items whose sort key does not change come exactly once over the pages of one query.'],
  'A cursor of another query or sort rejects with `invalid`, naming `cursor`; a sort that the backend lacks with `invalid`, naming `sort`.':
    [
      'A cursor of another query or sort rejects with `invalid`, naming `cursor`.',
      'A sort that the backend lacks rejects with `invalid`, naming `sort`.',
    ],
  'A page without comments is an empty list; a `parent` or `comment` that no list shows rejects with `not-found`.': [
    'A page without comments is an empty list.',
    'A `parent` or `comment` that no list shows rejects with `not-found`.',
  ],
  'Published comments of each page, in the same order; 0 for a page that nobody knows.': [
    '`count` and `countComments` tell the published comments of each page, replies included, in the order of the pages; 0 for a page that nobody knows.',
  ],
  'At most 100 pages.': ['`countComments` takes at most 100 pages.'],
  'A vote on an own comment rejects with `forbidden`, one on a comment that is not there with `not-found`.': [
    'A vote on an own comment rejects with `forbidden`.',
    'A vote on a comment that is not there rejects with `not-found`.',
  ],
  'Changes an own comment.': [
    'Changes an own comment: `published` when everybody sees the new text, `pending` when the old text stays public until a moderator has seen the new one.',
  ],
  '`published`: everybody sees the new text · `pending`: a moderator sees it first, and until then the old text stays public.':
    [
      'Changes an own comment: `published` when everybody sees the new text, `pending` when the old text stays public until a moderator has seen the new one.',
    ],
  'Rejects with `forbidden` after `abilities.editSeconds`, with `unauthorized` for a token that is not valid, with `invalid` and an issue per field as `submitComment` does.':
    [
      '`editComment` rejects with `forbidden` after `abilities.editSeconds`.',
      '`editComment` rejects with `unauthorized` for a token that is not valid.',
      'An edit that breaks a rule of the form rejects with `invalid` and an issue per field, and changes nothing.',
    ],
  'Rejects as `editComment` does.': [
    '`deleteComment` rejects with `forbidden` after `abilities.editSeconds`.',
    '`deleteComment` rejects with `unauthorized` for a token that is not valid.',
  ],
  'Tells moderators that something is wrong with a comment.': [
    'Tells moderators that something is wrong with a comment, once per comment and reader; again is no error.',
  ],
  'Once per comment and reader; again is no error.': [
    'Tells moderators that something is wrong with a comment, once per comment and reader; again is no error.',
  ],
  'What changes on a page from a position on, or from now on without one, until the signal ends it: then the iteration ends, without an error.':
    [
      'What changes on a page from a position on comes as events, each with a position of its own.',
      'What changes on a page from now on comes as it happens: `published`, `edited`, `votes`, `removed`.',
      'The signal ends the iteration, without an error.',
    ],
  'Nothing comes twice, and a position that is too old is a `reset`.': [
    'Nothing comes twice: a position of an event goes on behind it.',
    'A position that is too old is a `reset`.',
  ],
  'What became of own comments, by the tokens of their receipts (at most 20); in the same order, `unknown` for a token that is not valid.':
    ['What became of own comments comes in the order of the tokens, `unknown` for a token that is not valid.'],
  'Every item comes exactly once over the pages of one query, and the page’s own article never does.': [
    'Every item of `recent` comes exactly once over the pages of one query, and the page’s own article never does.',
  ],
  'Counts one view of the page, at most once per reader and half hour; an unknown page counts nothing.': [
    'A view counts at most once per reader and half hour; an unknown page counts nothing.',
  ],
};

const typographic = (text: string): string => text.replace(/(\w)'(\w)/g, '$1’$2');

describe('the suite', () => {
  const rules = sentencesOf('contract/adapter.ts', 'Adapter').map(typographic);

  it('reads the sentences of Adapter', () => {
    expect(rules.length).toBeGreaterThan(45);
  });

  it.each(rules.filter((rule) => !prose.includes(rule)))('has a case for “%s”', (rule) => {
    for (const title of provedBy[rule] ?? [rule]) expect(cases).toContain(title);
  });

  it('names no sentence that the contract does not have', () => {
    const all = [...rules, ...sentencesOf('contract/adapter.ts', 'Abilities')];
    expect([...prose, ...Object.keys(provedBy)].filter((rule) => !all.includes(rule))).toEqual([]);
  });

  it('names every ability in a case, or proves it in one', () => {
    const proved = {
      articleKinds: 'Every item of `recent`',
      articleDates: 'With a `date`',
      resend: '`abilities.resend`',
      sorts: 'A sort that the backend lacks',
      voteValues: '`abilities.voteValues`',
      undoVote: 'A value that `abilities.voteValues` does not name',
      maxDepth: '`abilities.maxDepth`',
      replies: '`abilities.replies`',
      findsComment: 'The one thread that holds a comment',
      editSeconds: '`abilities.editSeconds`',
      formatted: '`abilities.formatted`',
    };
    for (const words of Object.values(proved))
      expect(
        cases.some((title) => title.includes(words)),
        words,
      ).toBe(true);
    expect(Object.keys(proved)).toEqual(abilityNames());
  });
});

function abilityNames(): string[] {
  return [...interfaceOf('contract/adapter.ts', 'Abilities').matchAll(/^ {2}readonly (\w+)\?:/gm)].map(
    ([, name = '']) => name,
  );
}
