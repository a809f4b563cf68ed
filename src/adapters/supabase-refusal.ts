import { errorCodes } from '../core/error-code.js';
import type { ErrorCode, FieldIssue } from '../core/error.js';
import { list, object, text, type Decoder } from '../protocol/decode.js';
import { refusalOf } from './parts/refusal.js';

/** PostgREST's own, and PostgreSQL's where it hands them on. The gateway's have other members, and only their status counts. */
const problem = object<{ readonly code: string; readonly message?: string; readonly details?: string }>({
  code: text,
  message: [text],
  details: [text],
});
const issues = list(object<Omit<FieldIssue, 'limit'>>({ field: text, code: text as Decoder<FieldIssue['code']> }));

/** What a status alone would say wrongly. */
const codes: Readonly<Record<string, ErrorCode>> = {
  // No id, where one is asked for: nobody has a comment of that name.
  '22P02': 'not-found',
  // View or function is not there: the schema has not been run.
  PGRST202: 'unsupported',
  PGRST205: 'unsupported',
  '42P01': 'unsupported',
  '42883': 'unsupported',
};

/** Our functions refuse with P0001, the code as the message and the issues as JSON in the details. */
export async function refuseAsPostgrest(answer: Response): Promise<never> {
  const told = await answer
    .json()
    .then((body: unknown) => problem(body, ''))
    .catch(() => undefined);
  const { code = '', message = '', details = '' } = told ?? {};
  if (code === 'P0001' && errorCodes.includes(message as ErrorCode)) {
    throw refusalOf(answer, {
      code: message as ErrorCode,
      ...(details && { issues: readIssues(details) }),
      // Our functions count by the minute.
      ...(message === 'rate-limited' && { retryAfterMs: 60_000 }),
    });
  }
  const known = Object.hasOwn(codes, code) ? codes[code] : undefined;
  throw refusalOf(answer, known && { code: known });
}

function readIssues(details: string): readonly FieldIssue[] {
  try {
    return issues(JSON.parse(details), 'details');
  } catch {
    return [];
  }
}
