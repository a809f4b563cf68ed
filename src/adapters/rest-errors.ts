import type { CommentErrorOptions, ErrorCode } from '../core/error.js';
import type { ErrorRule } from './rest-options.js';
import { readPlace } from './rest-places.js';

/** What a refusal says. */
export type Told = CommentErrorOptions & { readonly code: ErrorCode };

/** What the first rule that fits an answer says of it. */
export function ruleFor(errors: readonly ErrorRule[], answered: number, body: unknown): Told | undefined {
  const rule = errors.find(({ status = answered, path, is }) => {
    if (status !== answered || path === undefined) return status === answered;
    const [value] = readPlace(path, '', body, '');
    return is === undefined ? !/^(""|\[\])$/.test(JSON.stringify(value ?? '')) : value === is;
  });
  if (!rule) return undefined;
  const { code, field, issue = 'malformed' } = rule;
  const outcome = rule.outcome ?? (/^(network|timeout|server|protocol)$/.test(code) ? 'unknown' : undefined);
  return { code, ...(outcome && { outcome }), ...(field !== undefined && { issues: [{ field, code: issue }] }) };
}
