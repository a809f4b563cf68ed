/** One request, without anything that a reader sent: no address, no agent, no query, no body. */
export interface LogEntry {
  /** ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** The route's pattern, such as `/v1/comments`; `-` when none fits. */
  readonly route: string;
  readonly status: number;
  /** Milliseconds until the answer was ready. */
  readonly ms: number;
  /** Code of the refusal. */
  readonly code?: string;
  /** Kind and place of an unexpected error, without its message: that could quote a reader. */
  readonly error?: string;
}

/** Something outside of a request that the owner should hear of; nothing of a reader's stands in it. */
export interface Notice {
  /** ISO 8601. */
  readonly time: string;
  /**
   * `checker-skipped`: it failed or was late, and a comment went on without it · `delivery-failed`: a hook did not take a message, which is sent
   * again later · `delivery-dropped`: a message was given up after a week · `upstream-unknown`: nobody knows whether the backend behind this server has a
   * comment; its text is kept, and comes into the queue unless its reader sends it again · `upstream-refused`: that backend refused for a reason that is its
   * owner's to mend.
   */
  readonly notice: 'checker-skipped' | 'delivery-failed' | 'delivery-dropped' | 'upstream-unknown' | 'upstream-refused';
  /** Of the checker, hook or adapter, as configured. */
  readonly name: string;
  /** Kind and place of an error, the status that a receiver answered, or the code of an adapter's error. */
  readonly error?: string;
}

/** Where an error came from, as far as it says nothing of what was being worked on. */
export function errorPlace(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  // Folders of the machine say nothing to its owner that the file's name does not.
  const places = frames
    .slice(0, 6)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/?[^\s(]*\/([^/)]+)\)?$/, '$1'));
  return [error.name, ...places].join(' | ');
}
