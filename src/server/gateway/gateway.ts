import type { Adapter } from '../../contract/adapter.js';
import type { Notice } from '../log.js';
import { createKeptReads, type KeptReads } from './kept-reads.js';

/** How the handler asks the backend behind it. */
export interface GatewayOptions {
  /** How long an answer to readers is kept, in milliseconds; 0: not at all. Default 5000. */
  readonly keepMs?: number;
  /** How long a question may take, in milliseconds. Default 10,000. */
  readonly readMs?: number;
  /** The same for a comment, an edit or a vote. Default 25,000: a reader's page waits for 30,000. */
  readonly submitMs?: number;
}

/** The backend behind the handler, and what is known of it. */
export interface Gateway {
  readonly upstream: Adapter;
  readonly reads: KeptReads;
  readonly readMs: number;
  readonly submitMs: number;
  /** After this time a comment that is still on its way was cut off there, in milliseconds. */
  readonly leaseMs: number;
  /** Whether it takes a comment again without doubling it. */
  readonly resends: boolean;
  readonly now: () => number;
  tell(notice: Extract<Notice['notice'], `upstream-${string}`>, code: string): void;
}

/** What is sent after the time is over still has a moment to arrive. */
const graceMs = 5000;

/** @throws TypeError that names the option and the mend. */
export function createGateway(
  upstream: Adapter | undefined,
  { keepMs = 5000, readMs = 10_000, submitMs = 25_000 }: GatewayOptions = {},
  now: () => number,
  notice: ((notice: Notice) => void) | undefined,
): Gateway | undefined {
  for (const [name, value, least] of [
    ['keepMs', keepMs, 0],
    ['readMs', readMs, 1],
    ['submitMs', submitMs, 1],
  ] as const) {
    if (Number.isFinite(value) && value >= least) continue;
    throw new TypeError(`Option "gateway.${name}" is "${String(value)}": give milliseconds, at least ${least}.`);
  }
  if (upstream === undefined) return undefined;
  if (typeof (upstream as Partial<Adapter> | null)?.name !== 'string') {
    throw new TypeError('Option "upstream" must be an adapter, such as wordpressAdapter({ endpoint: "https://…" }).');
  }
  const resend = upstream.abilities?.resend ?? 'never';
  return {
    upstream,
    reads: createKeptReads(keepMs, now),
    readMs,
    submitMs,
    leaseMs: submitMs + graceMs,
    resends: resend === 'id' || resend === 'duplicate-check',
    now,
    tell(kind, code) {
      notice?.({ time: new Date(now()).toISOString(), notice: kind, name: upstream.name, error: code });
    },
  };
}
