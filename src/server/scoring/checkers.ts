/** A comment as a checker gets it: what is public of it, and where it came from. No phone number, no e-mail address, no other private field. */
export interface CheckedComment {
  readonly site: string;
  readonly page: { readonly id: string; readonly url: string; readonly title: string };
  /** Id of the comment that it answers. */
  readonly parent?: string;
  readonly name: string;
  readonly title?: string;
  readonly content: string;
  /** Of the reader, as far as it is known. */
  readonly address?: string;
  readonly userAgent?: string;
  /** An edit of a comment that was taken before. */
  readonly edit?: boolean;
}

/**
 * A second opinion on a comment, such as a service that knows spam: `{ name, check }`. What it says is added to the score; whatever it says, the
 * comment is kept.
 */
export interface Checker {
  /** `[a-z0-9-]`, at most 32; stands among the reasons of a comment and in notices. */
  readonly name: string;
  /**
   * @param signal aborts when the time is over; what is said afterwards is not heard.
   * @returns points to add, 0–100; from 5 on a comment waits. Nothing: no opinion.
   */
  check(comment: CheckedComment, signal: AbortSignal): Promise<{ readonly score: number } | undefined>;
}

/** What a checker found. */
export interface Opinion {
  readonly name: string;
  readonly score: number;
}

/** Asks all checkers at once; resolves when all have spoken or the time is over. Never rejects. */
export type AskCheckers = (comment: CheckedComment) => Promise<readonly Opinion[]>;

const mostPoints = 100;

/**
 * @param timeoutMs for all of them together.
 * @param skipped hears the name of a checker that failed or was late.
 * @throws TypeError that names the option and the mend.
 */
export function createCheckers(
  checkers: readonly Checker[] = [],
  timeoutMs = 2000,
  skipped: (name: string) => void = () => undefined,
): AskCheckers {
  for (const { name, check } of checkers) {
    if (/^[a-z0-9-]{1,32}$/.test(name) && typeof check === 'function') continue;
    throw new TypeError(
      `Option "checkers" has "${name}": give { name, check }, the name of small letters, digits and "-".`,
    );
  }
  if (!(timeoutMs >= 1 && timeoutMs <= 60_000)) {
    throw new TypeError(`Option "checkersMs" is "${timeoutMs}": give milliseconds from 1 to 60000.`);
  }

  async function ask(checker: Checker, comment: CheckedComment, signal: AbortSignal): Promise<Opinion | undefined> {
    try {
      const said = await beforeAbort(() => checker.check(comment, signal), signal);
      const score = Math.min(mostPoints, Math.max(0, said?.score ?? 0));
      return score > 0 ? { name: checker.name, score } : undefined;
    } catch {
      skipped(checker.name);
      return undefined;
    }
  }

  return async (comment) => {
    if (checkers.length === 0) return [];
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), timeoutMs);
    try {
      const said = await Promise.all(checkers.map((checker) => ask(checker, comment, end.signal)));
      return said.filter((opinion) => opinion !== undefined);
    } finally {
      clearTimeout(timer);
      end.abort();
    }
  };
}

/** Does not trust a checker to look at its signal. */
function beforeAbort<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('Too late.')), { once: true });
    // Inside a promise, so that a checker which throws at once is one that rejects.
    Promise.resolve().then(work).then(resolve, reject);
  });
}
