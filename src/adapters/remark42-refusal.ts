import type { ErrorCode } from '../core/error.js';
import { number, object, text } from '../protocol/decode.js';
import type { Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';

// By the server's numbers, 0 to 20; what is missing goes by the status.
// prettier-ignore
const codes: readonly (ErrorCode | undefined)[] = [
  undefined, 'not-found', 'invalid', 'unauthorized', 'invalid',
  'not-found', 'not-found', 'forbidden', 'forbidden', 'forbidden',
  'forbidden', 'forbidden', 'forbidden', 'forbidden', 'conflict',
  'forbidden', 'forbidden', 'forbidden', 'not-found', 'invalid',
  'invalid',
];

const problem = object<{ code?: number; details?: string; error?: string }>({
  code: [number],
  details: [text],
  error: [text],
});

export const refuse: Read<never> = async (answer) => {
  const body = await answer.text();
  let told: ReturnType<typeof problem> = {};
  try {
    told = problem(JSON.parse(body), '');
  } catch {
    // Limits, and logins that ended, are told in plain text.
  }
  const { code: number = 0, details = '', error = '' } = told;
  // A text for another site is told with the number of one that is wrong.
  const code = answer.status === 403 && number === 4 ? 'forbidden' : codes[number];
  throw refusalOf(answer, {
    ...(code && { code }),
    ...(code === 'invalid' && { issues: [{ field: 'content', code: 'malformed' }] }),
    message: `Remark42 ${number}: ${details} ${error}`,
  });
};
