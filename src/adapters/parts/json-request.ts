import { type as jsonType } from './line.js';

/** A request with a body of JSON, and no header that needs more than a preflight. What is written outlives its page, where it is short enough for a browser (64 KiB in flight). */
export function jsonRequest(data: unknown, method = 'POST'): RequestInit {
  const body = JSON.stringify(data);
  return { method, headers: { accept: jsonType, 'content-type': jsonType }, body, keepalive: body.length < 8192 };
}
