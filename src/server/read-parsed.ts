import type { Parsed } from '../protocol/request-shape.js';
import { readJson } from './read-body.js';
import { invalid } from './refusal.js';

/** Reads a body by its parser. @throws Refusal 413, 422 */
export async function readParsed<T>(request: Request, limit: number, parse: (json: unknown) => Parsed<T>): Promise<T> {
  const parsed = parse(await readJson(request, limit));
  if (parsed.issues) throw invalid('The request has another shape.', parsed.issues);
  return parsed.value;
}
