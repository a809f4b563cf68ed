export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database`, with `?sslmode=verify-full` and the like, as `pg` reads it. */
  readonly url: string;
  /** Where the tables stand, made when missing: small letters, digits and `_`. Default `ykien`. */
  readonly schema?: string;
  /** Connections at most, besides the one that listens. Default 10. */
  readonly connections?: number;
  /** How long an operation tries before it rejects with `StoreBusyError`, in milliseconds. Default 2000. */
  readonly waitMs?: number;
  /**
   * Goes on where the server has `fsync` or `synchronous_commit` off, and a power cut would take what was acknowledged. For tests alone. Default false.
   */
  readonly allowVolatile?: boolean;
}
