import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';

/** What an element says of the moderators' side of its backend. */
export interface ModerationHost extends HTMLElement {
  /** A backend's object that is signed in already; wins over the endpoint. */
  moderation?: Moderation | undefined;
  /** Base URL of a server that speaks our protocol. */
  endpoint?: string | undefined;
}

/**
 * The moderators' side of the element's endpoint. The token lives in the returned object alone.
 * @throws CommentError `unauthorized` for what cannot be a token; TypeError that names the mend when the element has no endpoint.
 */
export async function openModeration(host: ModerationHost, token: string): Promise<Moderation> {
  const { endpoint } = host;
  if (!endpoint)
    throw new TypeError(`<${host.localName}> has no backend: give it endpoint="/api", or a moderation object.`);
  // What no header can carry is no token of anybody's.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new CommentError('unauthorized');
  const { httpModeration } = await import('../adapters/http-moderation.js');
  return httpModeration({ endpoint, token });
}
