import type { Parsed } from '../../protocol/request-shape.js';
import type { Call } from '../call.js';
import { invalid } from '../refusal.js';

/** Reads the parameters of an address by the parser of a body: `limit` as a number, everything else as text. @throws Refusal 422 */
export function readQuery<T>({ query }: Pick<Call, 'query'>, parse: (json: unknown) => Parsed<T>): T {
  const members = [...query].filter(([, value]) => value !== '');
  const parsed = parse(
    Object.fromEntries(
      members.map(([name, value]) => [name, name === 'limit' && /^\d{1,3}$/.test(value) ? Number(value) : value]),
    ),
  );
  if (parsed.issues) throw invalid('The query has another shape.', parsed.issues);
  return parsed.value;
}
