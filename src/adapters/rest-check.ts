import type { CommentSort } from '../core/comment.js';
import { parseFields, type FieldDefinition } from '../core/field.js';
import type { RestAdapterOptions } from './rest-options.js';
import { checkRoute } from './rest-routes.js';

const methods =
  'describeForm listComments listReplies submitComment commentStatus countComments vote editComment deleteComment reportComment listArticles recordView';
const members = 'items next total count closed comment receipt receipts vote counts articles article';
const pagings = 'offset page cursor all';

/** What the options say when nothing is left out. @throws TypeError that names the option and the mend. */
export function checkOptions(options: RestAdapterOptions): {
  readonly fields: readonly FieldDefinition[];
  readonly sorts: Readonly<Partial<Record<CommentSort, string>>>;
} {
  const { endpoint, routes, map, paging = 'offset', abilities = {} } = options;
  const { maxDepth = 0, resend, editSeconds, articleKinds = [] } = abilities;
  if (!endpoint) throw new TypeError('restAdapter needs an endpoint, such as "https://api.example.com".');
  checkNames('routes', routes, methods);
  checkNames('map', map, members);
  if (!pagings.split(' ').includes(paging)) lack(`paging is none of ${pagings}`, 'give one of them');
  for (const [name, route] of Object.entries(routes)) if (typeof route === 'object') checkRoute(name, route);

  const wanted = options.fields ?? 'name* content*';
  const fields = typeof wanted === 'string' ? parseFields(wanted) : structuredClone(wanted);
  const { submitComment, listComments, listReplies, editComment, deleteComment, listArticles } = routes;
  if (typeof submitComment === 'object') {
    const written = JSON.stringify(submitComment);
    const need = (placeholder: string, why: string): void => {
      if (!written.includes(placeholder)) lack(`routes.submitComment has no ${placeholder}`, `add it: ${why}`);
    };
    for (const { name } of fields) need(`{fields.${name}}`, 'else it would be dropped in silence');
    if (maxDepth > 0) need('{parent}', 'abilities.maxDepth says that there are replies');
    if (resend === 'id') need('{submissionId}', 'abilities.resend is "id"');
  }
  if (submitComment && maxDepth > 0 && listComments && paging !== 'all' && !listReplies)
    lack('routes.listReplies is missing', 'say how replies are asked for, or leave abilities.maxDepth out');
  if ((editComment ?? deleteComment) && !editSeconds)
    lack('abilities.editSeconds is missing', 'say for how long comments may be edited and deleted');
  if (listArticles && articleKinds.length === 0)
    lack('abilities.articleKinds is missing', 'name what the route serves, such as ["recent"]');
  return {
    fields,
    sorts: options.sorts ?? (paging === 'all' ? { newest: '', oldest: '', top: '' } : { newest: 'newest' }),
  };
}

function checkNames(option: string, given: unknown, names: string): void {
  if (typeof given !== 'object' || !given) lack(`${option} is missing`, `give an object with some of ${names}`);
  for (const name of Object.keys(given)) {
    if (!names.split(' ').includes(name)) lack(`${option}.${name} is unknown`, `give some of ${names}`);
  }
}

function lack(what: string, mend: string): never {
  throw new TypeError(`restAdapter: ${what}: ${mend}.`);
}
