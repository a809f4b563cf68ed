import type { CommentDraft } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { ensure, refuses, same } from './assert.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';

/** What a submit does with right and wrong fields. */
export function fieldRules(rule: Rule): void {
  const needs = ['submitComment'] as const;

  rule(
    'A field error rejects with `invalid` and one issue per field.',
    {
      needs,
      mend: 'Throw new CommentError("invalid", { issues: [{ field, code }] }) with an issue for every wrong field.',
    },
    async (fixture) => {
      for (const { name, required } of (await fixture.form()).fields) {
        if (required) await wrongField(fixture, { [name]: '' }, [name]);
      }
      const limited = (await fixture.form()).fields.filter(({ maxLength, type }) => maxLength && type.includes('text'));
      if (limited.length === 0) return;
      const long = limited.map(({ name, maxLength = 0 }) => [name, 'x'.repeat(maxLength + 1)] as const);
      await wrongField(
        fixture,
        Object.fromEntries(long),
        limited.map(({ name }) => name),
      );
    },
  );

  rule(
    'A field of the known kinds that holds no such value rejects with `invalid`.',
    { needs, mend: 'Check what the declared type says (core/validate does), or declare the field as text.' },
    async (fixture) => {
      const wrong = {
        tel: '12',
        email: 'nobody',
        url: 'javascript:alert(1)',
        select: 'no such option',
        checkbox: 'maybe',
      };
      for (const { name, type } of (await fixture.form()).fields) {
        if (type in wrong) await wrongField(fixture, { [name]: wrong[type as keyof typeof wrong] }, [name]);
      }
    },
  );

  rule(
    'What the backend cannot store is left out of `describeForm().fields`; it is never dropped in silence.',
    { needs, mend: 'Refuse an unknown field with an issue "unknown-field", and describe only fields that you store.' },
    async (fixture) => {
      await wrongField(fixture, { 'no-such-field': 'text' }, ['no-such-field']);
      const sent = await fixture.draft();
      const { comment } = await fixture.adapter.submitComment(sent);
      if (!comment) return;
      for (const name of ['name', 'title', 'content'] as const) {
        if (sent.fields[name] !== undefined)
          same(comment[name], sent.fields[name], `receipt.comment.${name}, a declared field`);
      }
    },
  );

  rule(
    'A private field is never written into the public text.',
    { needs, mend: 'Leave phone and e-mail out of the comment; without a place for them, leave them out of the form.' },
    async ({ adapter, draft }) => {
      const sent = await draft();
      const shown = JSON.stringify((await adapter.submitComment(sent)).comment ?? {});
      for (const name of ['phone', 'email']) {
        const value = sent.fields[name];
        ensure(!value || !shown.includes(value), `receipt.comment shows the ${name}`);
      }
    },
  );

  rule(
    'A reply to a comment that is not there rejects with `invalid`.',
    { needs, mend: 'Throw new CommentError("invalid", { issues: [{ field: "parent", code: "invalid-parent" }] }).' },
    async ({ adapter, draft }) => {
      const error = await refuses(
        adapter.submitComment(await draft({ parent: randomId() })),
        ['invalid', 'not-found', 'unsupported'],
        'the reply',
      );
      if (error.code === 'invalid')
        same(
          error.issues?.map(({ field }) => field),
          ['parent'],
          'the fields of its issues',
        );
    },
  );
}

async function wrongField(fixture: Fixture, changes: CommentDraft['fields'], names: readonly string[]): Promise<void> {
  const { adapter, draft } = fixture;
  const sent = await draft();
  const error = await refuses(
    adapter.submitComment({ ...sent, fields: { ...sent.fields, ...changes } }),
    'invalid',
    `a wrong ${String(names)}`,
  );
  const fields = (error.issues ?? []).map(({ field }) => field);
  same(fields.sort(), [...names].sort(), 'the fields of its issues');
}
