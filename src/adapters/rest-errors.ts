import { errorCodes } from '../core/error-code.js';
import type { CommentErrorOptions, ErrorCode } from '../core/error.js';
import type { ErrorRule } from './rest-options.js';
import { readerOf } from './rest-places.js';

/** What a refusal says. */
export type Told = CommentErrorOptions & { readonly code: ErrorCode };

/** Finds the first rule that fits an answer. @throws TypeError that names a rule which cannot be right. */
export function rulesOf(errors: readonly ErrorRule[]): (status: number, body: unknown) => Told | undefined {
  const rules = errors.map(({ status, path, is, code, outcome, field, issue = 'malformed', ...rest }, n) => {
    const option = `errors[${n}]`;
    const right =
      errorCodes.includes(code) && (status !== undefined || path !== undefined) && Object.keys(rest).length === 0;
    if (!right)
      throw new TypeError(`restAdapter: ${option}: give status or path, is, and a code of ${errorCodes.join(', ')}.`);
    const read = readerOf(path ?? '', `${option}.path`);
    const isUnsure = /^(network|timeout|server|protocol)$/.test(code);
    const told: Told = {
      code,
      ...((outcome ?? isUnsure) && { outcome: outcome ?? 'unknown' }),
      ...(field !== undefined && { issues: [{ field, code: issue }] }),
    };
    const fits = (answered: number, body: unknown): boolean => {
      if (status !== undefined && status !== answered) return false;
      if (path === undefined) return true;
      const [value] = read(body, '');
      return is === undefined
        ? value != null && value !== '' && !(Array.isArray(value) && value.length === 0)
        : value === is;
    };
    return { told, fits };
  });
  return (status, body) => rules.find(({ fits }) => fits(status, body))?.told;
}
