import { contains, parseIp, parseNetwork } from '../ip.js';
import { DeliveryError, hookEvents, readHookEvents, type Hook, type HookEvent } from './hook.js';
import { signWebhook } from './webhook-signature.js';

export interface WebhookOptions {
  /** `[a-z0-9-]`, at most 32. Default `'webhook'`. */
  readonly name?: string;
  /** HTTPS; plain HTTP only to this machine itself. */
  readonly url: string;
  /** Signs each message; at least 16 characters. */
  readonly secret: string;
  /** Default: all. */
  readonly events?: readonly HookEvent[];
  /** Default: the runtime's own. */
  readonly fetch?: typeof fetch;
  /** The clock, milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * Posts each message as JSON, with `Ykien-Event`, `Ykien-Delivery` (the message's id, for dropping doubles) and `Ykien-Signature`, which
 * `verifyWebhook` checks. Only a 2xx is success; a redirect is none and is not followed, for it would carry a signed message to a place that nobody
 * configured. What the receiver answers is not read.
 *
 * The URL is the owner's, never a reader's, so a private network behind HTTPS is not refused: receivers inside a company are common. What could be
 * won by a name that suddenly points elsewhere is small: TLS names the receiver, nothing is read back, and the body is a comment.
 * @throws TypeError that names the option and the mend.
 */
export function createWebhook(options: WebhookOptions): Hook {
  const { name = 'webhook', secret, events = hookEvents, now = Date.now } = options;
  const { fetch: send = (...args) => fetch(...args) } = options;
  const url = readUrl(name, options.url);
  if (typeof secret !== 'string' || secret.length < 16) {
    throw new TypeError(
      `Option "secret" of webhook "${name}" needs at least 16 characters: make one with randomId(32).`,
    );
  }
  return {
    name,
    events: readHookEvents(name, events),
    async send(message, signal) {
      const body = JSON.stringify(message);
      const response = await send(url, {
        method: 'POST',
        body,
        signal,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Ykien',
          'ykien-event': message.type,
          'ykien-delivery': message.id,
          'ykien-signature': await signWebhook(secret, body, now()),
        },
      }).catch((cause: unknown) => {
        throw new DeliveryError('no answer', { cause });
      });
      // Not awaited: an answer without an end must not hold the queue.
      void response.body?.cancel().catch(() => undefined);
      if (!response.ok) throw new DeliveryError(`status ${response.status}`);
    },
  };
}

function readUrl(name: string, text: unknown): string {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
  const where = `Option "url" of webhook "${name}"`;
  if (url?.username || url?.password) {
    throw new TypeError(`${where} has a user name in it: prove yourself by the signature instead.`);
  }
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url.href;
  // Without the text: a path may be a secret.
  throw new TypeError(
    `${where} must be HTTPS, such as "https://example.vn/hook"; HTTP is for 127.0.0.1 and localhost.`,
  );
}

/** Whether a URL's host is this machine: `localhost`, `[::1]`, or of 127.0.0.0/8. */
export function isLoopback(hostname: string): boolean {
  const ip = parseIp(hostname);
  if (!ip) return hostname === 'localhost';
  return ['127.0.0.0/8', '::1'].some((text) => {
    const network = parseNetwork(text);
    return network !== undefined && contains(network, ip);
  });
}
