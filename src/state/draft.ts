import { randomId } from '../core/random-id.js';
import type { DraftRecord, DraftStorage } from '../storage/draft-storage.js';
import type { Clock } from './clock.js';
import { Observable } from './observable.js';

/** `unkept`: the browser lets nothing be stored, which a reader is told once. */
export type DraftStatus = 'empty' | 'saved' | 'unkept';

/** What a form holds now. */
export type DraftContent = Pick<DraftRecord, 'values' | 'submissionId' | 'frozen'>;

export interface DraftOptions {
  readonly page: string;
  readonly parent?: string;
  readonly clock: Clock;
  readonly storage: Promise<DraftStorage>;
  /** Asked once per save, not once per key: typing stays as cheap as in a bare form. */
  read(): DraftContent;
}

// A draft is saved this long after its first unsaved key, also during continuous typing.
const saveAfterMs = 300;
// A draft was never sent: after a day it is clutter, and on a shared computer a risk.
const expiresAfterMs = 24 * 3_600_000;

// What was sent and never acknowledged waits this long; then it is a draft again, for nobody remembers it as sent.
const waitsMs = 7 * 24 * 3_600_000;

/** Keeps what is typed into one form. A phone number is left out: a draft lies unencrypted on a device that may be shared. */
export class DraftKeeper extends Observable<DraftStatus> {
  readonly #key = randomId();
  readonly #options: DraftOptions;
  #dirty = false;
  // Counts discards: a save that was on its way at one has nothing to say any more.
  #discards = 0;
  #stopTimer: (() => void) | undefined;

  constructor(options: DraftOptions) {
    super('empty');
    this.#options = options;
  }

  /** The newest draft of the page and reply target, taken over by this form; expired ones are removed. */
  async restore(): Promise<DraftRecord | undefined> {
    const { page, parent, clock, storage } = this.#options;
    try {
      const store = await storage;
      const all = await store.list();
      const expired = all.filter((each) => !each.submissionId && each.savedAt < clock.now() - expiresAfterMs);
      await Promise.all(expired.map((each) => store.remove(each.key)));
      const mine = all
        .filter((each) => each.page === page && each.parent === parent && !expired.includes(each))
        .sort((a, b) => b.savedAt - a.savedAt)[0];
      // What was typed while the storage was opening is newer than anything in it.
      if (!mine || this.#dirty) return undefined;
      const { submissionId, frozen, ...text } = mine;
      const waits = submissionId && mine.savedAt >= clock.now() - waitsMs;
      const kept = { ...text, key: this.#key, ...(waits && { submissionId, ...(frozen && { frozen }) }) };
      await store.save(kept);
      await store.remove(mine.key);
      this.#tell('saved');
      return kept;
    } catch {
      return undefined;
    }
  }

  /** Says that something was typed; it is stored within 300 ms. */
  touch(): void {
    this.#dirty = true;
    this.#stopTimer ??= this.#options.clock.after(saveAfterMs, () => void this.flush());
  }

  /** Stores at once: for `pagehide`, and before a submit. */
  async flush(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    if (!this.#dirty) return;
    this.#dirty = false;
    const { page, parent, clock, storage, read } = this.#options;
    const { values, ...sent } = read();
    const { phone: _, ...kept } = values;
    const record = { key: this.#key, page, savedAt: clock.now(), values: sent.submissionId ? values : kept, ...sent };
    const filled = Object.values(record.values).some(Boolean);
    const discards = this.#discards;
    const say = (status: DraftStatus) => discards === this.#discards && this.set(status);
    try {
      const store = await storage;
      await (filled ? store.save(parent ? { ...record, parent } : record) : store.remove(this.#key));
      say(!filled ? 'empty' : store.durable ? 'saved' : 'unkept');
    } catch {
      // A full disk must not cost the reader the text that is still in the form.
      say('unkept');
    }
  }

  /** Tells only of changes: a status that is saved every 300 ms would render the form as often. */
  #tell(status: DraftStatus): void {
    if (status !== this.value) this.set(status);
  }

  /** Forgets the draft: only after a receipt, or when the reader says so. */
  async discard(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    this.#dirty = false;
    this.#discards++;
    this.#tell('empty');
    const store = await this.#options.storage;
    await store.remove(this.#key).catch(() => undefined);
  }
}
