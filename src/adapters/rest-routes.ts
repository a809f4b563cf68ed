import { fail } from '../protocol/decode.js';
import { refuse } from './parts/cursor.js';
import type { RestInput, RestRoute } from './rest-options.js';

export const placeholder = /\{([\w.-]+)\}/g;

/** What is sent, but for the body: path with query, and headers. A route that a function has made holds no placeholders. */
export function ask(route: RestRoute, input: RestInput | undefined): { path: string; headers: Record<string, string> } {
  const { path = '', query = {}, headers = {} } = route;
  const write = (members: object): [string, string][] =>
    Object.entries(members).flatMap(([name, text]) =>
      [input ? fill(`${text}`, input) : (text as unknown)]
        .flat()
        .flatMap((value): [string, string][] => (value == null ? [] : [[name, value as string]])),
    );
  const way = input ? path.replace(placeholder, (_, name: string) => segment(name, input)) : path;
  // Browsers take these for steps.
  if (input && /(^|\/)\.\.?(\/|$)/.test(way)) throw refuse('page');
  // Whatever else it began with would become a part of the host's name.
  if (!/^([/?]|$)/.test(way)) fail('path', 'begun with a slash');
  const search = `${new URLSearchParams(write(query))}`;
  return {
    path: way + (search && (way.includes('?') ? '&' : '?') + search),
    headers: Object.fromEntries(write(headers)),
  };
}

/** A text with its placeholders filled, or the list that it stands for; `undefined` when one of them is absent. */
function fill(text: string, input: RestInput): unknown {
  const values = [...text.matchAll(placeholder)].map(([, name]) => look(name!, input));
  if (values.some((value) => value == null)) return undefined;
  return /^\{\w+\}$/.test(text) ? values[0] : text.replace(placeholder, () => String(values.shift()));
}

/** In a path everything must be there, and half a letter is in no address. */
function segment(name: string, input: RestInput): string {
  const text = [look(name, input)].join('');
  if (!text || /\p{Cs}/u.test(text)) throw refuse(name.replace(/^fields\.|\..*$/g, ''));
  return encodeURIComponent(text);
}

/** @param input has every member that it may have. */
export function look(name: string, input: RestInput): unknown {
  const [first = '', second = first === 'page' && 'id'] = name.split('.');
  const value = Object.hasOwn(input, first) ? input[first] : fail(`{${name}}`, 'a placeholder');
  return second ? (value as RestInput | undefined)?.[second] : value;
}
