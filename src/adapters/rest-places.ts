import { CommentError } from '../core/error.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, number, text } from '../protocol/decode.js';
import type { Place, PlaceOptions } from './rest-options.js';

/** What lies in a place, and the name of the place. */
type Found = readonly [value: unknown, at: string];
type Reader = (item: unknown, at: string) => Found;

/** How a member is made of what lies there. */
export type Kind = (value: unknown, at: string, place: PlaceOptions, base?: string) => unknown;

export const asText: Kind = (value, at, { html }) => {
  const told = text(value, at);
  return html ? reduceHtml(told).content : repairText(told);
};

/** Both forms of a comment's text; the other members are one value each. */
export const asContent: Kind = (value, at, { html }, base) =>
  html ? reduceHtml(text(value, at), base) : { content: repairText(text(value, at)) };

export const asId: Kind = (value, at) =>
  (typeof value === 'number' ? `${number(value, at)}` : text(value, at)) || fail(at, 'an id');

/** Of a root many backends say 0 or an empty text. */
export const asParent: Kind = (value, at, place) => (value === 0 || value === '' ? undefined : asId(value, at, place));

export const asTime: Kind = (value, at, { time = 'iso' }) => {
  const isCount = /s$/.test(time);
  const written = isCount ? number(value, at) * (time === 'seconds' ? 1000 : 1) : text(value, at).replace(' ', 'T');
  const zoned = time === 'utc' ? `${written}Z` : written;
  // Without an offset it would be another moment for every reader.
  const known = isCount || /(Z|[+-]\d\d:?\d\d)$/i.test(zoned as string);
  const date = new Date(known ? zoned : NaN);
  return Number.isNaN(date.getTime()) ? fail(at, `a time (${time})`) : date.toISOString();
};

/** Reads one place. @throws TypeError that names the option. */
export function readerOf(place: Place, option: string): Reader {
  if (typeof place === 'function') {
    return (item, at) => {
      try {
        return [place(item as never), `${at} (${option})`];
      } catch (cause) {
        throw cause instanceof CommentError
          ? cause
          : new CommentError('protocol', { message: `${at}: ${option} threw`, cause });
      }
    };
  }
  if (typeof place === 'object' && place && 'value' in place) return (_, at) => [place.value, at];
  const {
    from,
    when,
    values,
    time = 'iso',
    html = false,
    ...rest
  } = typeof place === 'string' ? { from: place } : (place ?? {});
  const right =
    typeof from === 'string' &&
    typeof (when ?? '') === 'string' &&
    typeof html === 'boolean' &&
    /^(iso|utc|(milli)?seconds)$/.test(time);
  if (!right || Object.keys(rest).length > 0) {
    throw new TypeError(
      `restAdapter: ${option}: give a path such as "author.name", { from, html, time, values, when }, { value } or a function.`,
    );
  }
  return (item, at) => {
    if (when !== undefined && !find(item, when, at)[0]) return [undefined, at];
    const [value, there] = find(item, from, at);
    if (!values || value == null) return [value, there];
    return [
      Object.hasOwn(values, value as string) ? values[value as string] : fail(there, `${Object.keys(values)}`),
      there,
    ];
  };
}

/** Own members and places of lists only: a path leads to no prototype. */
function find(item: unknown, path: string, at: string): Found {
  let value = item;
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    at += Array.isArray(value) ? `[${step}]` : at ? `.${step}` : step;
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? value[step as never] : undefined;
  }
  return [value, at];
}

/** Reads an object of members out of an item. */
export type Shape<T> = (item: unknown, at: string, base?: string) => T;

/**
 * @param kinds every member that may be named; what stands in `required` must be named, and must be there.
 * @throws TypeError that names the option and the mend.
 */
export function shapeOf<T>(
  places: object | undefined,
  kinds: Readonly<Record<string, Kind>>,
  required: string,
  option: string,
): Shape<T> {
  const needed = required ? required.split(' ') : [];
  const given = Object.entries((places ?? {}) as Record<string, Place | undefined>).filter(
    ([, place]) => place !== undefined,
  );
  for (const [name] of given) {
    if (!Object.hasOwn(kinds, name))
      throw new TypeError(`restAdapter: ${option}.${name} is unknown: give some of ${Object.keys(kinds).join(', ')}.`);
  }
  for (const name of needed) {
    if (!given.some(([each]) => each === name))
      throw new TypeError(`restAdapter: ${option}.${name} is missing: say where it lies, such as "${name}".`);
  }
  const readers = given.map(([name, place]) => ({
    name,
    read: readerOf(place!, `${option}.${name}`),
    details: (typeof place === 'object' ? place : {}) as PlaceOptions,
  }));
  return (item, at, base) => {
    if (typeof item !== 'object' || item === null) fail(at, 'object');
    const made: Record<string, unknown> = {};
    for (const { name, read, details } of readers) {
      const [value, there] = read(item, at);
      if (value == null && !needed.includes(name)) continue;
      const member = kinds[name]!(value, there, details, base);
      if (name === 'content') Object.assign(made, member);
      else if (member !== undefined) made[name] = member;
    }
    return made as T;
  };
}

/** Reads the list that lies in a place; by default the answer itself. */
export function readList<T>(place: Place | undefined, option: string, item: Shape<T>): Shape<T[]> {
  const read = readerOf(place ?? '', option);
  return (body, start, base) => {
    const [value, at] = read(body, start);
    return Array.isArray(value) ? value.map((each, n) => item(each, `${at}[${n}]`, base)) : fail(at, 'list');
  };
}
