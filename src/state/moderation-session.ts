import type { Moderation } from '../contract/moderation.js';
import { CommentError } from '../core/error.js';
import type { Moderator } from '../core/moderation.js';
import { Observable } from './observable.js';

/** `out`: nobody is signed in, `error` says why when there was an attempt or the session ended · `asking`: a token is being tried. */
export interface SessionView {
  readonly phase: 'out' | 'asking' | 'in';
  readonly me?: Moderator;
  /** What the sign-in or the session ended with. */
  readonly error?: unknown;
  /** Somebody was signed in, and the backend no longer takes the token. */
  readonly expired?: boolean;
}

/**
 * Who moderates. The token lives in the `Moderation` object alone, in memory: signing out, and an answer that the token is not good any more,
 * drop that object.
 */
export class ModerationSession extends Observable<SessionView> {
  #moderation: Moderation | undefined;
  #attempt = 0;

  constructor() {
    super({ phase: 'out' });
  }

  /** The backend, while somebody is signed in; a call that it refuses as `unauthorized` ends the session. */
  get moderation(): Moderation | undefined {
    return this.value.phase === 'in' ? this.#moderation : undefined;
  }

  /** @param open makes the backend's object; it is asked whose token it has before anything else. */
  async signIn(open: () => Promise<Moderation>): Promise<void> {
    const attempt = ++this.#attempt;
    this.set({ phase: 'asking' });
    try {
      const moderation = await open();
      const me = await moderation.whoAmI();
      if (attempt !== this.#attempt) return;
      this.#moderation = guarded(
        moderation,
        (error) => attempt === this.#attempt && this.#end({ error, expired: true }),
      );
      this.set({ phase: 'in', me });
    } catch (error) {
      if (attempt === this.#attempt) this.#end({ error });
    }
  }

  signOut(): void {
    this.#end({});
  }

  #end(why: Pick<SessionView, 'error' | 'expired'>): void {
    this.#attempt++;
    this.#moderation = undefined;
    this.set({ phase: 'out', ...why });
  }
}

/** Tells of every call that is refused because of the token, and passes everything on. `watch` comes back as it is: its end is told by the next call. */
function guarded(moderation: Moderation, onUnauthorized: (error: unknown) => void): Moderation {
  const wrap =
    (method: (...given: unknown[]) => unknown) =>
    async (...given: unknown[]): Promise<unknown> => {
      try {
        return await method(...given);
      } catch (error) {
        if (error instanceof CommentError && error.code === 'unauthorized') onUnauthorized(error);
        throw error;
      }
    };
  const members = Object.entries(moderation).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' && name !== 'watch' ? wrap(member as (...given: unknown[]) => unknown) : member,
  ]);
  return Object.fromEntries(members) as Moderation;
}
