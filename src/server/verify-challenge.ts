import { routes } from '../protocol/routes.js';

export interface VerifyOptions {
  /** Where the Ykien server is mounted: an absolute URL. */
  readonly endpoint: string;
  /** Sent as a bearer token, for an endpoint that stands behind one. */
  readonly token?: string;
  /** Used instead of the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** The purpose that the form's `yk-captcha` names: an answer given elsewhere does not pass then. Give it. */
  readonly purpose?: string;
  /** The path of the page that the form stands on. */
  readonly page?: string;
  /** Milliseconds. Default 10,000. */
  readonly timeoutMs?: number;
}

export interface VerifyResult {
  readonly ok: boolean;
  readonly purpose?: string;
  readonly page?: string;
}

/**
 * For the server of a form that has a `yk-captcha`: is the entry that the form posted the answer to a challenge that nobody has used yet?
 * Asking uses it up.
 * @param entry the JSON that `yk-captcha` submits: `{ id, answer | solution }`. Whatever else it is: `{ ok: false }`.
 * @throws Error when the endpoint cannot be asked or answers otherwise than it should: then nothing is known of the entry.
 */
export async function verifyChallenge(options: VerifyOptions, entry: string): Promise<VerifyResult> {
  const { endpoint, token, purpose, page, timeoutMs = 10_000 } = options;
  const answer = readEntry(entry);
  if (!answer) return { ok: false };
  const response = await (options.fetch ?? fetch)(endpoint.replace(/\/+$/, '') + routes.verify, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ ...answer, purpose, page }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const body = (await response.json()) as { ok?: unknown; code?: unknown; purpose?: unknown; page?: unknown };
  if (response.ok && body.ok === true) {
    return {
      ok: true,
      ...(typeof body.purpose === 'string' && { purpose: body.purpose }),
      ...(typeof body.page === 'string' && { page: body.page }),
    };
  }
  if (response.status === 422 && (body.code === 'challenge' || body.code === 'invalid')) return { ok: false };
  throw new Error(`The endpoint answered ${response.status} when a challenge was to be verified.`);
}

/** Only the members that count, so that an entry cannot bring its own purpose or page. */
function readEntry(entry: string): { id: unknown; answer: unknown; solution: unknown; token: unknown } | undefined {
  try {
    const parsed = JSON.parse(entry) as unknown;
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const { id, answer, solution, token } = parsed as Record<string, unknown>;
    return { id, answer, solution, token };
  } catch {
    return undefined;
  }
}
