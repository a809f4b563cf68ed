import { countGraphemes } from '../../core/text.js';
import type { FieldDefinition } from '../../core/field.js';

/** How many characters are left in a field, once that is worth knowing. */
export class Counter {
  readonly #left = new Map<string, number>();

  /**
   * Counts one field. The number is shown for the last fifth of its room.
   * @returns the number to say aloud when a threshold was crossed (50, 10, 0 characters left, and anything over), else nothing.
   */
  count({ name, maxLength }: FieldDefinition, text: string): number | undefined {
    if (!maxLength) return undefined;
    const before = this.#left.get(name) ?? Infinity;
    // A text is never shorter in code units than in characters: counting graphemes is for those near the limit.
    if (text.length < maxLength * 0.8) {
      this.#left.delete(name);
      return undefined;
    }
    // A pasted book is too long however it is counted, and counting its graphemes at every key would take seconds.
    const left = maxLength - (text.length > 4 * maxLength ? text.length : countGraphemes(text));
    this.#left.set(name, left);
    return [50, 10, 0, -1].some((threshold) => before > threshold && left <= threshold) ? left : undefined;
  }

  left(name: string): number | undefined {
    return this.#left.get(name);
  }
}
