import type { ModerationStatus } from '../../core/moderation.js';

/**
 * `new`: a comment came in · `edited`: a published one has another text that waits for a moderator · `approved`: everybody sees it now · `reported`: a reader has
 * reported it.
 */
export type HookEvent = 'new' | 'edited' | 'approved' | 'reported';
export const hookEvents: readonly HookEvent[] = ['new', 'edited', 'approved', 'reported'];

/** What a hook is told. Never a phone number, an e-mail address, a network address or an agent. */
export interface HookMessage {
  /** The same on every attempt, so that who gets it twice can tell. */
  readonly id: string;
  readonly type: HookEvent;
  /** When it happened, ISO 8601. */
  readonly at: string;
  readonly site: string;
  readonly page: { readonly id: string; readonly url: string; readonly title: string };
  /** As it is when the message is sent, not as it was when it happened. With `edited` the text is the one that waits; readers see the one before. */
  readonly comment: {
    readonly id: string;
    readonly parent?: string;
    readonly status: ModerationStatus;
    readonly name: string;
    readonly title?: string;
    /** Plain text, as a stranger wrote it. */
    readonly content: string;
    /** ISO 8601. */
    readonly created: string;
  };
}

/** One receiver of messages: `createWebhook(…)`, `await createMailHook(…)`, or one of your own. */
export interface Hook {
  /** `[a-z0-9-]`, at most 32, and never changed: its queue is kept under it. */
  readonly name: string;
  readonly events: readonly HookEvent[];
  /** How long one attempt may take, in milliseconds, at most 30,000. Default 10,000. */
  readonly timeoutMs?: number;
  /**
   * Rejects when the message was not taken; it is sent again later then. A `DeliveryError` says why in a word for the log.
   * @param signal aborts when the time is over or the server closes.
   */
  send(message: HookMessage, signal: AbortSignal): Promise<void>;
}

/** A message was not taken. */
export class DeliveryError extends Error {
  readonly reason: string;

  /** @param reason for the log, such as `status 500`: nothing of a message, an address or an answer. */
  constructor(reason: string, options?: ErrorOptions) {
    super(`The message was not taken: ${reason}.`, options);
    this.name = 'DeliveryError';
    this.reason = reason;
  }
}

/** @throws TypeError that names the hook and the mend. */
export function readHookEvents(hook: string, events: readonly unknown[]): readonly HookEvent[] {
  const known: readonly unknown[] = hookEvents;
  if (events.length > 0 && events.every((event) => known.includes(event))) return events as readonly HookEvent[];
  throw new TypeError(`Option "events" of hook "${hook}" must list some of ${hookEvents.join(', ')}.`);
}
