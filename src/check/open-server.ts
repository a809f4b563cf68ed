import { httpModeration } from '../adapters/http-moderation.js';
import type { Adapter } from '../contract/adapter.js';
import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import type { FormDescription } from '../core/form.js';
import type { PageRef } from '../core/page.js';
import { routes } from '../protocol/routes.js';
import type { CommandIo } from '../server/commands/command.js';
import type { Method } from '../testing/runner.js';
import { CannotCheck, isLoopback, type CheckOptions } from './check-options.js';
import type { Patience } from './patience.js';
import { createWire, type Wire } from './wire.js';

/** Says first where it writes; elsewhere than on this machine somebody has to want that. @throws CannotCheck */
export async function confirmWriting({ endpoint, yes }: CheckOptions, pages: string, io: CommandIo): Promise<void> {
  if (yes || isLoopback(endpoint)) return;
  const what = `The check writes some hundreds of comments to ${endpoint}, on pages below ${pages}/, and takes them away again where it can.`;
  if (!io.ask) throw new CannotCheck(`${what} Say --yes when that is meant.`);
  if (!/^(y|yes|c|có)$/i.test((await io.ask(`${what} Go on? [y/N] `)).trim()))
    throw new CannotCheck('Nothing was sent.');
}

/**
 * The line to the server, from an origin that may write: the one that was given, else the endpoint's own where the server allows that, else none.
 * @throws CannotCheck when nobody answers, or when what answers is no server of the protocol.
 */
export async function openWire({ endpoint, origin }: CheckOptions, patience: Patience): Promise<Wire> {
  const asked = origin ?? new URL(endpoint).origin;
  const headers = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
  const wire = createWire(endpoint, asked, patience);
  try {
    const answer = await wire.ask(routes.comments, { method: 'OPTIONS', headers });
    const allowed = answer.headers.get('access-control-allow-origin');
    // An origin that was given is what the owner wants to see, allowed or not.
    return origin !== undefined || allowed === asked || allowed === '*'
      ? wire
      : createWire(endpoint, undefined, patience);
  } catch (error) {
    throw new CannotCheck(`No server answers at ${endpoint} (${reasonOf(error)}): start it, or correct --endpoint.`);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : 'unknown';
}

/** The moderators' side, where there is a token. @throws CannotCheck when it is not valid */
export async function openModeration(
  { endpoint, token }: CheckOptions,
  patience: Patience,
): Promise<Moderation | undefined> {
  if (token === undefined) return undefined;
  try {
    // Moderators are no page: without an origin, and with the same patience.
    const moderation = httpModeration({ endpoint, token, fetch: createWire(endpoint, undefined, patience).fetch });
    await moderation.whoAmI();
    return moderation;
  } catch (error) {
    const code = error instanceof CommentError ? error.code : 'its form';
    const mend = code === 'not-found' ? 'the server has no moderators’ routes: leave it out' : 'give one that is valid';
    throw new CannotCheck(`The token is refused (${code}): ${mend}. ykien token add NAME makes one.`);
  }
}

/**
 * What the server says of its form, where it does.
 * @throws CannotCheck when nothing of the protocol is there, or when only a person can pass its challenge.
 */
export async function readForm(
  adapter: Adapter,
  has: ReadonlySet<Method>,
  page: PageRef,
  endpoint: string,
): Promise<FormDescription | undefined> {
  if (has.size === 0)
    throw new CannotCheck(`Nothing below ${endpoint}/v1 speaks the protocol: give the address below which /v1 lies.`);
  if (!has.has('describeForm')) return undefined;
  // A form that cannot be read is a broken rule, and no reason not to look further.
  const form = await adapter.describeForm?.(page).catch(() => undefined);
  if (form?.closed)
    throw new CannotCheck(`${page.id} takes no comments: let the server take them on pages that it does not know yet.`);
  if (form?.challenge !== 'always' || !has.has('requestChallenge')) return form;
  const request = { page: page.id, purpose: 'comment', accept: ['pow'] } as const;
  const refused = await adapter.requestChallenge?.(request).then(
    () => false,
    (error: unknown) => error instanceof CommentError && error.code === 'unsupported',
  );
  if (refused) {
    throw new CannotCheck(
      'This server asks for the digits of a picture, which only people read: let it offer proof of work, or start it for the check with the challenge "none".',
    );
  }
  return form;
}
