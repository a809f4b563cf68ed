import type { FieldIssue } from '../core/error.js';
import type { Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';

const reasons: readonly (readonly [RegExp, FieldIssue])[] = [
  [/text is too long/, { field: 'content', code: 'too-long', limit: 65_535 }],
  // Missing, or below three characters: there is no code of its own for that.
  [/text is/, { field: 'content', code: 'required' }],
  [/rfc5321/, { field: 'email', code: 'too-long', limit: 254 }],
  [/no title/, { field: 'page', code: 'invalid-page' }],
];

/** Isso's refusals are pages of HTML with the reason in a paragraph. */
export const refuse: Read<never> = async (answer) => {
  const body = await answer.text();
  const issue = reasons.find(([reason]) => reason.test(body))?.[1];
  throw refusalOf(
    answer,
    // The minute that Isso looks back on.
    body.includes('ratelimit exceeded')
      ? { code: 'rate-limited', retryAfterMs: 60_000 }
      : answer.status === 400 && issue
        ? { issues: [issue] }
        : {},
  );
};
