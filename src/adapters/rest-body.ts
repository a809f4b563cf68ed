import type { RestInput, Template } from './rest-options.js';
import { look } from './rest-routes.js';

/** Fills bodies, which few but writers and GraphQL send. */

export const names =
  /^(page(\.(id|url|title))?|fields\.[a-z][a-z0-9_-]*|parent|comment|submissionId|readerKey|tokens?|value|reason|text|pages|sort|kind|date|limit|offset|number|cursor)$/;

export function fillBody(template: Template, input: RestInput): unknown {
  if (typeof template === 'string') {
    const name = /^\{([\w.-]+)\}$/.exec(template)?.[1];
    // A GraphQL document may be braces and a word, too.
    if (!name || !names.test(name)) return template;
    return Object.hasOwn(input, name.split('.')[0]!) ? look(name, input) : undefined;
  }
  if (Array.isArray(template)) return template.map((each: Template) => fillBody(each, input) ?? null);
  if (typeof template !== 'object' || !template) return template;
  return Object.fromEntries(Object.entries(template).map(([member, each]) => [member, fillBody(each, input)]));
}
