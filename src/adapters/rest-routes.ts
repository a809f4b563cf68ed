import { refuse } from './parts/cursor.js';
import type { RestInput, RestRoute, Template } from './rest-options.js';

const names =
  /^(page(\.(id|url|title))?|fields\.[a-z][a-z0-9_-]*|parent|comment|submissionId|readerKey|tokens?|value|reason|text|pages|sort|kind|date|limit|offset|number|cursor)$/;
const secrets = /^(submissionId|readerKey|tokens?)$/;
const placeholder = /\{([\w.-]+)\}/g;
const whole = /^\{([\w.-]+)\}$/;

/** What is sent: path with query, and the rest. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** @throws TypeError that names a placeholder that is none, or a secret in an address. */
export function checkRoute(name: string, { path = '', query = {}, headers = {} }: RestRoute): void {
  const option = `restAdapter: routes.${name}`;
  checkPath(path, option);
  const check = (where: string, text: unknown, isOpen = true): void => {
    for (const [found, inside = ''] of String(text).matchAll(placeholder)) {
      if (!names.test(inside))
        throw new TypeError(
          `${option}.${where}: ${found} is no placeholder: give one such as {page}, {fields.name} or {limit}.`,
        );
      if (isOpen && secrets.test(inside))
        throw new TypeError(`${option}.${where}: ${found} is secret: put it into headers or body.`);
    }
  };
  check('path', path);
  for (const [member, text] of Object.entries(query)) check(`query.${member}`, text);
  for (const [member, text] of Object.entries(headers)) check(`headers.${member}`, text, false);
}

/** Whatever else it began with would become a part of the host's name. */
function checkPath(path: string, option: string): void {
  if (!/^([/?]|$)/.test(path)) throw new TypeError(`${option}.path: begin it with a slash, such as "/comments".`);
}

/** What is sent. A route that a function has made holds no placeholders. */
export function ask(route: RestRoute | ((input: never) => RestRoute), input: object): Asked {
  const given = input as RestInput;
  if (typeof route === 'function') {
    const made = route(input as never);
    checkPath(made.path ?? '', 'restAdapter: routes');
    return sent(
      made,
      made.path,
      (text) => text,
      (body) => body,
    );
  }
  const path = (route.path ?? '').replace(placeholder, (_, name: string) => segment(name, given));
  // Browsers take these for steps.
  if (/(^|\/)\.\.?(\/|$)/.test(path)) throw refuse('page');
  return sent(
    route,
    path,
    (text) => fill(text, given),
    (body) => fillBody(body, given),
  );
}

function sent(
  { method, query = {}, headers = {}, body }: RestRoute,
  path = '',
  write: (text: string | number | boolean) => unknown,
  writeBody: (template: Template) => unknown,
): Asked {
  const text = body === undefined ? undefined : JSON.stringify(writeBody(body));
  const search = new URLSearchParams(valuesOf(query, write));
  return {
    path: `${path}${search.size > 0 ? `${path.includes('?') ? '&' : '?'}${search}` : ''}`,
    method: method ?? (text === undefined ? 'GET' : 'POST'),
    headers: Object.fromEntries(valuesOf(headers, write)),
    ...(text !== undefined && { body: text }),
  };
}

function valuesOf(
  members: Readonly<Record<string, string | number | boolean>>,
  write: (text: string | number | boolean) => unknown,
): [string, string][] {
  return Object.entries(members).flatMap(([name, text]) =>
    ([write(text)].flat() as (string | undefined)[]).flatMap((value): [string, string][] =>
      value == null ? [] : [[name, value]],
    ),
  );
}

/** A text with its placeholders filled; `undefined` when one of them is absent. */
function fill(text: string | number | boolean, input: RestInput): unknown {
  if (typeof text !== 'string') return text;
  const only = whole.exec(text)?.[1];
  if (only) return look(only, input);
  const parts = [...text.matchAll(placeholder)].map(([, name = '']) => look(name, input));
  return parts.includes(undefined) ? undefined : text.replace(placeholder, () => String(parts.shift()));
}

/** In a path everything must be there. */
function segment(name: string, input: RestInput): string {
  const value = (look(name, input) ?? '') as string;
  try {
    const text = encodeURIComponent(value);
    if (text) return text;
  } catch {
    // Half a letter, which no address can hold.
  }
  throw refuse(name.replace(/^fields\.|\..*$/g, ''));
}

function fillBody(template: Template, input: RestInput): unknown {
  if (typeof template === 'string') {
    const name = whole.exec(template)?.[1];
    // A GraphQL document may be braces and a word, too.
    return name && names.test(name) ? look(name, input) : template;
  }
  if (Array.isArray(template)) return template.map((each: Template) => fillBody(each, input) ?? null);
  if (typeof template !== 'object' || !template) return template;
  return Object.fromEntries(Object.entries(template).map(([member, each]) => [member, fillBody(each, input)]));
}

function look(name: string, input: RestInput): unknown {
  const [first = '', second = first === 'page' ? 'id' : undefined] = name.split('.');
  const value = input[first];
  if (second === undefined) return value ?? undefined;
  return (value && Object.hasOwn(value, second) ? (value as Record<string, unknown>)[second] : undefined) ?? undefined;
}
