import { CommentError } from '../core/error.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, number, oneOf, text } from '../protocol/decode.js';
import type { Place, PlaceOptions } from './rest-options.js';

/** How a member is made of what lies there. */
export type Kind = (value: unknown, at: string, place: PlaceOptions, base?: string) => unknown;

export type Kinds = Readonly<Record<string, Kind>>;

export const asText: Kind = (value, at, { html }) => {
  const told = text(value, at);
  return html ? reduceHtml(told).content : repairText(told);
};

export const asId: Kind = (value, at) =>
  (typeof value === 'number' ? `${number(value, at)}` : text(value, at)) || fail(at, 'an id');

export const asNext: Kind = (value, at, place) =>
  value === false || value === '' ? undefined : asId(value, at, place);

export const asTime: Kind = (value, at, { time = 'iso' }) => {
  const isCount = /s$/.test(time);
  const written = isCount ? number(value, at) * (time === 'seconds' ? 1000 : 1) : text(value, at).replace(' ', 'T');
  const zoned = time === 'utc' ? `${written}Z` : written;
  // Without an offset it would be another moment for every reader.
  const date = new Date(isCount || /(Z|[+-]\d\d:?\d\d)$/i.test(zoned as string) ? zoned : NaN);
  return +date === +date ? date.toISOString() : fail(at, `a time (${time})`);
};

export const asStatus: Kind = oneOf('published', 'pending', 'removed', 'unknown');

/** What lies in a place, and the name of the place. @param option what a mistake in the place is called by. */
export function readPlace(place: Place, option: string, item: unknown, at: string): readonly [unknown, string] {
  if (typeof place === 'function') {
    try {
      return [place(item as never), `${at} (${option})`];
    } catch (cause) {
      throw cause instanceof CommentError
        ? cause
        : new CommentError('protocol', { message: `${at}: ${option} threw`, cause });
    }
  }
  if (typeof place === 'string') return find(item, place, at);
  if (Object.hasOwn(place, 'value')) return [(place as { readonly value: unknown }).value, at];
  const { from, when, values } = place as PlaceOptions;
  if (when !== undefined && !find(item, when, at)[0]) return [undefined, at];
  const [value, there] = find(item, from ?? fail(option, 'a place'), at);
  if (!values || value == null) return [value, there];
  return [
    Object.hasOwn(values, value as string) ? values[value as string] : fail(there, `${Object.keys(values)}`),
    there,
  ];
}

/** Own members and places of lists only: a path leads to no prototype. */
function find(item: unknown, path: string, at: string): readonly [unknown, string] {
  let value = item;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    at += Array.isArray(value) ? `[${step}]` : at ? `.${step}` : step;
    value = typeof value === 'object' && value && Object.hasOwn(value, step) ? value[step as never] : undefined;
  }
  return [value, at];
}

const words = /^(name|title|content|edited|up|down|role)$/;

export type Places = Readonly<Partial<Record<string, Place>>>;

/** Reads an object of members out of an item. */
export type Shape<T> = (item: unknown, at: string, base?: string) => T;

/**
 * @param kinds every member, in the order in which they are read.
 * @param required those that must be there.
 */
export function shapeOf<T>(places: Places = {}, kinds: Kinds, required: string, option: string): Shape<T> {
  return (item, at, base) => {
    // Told by the check of the mapping, which names the mend.
    for (const name of required && [...Object.keys(places), ...required.split(' ')])
      if (!kinds[name] || (places[name] === undefined && required.includes(name))) fail(`${option}.${name}`, 'known');
    if (typeof item !== 'object' || !item) fail(at, 'object');
    const made: Record<string, unknown> = {};
    for (const [name, kind] of Object.entries(kinds)) {
      const place = places[name];
      // Of what was taken away only its place in the thread is read.
      if (place === undefined || (made.status === 'removed' && words.test(name))) continue;
      const [value, there] = readPlace(place, `${option}.${name}`, item, at);
      if (value == null && !required.includes(name)) continue;
      const member = kind(value, there, place as PlaceOptions, base);
      if (member !== undefined) made[name] = member;
    }
    return made as T;
  };
}

/** Reads the list that lies in a place; by default the answer itself. */
export function readList<T>(place: Place | undefined, option: string, item: Shape<T>): Shape<T[]> {
  return (body, start, base) => {
    const [value, at] = readPlace(place ?? '', option, body, start);
    return Array.isArray(value) ? value.map((each, n) => item(each, `${at}[${n}]`, base)) : fail(at, 'list');
  };
}
