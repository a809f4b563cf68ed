import { type as jsonType } from './line.js';

/** A request with a body of JSON, and no header that needs more than a preflight. */
export function jsonRequest(body: unknown, method = 'POST'): RequestInit {
  return { method, headers: { accept: jsonType, 'content-type': jsonType }, body: JSON.stringify(body) };
}
