import type { CallOptions } from '../contract/adapter.js';
import type { Comment } from '../core/comment.js';
import type { FieldDefinition } from '../core/field.js';
import { createLine, type } from './parts/line.js';
import { lateMethod } from './parts/late-method.js';
import { refusalOf } from './parts/refusal.js';
import type { RestAdapterOptions, RestInput, RestMethod, Template } from './rest-options.js';
import type { Shape } from './rest-places.js';
import { ask } from './rest-routes.js';

/** One question by its route. `read` gets the JSON of the answer, or `undefined` for an empty one. */
export type Call = <T>(
  method: RestMethod,
  input: object,
  read: (body: unknown, status: number) => T,
  callOptions?: CallOptions,
  ms?: number,
) => Promise<T>;

/** What the parts of the adapter share. */
export interface RestBase {
  readonly options: RestAdapterOptions;
  readonly fields: readonly FieldDefinition[];
  readonly call: Call;
  /** Where comments are read. */
  readonly comment: Shape<Comment>;
}

export function createCall({ endpoint, routes, errors = [], ...options }: RestAdapterOptions): Call {
  const told = async ({ status }: Response, body: unknown) =>
    errors.some((rule) => (rule.status ?? status) === status)
      ? (await import('./rest-errors.js')).ruleFor(errors, status, body)
      : undefined;
  const fill = lateMethod(
    () => import('./rest-body.js'),
    async ({ fillBody }, [body, input]: [Template, RestInput]) => fillBody(body, input),
  );
  const line = createLine({
    base: endpoint.replace(/\/+$/, ''),
    fetch: options.fetch,
    timeoutMs: options.timeoutMs ?? 15_000,
    refuse: async (answer) => {
      throw refusalOf(answer, await told(answer, await answer.json().catch(() => undefined)));
    },
  });
  return async (method, given, read, callOptions, ms) => {
    const known = routes[method]!;
    const route = typeof known === 'function' ? known(given as never) : known;
    const input = route === known ? (given as RestInput) : undefined;
    const { path, headers } = ask(route, input);
    const { body: template } = route;
    const body =
      template !== undefined && JSON.stringify(input ? await fill([template, input], callOptions) : template);
    const init: RequestInit = {
      method: route.method ?? (body ? 'POST' : 'GET'),
      headers: { accept: type, ...(body && { 'content-type': type }), ...options.headers, ...headers },
      ...(body && { body }),
      credentials: options.credentials ?? 'omit',
      // A submit outlives its page, where browsers can keep it: 64 KiB, and three bytes a letter.
      keepalive: !!ms && `${body}`.length < 8192,
    };
    return line(
      path,
      async (answer) => {
        const text = await answer.text();
        const found: unknown = text ? JSON.parse(text) : undefined;
        // GraphQL refuses with 200.
        const wrong = await told(answer, found);
        if (wrong) throw refusalOf(answer, wrong);
        return read(found, answer.status);
      },
      callOptions,
      init,
      ms,
    );
  };
}
