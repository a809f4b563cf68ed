import type { CallOptions } from '../contract/adapter.js';
import { createLine, type, type Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';
import { rulesOf } from './rest-errors.js';
import type { RestAdapterOptions, RestMethod } from './rest-options.js';
import { ask } from './rest-routes.js';

/** One question by its route. `read` gets the JSON of the answer, or `undefined` for an empty one. */
export type Call = <T>(
  method: RestMethod,
  input: object,
  read: (body: unknown, status: number) => T,
  callOptions?: CallOptions,
  ms?: number,
) => Promise<T>;

export function createCall({ endpoint, routes, errors = [], ...options }: RestAdapterOptions): Call {
  const told = rulesOf(errors);
  const line = createLine({
    base: endpoint.replace(/\/+$/, ''),
    fetch: options.fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
    refuse: async (answer) => {
      const body: unknown = await answer.json().catch(() => undefined);
      throw refusalOf(answer, told(answer.status, body));
    },
  });
  return async (method, input, read, callOptions, ms) => {
    const { path, headers, ...asked } = ask(routes[method]!, input);
    const { body } = asked;
    const readAnswer: Read<ReturnType<typeof read>> = async (answer) => {
      const text = await answer.text();
      const found: unknown = text ? JSON.parse(text) : undefined;
      // GraphQL refuses with 200.
      const wrong = told(answer.status, found);
      if (wrong) throw refusalOf(answer, wrong);
      return read(found, answer.status);
    };
    const init: RequestInit = {
      ...asked,
      headers: { accept: type, ...(body !== undefined && { 'content-type': type }), ...options.headers, ...headers },
      credentials: options.credentials ?? 'omit',
      // A submit outlives its page, where browsers can keep it: 64 KiB, and three bytes a letter.
      keepalive: !!ms && (body?.length ?? 0) < 8192,
    };
    return line(path, readAnswer, callOptions, init, ms);
  };
}
