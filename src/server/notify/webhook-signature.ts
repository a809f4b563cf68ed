import { equalTexts, utf8, type Bytes } from '../bytes.js';

/**
 * `t=<unix seconds>,v1=<hex>`: HMAC-SHA-256 over `t.body`. The time stands inside the signature, so that a message that was overheard cannot be
 * given a new one.
 */
export async function signWebhook(secret: string, body: string, now: number): Promise<string> {
  const seconds = String(Math.floor(now / 1000));
  return `t=${seconds},v1=${await digest(secret, seconds, utf8(body))}`;
}

export interface VerifyWebhookOptions {
  /** How far the header's time may be from now, in milliseconds. Default 300,000. */
  readonly toleranceMs?: number;
  /** The clock, milliseconds since 1970. Default `Date.now`. */
  readonly now?: () => number;
}

/**
 * For receivers of webhooks: whether a request is from whoever has the secret, about this body, and recent. Drop what you have had before by its
 * `Ykien-Delivery`.
 * @param header `Ykien-Signature` of the request; `null` is never right.
 * @param body as it came, before anything has parsed it.
 */
export async function verifyWebhook(
  secret: string,
  header: string | null | undefined,
  body: string | Uint8Array,
  { toleranceMs = 300_000, now = Date.now }: VerifyWebhookOptions = {},
): Promise<boolean> {
  const parts = (header ?? '').split(',').map((part) => part.trim().split('=', 2));
  const seconds = parts.find(([name]) => name === 't')?.[1] ?? '';
  if (!/^\d{1,12}$/.test(seconds) || Math.abs(now() - Number(seconds) * 1000) > toleranceMs) return false;
  const right = await digest(secret, seconds, typeof body === 'string' ? utf8(body) : body);
  return parts.some(([name, given = '']) => name === 'v1' && equalTexts(given, right));
}

async function digest(secret: string, seconds: string, body: Uint8Array): Promise<string> {
  const head = utf8(`${seconds}.`);
  const message: Bytes = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8(secret), algorithm, false, ['sign']);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
  return [...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
