import type { TemplateResult } from 'lit';
import type { Moderation } from '../../contract/moderation.js';
import type { Moderator } from '../../core/moderation.js';
import type { Translate } from '../../i18n/messages.js';
import type { ModerationQueue } from '../../state/moderation-queue.js';

/** What stands in the dialog. */
export interface Panel {
  readonly title: string;
  render(): TemplateResult;
  /** The dialog closes: nothing more will be shown. */
  stop?(): void;
}

/** What rows and panels need of the element: its words, its backend, its dialog. */
export interface Desk {
  readonly t: Translate;
  /** BCP 47 tag for dates and numbers. */
  readonly code: string;
  readonly me: Moderator;
  readonly moderation: Moderation;
  readonly queue: ModerationQueue;
  open(panel: Panel): void;
  close(): void;
  /** Shows what has changed. */
  update(): void;
  /** Tells those who do not see it. */
  say(text: string): void;
}
