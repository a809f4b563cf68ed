import { errorCodes } from '../core/error-code.js';
import { CommentError } from '../core/error.js';
import type { RestBase } from './rest-line.js';
import type { Place, RestAdapterOptions, RestRoute } from './rest-options.js';
import { names } from './rest-body.js';
import type { Places } from './rest-places.js';
import { placeholder } from './rest-routes.js';

/**
 * What can be wrong in a mapping besides its names. Only owners need it: it is fetched with what writers need, and when an answer cannot be read.
 */

const secrets = /^(submissionId|readerKey|tokens?)$/;
const right = new WeakSet<RestAdapterOptions>();
/** Mistakes stand in the console once. */
const told = new WeakSet<RestBase>();

/** @throws TypeError that names the option and the mend. */
export function checkMapping({ options, fields }: RestBase): void {
  if (right.has(options)) return;
  const { routes, map, paging, errors = [], abilities = {} } = options;
  const { maxDepth = 0, resend, editSeconds, articleKinds = [] } = abilities;
  const { submitComment, listComments, listReplies, editComment, deleteComment, listArticles } = routes;
  for (const [name, route] of Object.entries(routes)) if (typeof route === 'object') checkRoute(name, route);

  const { comment, receipt, vote, articles, article, ...places } = map;
  checkPlaces('map', places);
  if (comment ?? listComments ?? receipt?.comment)
    checkPlaces(
      'map.comment',
      comment ?? {},
      'id name content created parent root status title edited up down replyCount role replies',
      'id name content created',
    );
  checkPlaces('map.receipt', receipt, 'status id token submissionId editForMs comment');
  checkPlaces('map.articles', articles, 'items next total');
  if (vote ?? routes.vote) checkPlaces('map.vote', vote ?? {}, 'up down mine', 'up');
  if (article ?? listArticles)
    checkPlaces('map.article', article ?? {}, 'id title url published views comments', 'id title url published');

  errors.forEach(({ status, path, is: _, code, outcome: __, field: ___, issue: ____, ...rest }, n) => {
    if (!errorCodes.includes(code) || (status ?? path) === undefined || Object.keys(rest).length > 0)
      lack(`errors[${n}]`, `give status or path, is, and a code of ${errorCodes.join(', ')}`);
    if (path !== undefined) checkPlace(`errors[${n}].path`, path);
  });

  if (typeof submitComment === 'object') {
    const written = JSON.stringify(submitComment);
    const need = (inside: string, why: string): void => {
      if (!written.includes(inside)) lack(`routes.submitComment has no ${inside}`, `add it: ${why}`);
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
  right.add(options);
}

/** What a call is to reject with: the mistake in the mapping if there is one, told in the console besides; else nothing. */
export function explain(base: RestBase, error: unknown): CommentError | undefined {
  try {
    checkMapping(base);
    return undefined;
  } catch (cause) {
    if (!told.has(base)) console.error(cause);
    told.add(base);
    const { outcome = 'refused' } = error as Partial<CommentError>;
    return new CommentError('protocol', { message: (cause as Error).message, cause, outcome });
  }
}

/** @param known names that there are, a space between them. */
function checkNames(option: string, given: object, known: string, needed: string): void {
  for (const name of Object.keys(given))
    if (!known.split(' ').includes(name)) lack(`${option}.${name} is unknown`, `give some of ${known}`);
  for (const name of needed.split(' '))
    if (name && given[name as never] === undefined)
      lack(`${option}.${name} is missing`, `say where it lies, such as "${name}"`);
}

function lack(what: string, mend: string): never {
  throw new TypeError(`restAdapter: ${what}: ${mend}.`);
}

function checkRoute(name: string, { path = '', query = {}, headers = {} }: RestRoute): void {
  const check = (where: string, text: unknown, isOpen = true): void => {
    const option = `routes.${name}.${where}`;
    for (const [found, inside = ''] of String(text).matchAll(placeholder)) {
      if (!names.test(inside))
        lack(`${option}: ${found} is no placeholder`, 'give one such as {page}, {fields.name} or {limit}');
      if (isOpen && secrets.test(inside)) lack(`${option}: ${found} is secret`, 'put it into headers or body');
    }
  };
  // Whatever else it began with would become a part of the host's name.
  if (!/^([/?]|$)/.test(path)) lack(`routes.${name}.path`, 'begin it with a slash, such as "/comments"');
  check('path', path);
  for (const [member, text] of Object.entries(query)) check(`query.${member}`, text);
  for (const [member, text] of Object.entries(headers)) check(`headers.${member}`, text, false);
}

function checkPlaces(option: string, places: object = {}, known?: string, needed = ''): void {
  if (known) checkNames(option, places, known, needed);
  for (const [name, place] of Object.entries(places as Places))
    if (place !== undefined) checkPlace(`${option}.${name}`, place);
}

function checkPlace(option: string, place: Place): void {
  if (typeof place === 'function' || typeof place === 'string' || Object.hasOwn(Object(place) as object, 'value'))
    return;
  const { from, when = '', time = 'iso', html = false, values: _, ...rest } = Object(place) as Record<string, unknown>;
  const isRight =
    typeof from === 'string' &&
    typeof when === 'string' &&
    typeof html === 'boolean' &&
    /^(iso|utc|(milli)?seconds)$/.test(String(time)) &&
    Object.keys(rest).length === 0;
  if (!isRight)
    lack(option, 'give a path such as "author.name", { from, html, time, values, when }, { value } or a function');
}
