import type { CommandArguments, CommandIo } from '../server/commands/command.js';

export interface CheckOptions {
  /** Without a slash at the end. */
  readonly endpoint: string;
  /** Path below which the test pages lie, without a slash at the end. */
  readonly pages: string;
  readonly origin: string | undefined;
  readonly token: string | undefined;
  readonly only: readonly string[];
  readonly waitMs: number;
  readonly json: boolean;
  readonly yes: boolean;
}

/** Wrong use, or a server that nothing can be checked on: the command ends with 2. */
export class CannotCheck extends Error {}

/** @throws CannotCheck that names the option and the mend */
export function readCheckOptions(args: CommandArguments, env: CommandIo['env']): CheckOptions {
  if (args.words.length > 0) throw new CannotCheck(`"${args.words[0]}" stands alone: say --endpoint ${args.words[0]}.`);
  const endpoint = args.text('endpoint');
  if (!endpoint) throw new CannotCheck('Which server? ykien check --endpoint http://127.0.0.1:8787');
  const pages = (args.text('page') ?? '/ykien-check').replace(/\/+$/, '');
  // What a server may do to a path before it compares: none of that is in question here.
  if (!/^(\/[A-Za-z0-9._~-]+)+$/.test(pages) || pages.length > 200)
    throw new CannotCheck(`"${pages}" is no path for test pages: --page /ykien-check, of letters, digits, - and _.`);
  const seconds = args.text('wait') ?? '120';
  if (!/^\d{1,5}$/.test(seconds)) throw new CannotCheck(`"${seconds}" is no number of seconds: --wait 120.`);
  return {
    endpoint: readEndpoint(endpoint),
    pages,
    origin: readOrigin(args.text('origin')),
    token: args.text('token') ?? (env.YKIEN_CHECK_TOKEN || undefined),
    only: (args.text('only') ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    waitMs: Number(seconds) * 1000,
    json: args.has('json'),
    yes: args.has('yes'),
  };
}

function readEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new CannotCheck(
      'The endpoint has to be an address without a query, such as --endpoint http://127.0.0.1:8787 or https://example.vn/comments.',
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const origin = URL.canParse(text) ? new URL(text).origin : 'null';
  if (origin === 'null' || origin !== text.replace(/\/$/, ''))
    throw new CannotCheck(`"${text}" is no origin: --origin https://example.vn, without a path.`);
  return origin;
}

/** Whether a server is on this machine, so that nothing but a test can be spoilt. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$|\.localhost$/.test(hostname);
}
