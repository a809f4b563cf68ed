import type { Adapter, CallOptions } from '../contract/adapter.js';
import type { CommentPage, CommentSort } from '../core/comment.js';
import { CommentError } from '../core/error.js';
import { parseFields } from '../core/field.js';
import { checkListQuery } from './parts/cursor.js';
import { lateMethod } from './parts/late-method.js';
import { throwIfAborted } from './parts/throw-if-aborted.js';
import { untilAborted } from './parts/until-aborted.js';
import { commentOf, pageOf } from './rest-comments.js';
import { createCall, type RestBase } from './rest-line.js';
import type { RestAdapterOptions, RestMethod, RestRoute, Template } from './rest-options.js';
import { listPage } from './rest-paging.js';

// Cannot: challenges, news (`watch`), several parts in one answer. Everything else is as the routes, the map and the abilities say, and as true as they are: run
// `adapterSuite` of `ykien/testing` over what you have written.

export type * from './rest-options.js';

/**
 * A route of a GraphQL API: the document is posted to the endpoint itself. Its errors come with 200 and are found by
 * `errors: [{ path: 'errors[0].extensions.code', is: 'NOT_FOUND', code: 'not-found' }, { path: 'errors', code: 'server' }]`.
 */
export function graphqlRoute(query: string, variables: Template = {}): RestRoute {
  return { method: 'POST', body: { query, variables } };
}

/**
 * Any JSON API by a mapping: `routes` say how to ask, `map` where things lie in the answers, `errors` what refusals mean. All of it may be JSON, or functions where a path
 * is not enough.
 *
 * A method is there where its route is. An answer that is not as the map says is a `protocol` error that names the place, such as
 * `data.comments[3].author.name: not string`.
 * @throws TypeError that names the option and the mend, for a name that does not exist, and for a comment without a place. Whatever else is wrong with a mapping is told with the first call that meets
 * it: the whole is looked through before anything is sent that writes, and when an answer cannot be read. The call rejects with `protocol`, its message names the mend, and so does the console.
 */
export function restAdapter(options: RestAdapterOptions): Adapter {
  const { endpoint, routes, map, paging = 'offset', fields: wanted = 'name* content*', moderation = 'pre' } = options;
  if (!endpoint) throw new TypeError('restAdapter needs an endpoint, such as "https://api.example.com".');
  checkNames('routes', routes, methods);
  checkNames('map', map, members);
  if (!pagings.split(' ').includes(paging)) lack(`paging is none of ${pagings}`, 'give one of them');

  const isWhole = paging === 'all';
  const { sorts = isWhole ? { newest: '', oldest: '', top: '' } : { newest: 'newest' } } = options;
  const kinds = Object.keys(sorts) as CommentSort[];
  const fields = typeof wanted === 'string' ? parseFields(wanted) : structuredClone(wanted);
  const call = createCall(options);
  const base: RestBase = { options, fields, call, comment: commentOf(map) };
  const late = (name: string, load: () => Promise<object> = () => import('./rest-write.js')): Method =>
    lateMethod(load, (part, input, callOptions) => (part as Late)[name]!(base, input, callOptions));

  const all: Pick<Adapter, 'describeForm' | 'listComments' | 'recordView'> = {
    async describeForm(page, callOptions) {
      throwIfAborted(callOptions);
      const form = structuredClone({ fields, challenge: 'none', moderation } as const);
      return routes.describeForm ? { ...form, ...((await askClosed(page as never, callOptions)) as object) } : form;
    },

    async listComments(query, callOptions) {
      const { page, parent, comment, sort = 'newest', limit = 20 } = query;
      checkListQuery(kinds, query);
      if (isWhole) return listWhole(query as never, callOptions) as Promise<CommentPage>;
      if (comment !== undefined) throw new CommentError('unsupported');
      const method = parent === undefined ? 'listComments' : 'listReplies';
      if (!routes[method]) throw new CommentError('not-found');
      return listPage(
        base,
        method,
        { ...query, parent, limit, sort: sorts[sort] },
        [page.id, parent ?? '', parent === undefined ? sort : ''],
        pageOf(map, 'map', base.comment, page.url),
        callOptions,
      );
    },

    recordView: (page, callOptions) => call('recordView', { page }, () => {}, callOptions),
  };
  const loads: Readonly<Record<string, () => Promise<object>>> = {
    countComments: () => import('./rest-page.js'),
    listArticles: () => import('./rest-articles.js'),
  };
  const listWhole = late('listComments', () => import('./rest-whole.js'));
  const askClosed = late('askClosed', () => import('./rest-page.js'));

  /** A mistake in the mapping is told instead of what it led to. */
  const methodOf = (name: string): Method => {
    const method = (all as Partial<Record<string, Method>>)[name] ?? late(name, loads[name]);
    return async (input, callOptions) => {
      try {
        return await method(input, callOptions);
      } catch (error) {
        if (!/^(protocol|invalid|undefined)$/.test((error as CommentError).code)) throw error;
        const check = import('./rest-check.js').catch(() => undefined);
        throw (await untilAborted(check, callOptions))?.explain(base, error) ?? error;
      }
    };
  };
  const { listComments, vote } = routes;
  const given = methods
    .split(' ')
    .filter(
      (name) => routes[name === 'describeForm' ? 'submitComment' : (name as RestMethod)] && name !== 'listReplies',
    );
  return {
    name: 'rest',
    ...(Object.fromEntries(given.map((name) => [name, methodOf(name)])) as Omit<Adapter, 'name'>),
    abilities: {
      ...(vote && { voteValues: [1] }),
      ...structuredClone(options.abilities),
      ...(listComments && {
        sorts: kinds,
        replies: isWhole ? 'inline' : 'on-demand',
        findsComment: isWhole,
        formatted: true,
      }),
    },
  };
}

const methods =
  'describeForm listComments listReplies submitComment commentStatus countComments vote editComment deleteComment reportComment listArticles recordView';
const pagings = 'offset page cursor all';
const members = 'items next total count closed comment receipt receipts vote counts articles article';

/** @param known names that there are, a space between them. */
function checkNames(option: string, given: object, known: string): void {
  if (typeof given !== 'object') lack(`${option} is missing`, `give an object with some of ${known}`);
  for (const name of Object.keys(given))
    if (!known.split(' ').includes(name)) lack(`${option}.${name} is unknown`, `give some of ${known}`);
}

function lack(what: string, mend: string): never {
  throw new TypeError(`restAdapter: ${what}: ${mend}.`);
}

type Method = (input: never, callOptions?: CallOptions) => Promise<unknown>;

/** A part that is fetched with its first call. */
type Late = Readonly<Record<string, (base: RestBase, input: never, callOptions?: CallOptions) => Promise<unknown>>>;
