import { maxReplyDepth } from '../../core/comment.js';

/** What the order needs to know of a comment. */
export interface Threaded {
  readonly id: string;
  readonly page: string;
  readonly parent?: string | undefined;
}

/** What was changed so that every comment has a place. */
export type Mend =
  /** Its parent is not there, or was not taken: it begins a thread. */
  | 'orphan'
  /** Its parent stands on another page: it begins a thread. */
  | 'other-page'
  /** It was its own ancestor: it begins a thread. */
  | 'cycle'
  /** It stood deeper than replies may: it answers what its parent answers. */
  | 'too-deep';

export interface Placed<T extends Threaded> {
  readonly comment: T;
  readonly parent?: string;
  readonly mend?: Mend;
}

/**
 * Gives comments so that each comes after what it answers. One whose parent has come is given at once; the others wait, so a file in its natural order needs the memory of its
 * ids, not of its texts.
 */
export class ParentsFirst<T extends Threaded> {
  readonly #placed = new Map<
    string,
    { readonly page: string; readonly depth: number; readonly parent: string | undefined }
  >();
  /** By the parent that they wait for. */
  readonly #waiting = new Map<string, T[]>();
  readonly #waitingById = new Map<string, T>();

  /** Whether a comment of this id has come before. */
  has(id: string): boolean {
    return this.#placed.has(id) || this.#waitingById.has(id);
  }

  /** What can be given now: nothing, the comment, or it and what waited for it. */
  add(comment: T): Placed<T>[] {
    const { parent } = comment;
    if (parent === undefined || this.#placed.has(parent)) return this.#release(comment);
    this.#waitingById.set(comment.id, comment);
    const siblings = this.#waiting.get(parent);
    if (siblings) siblings.push(comment);
    else this.#waiting.set(parent, [comment]);
    return [];
  }

  /** The rest: first those whose parent never came, then those that go round in circles. */
  *finish(): Generator<Placed<T>> {
    for (const comment of [...this.#waitingById.values()]) {
      if (!this.has(comment.parent!)) yield* this.#release(comment, 'orphan');
    }
    for (const comment of [...this.#waitingById.values()]) {
      // It may hang below a circle and have got its place with it.
      if (this.#waitingById.has(comment.id)) yield* this.#release(this.#onCircle(comment), 'cycle');
    }
  }

  #release(first: T, mend?: Mend): Placed<T>[] {
    const given: Placed<T>[] = [];
    const next: { comment: T; mend?: Mend | undefined }[] = [{ comment: first, mend }];
    // The list grows while it is walked.
    for (const { comment, mend } of next) {
      this.#waitingById.delete(comment.id);
      given.push(this.#place(comment, mend));
      const below = this.#waiting.get(comment.id) ?? [];
      this.#waiting.delete(comment.id);
      // The one that a circle was cut at has its place already.
      for (const child of below) if (!this.#placed.has(child.id)) next.push({ comment: child });
    }
    return given;
  }

  #place(comment: T, mend: Mend | undefined): Placed<T> {
    const { id, page } = comment;
    const above = mend === undefined && comment.parent !== undefined ? this.#placed.get(comment.parent) : undefined;
    if (above?.page !== page) {
      this.#placed.set(id, { page, depth: 0, parent: undefined });
      const why = above ? 'other-page' : mend;
      return { comment, ...(why && { mend: why }) };
    }
    const tooDeep = above.depth >= maxReplyDepth;
    const parent = tooDeep ? above.parent! : comment.parent!;
    this.#placed.set(id, { page, depth: tooDeep ? above.depth : above.depth + 1, parent });
    return { comment, parent, ...(tooDeep && { mend: 'too-deep' }) };
  }

  /** The first comment that the way up comes to twice. */
  #onCircle(comment: T): T {
    const seen = new Set<string>();
    let at = comment;
    while (!seen.has(at.id)) {
      seen.add(at.id);
      at = this.#waitingById.get(at.parent!)!;
    }
    return at;
  }
}
