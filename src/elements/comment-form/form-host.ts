import type { LitElement } from 'lit';
import type { LocaleController, MessageOverrides } from '../../controllers/locale.js';
import type { SourceHost } from '../../controllers/source.js';
import type { FieldDefinition } from '../../core/field.js';
import type { FormDescription } from '../../core/form.js';
import type { DraftKeeper } from '../../state/draft.js';
import type { PageSource } from '../../state/page-source.js';
import type { ChallengeController } from '../parts/challenge-controller.js';

/** What the parts that arrive later need of the form's element. */
export interface FormHost extends LitElement, SourceHost {
  messages?: MessageOverrides | undefined;
  /** Id of the comment that is answered. */
  parent?: string | undefined;
  readonly locale: LocaleController;
  /** The fields as shown now. */
  shown: readonly FieldDefinition[];
  /** The owner's own choice, if there is one. */
  readonly wished: readonly FieldDefinition[] | undefined;
  labelOf(name: string): string;
}

/** What a form's session tells whoever writes. */
export interface FormContext {
  readonly source: PageSource | undefined;
  readonly description: FormDescription | undefined;
  /** Nothing asks for a challenge here, or not yet. */
  readonly unasked: boolean;
  /** Says a text through the live region. */
  announce(text: string): void;
}

/** What sending needs of the writing that it belongs to. */
export interface SendingContext extends FormContext {
  readonly source: PageSource;
  readonly challenge: ChallengeController | undefined;
  readonly draft: DraftKeeper;
  /** The element stands for another page by now. */
  readonly left: boolean;
  /** A draft was put back into the fields. */
  restored: boolean;
  needChallenge(): Promise<ChallengeController>;
}
