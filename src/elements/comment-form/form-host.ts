import type { LitElement } from 'lit';
import type { MessageOverrides, LocaleController } from '../../controllers/locale.js';
import type { SourceHost } from '../../controllers/source.js';
import type { FieldDefinition } from '../../core/field.js';
import type { FieldValues } from '../../core/comment.js';

/** What the session, which arrives later, needs of the form's element. */
export interface FormHost extends LitElement, SourceHost {
  messages?: MessageOverrides | undefined;
  readonly locale: LocaleController;
  /** The fields as shown now. */
  shown: readonly FieldDefinition[];
  /** The owner's own choice, if there is one. */
  readonly wished: readonly FieldDefinition[] | undefined;
  /** The text of every field, as typed. */
  values(): FieldValues;
  /** Puts texts into the fields that are empty. */
  fill(values: FieldValues): void;
  /** Empties every field. */
  clear(): void;
  /** What only a robot fills in. */
  trapped(): string;
  labelOf(name: string): string;
  /** Moves the focus to a field, to `challenge`'s, or to an element by its id. */
  focusOn(name: string): void;
}
