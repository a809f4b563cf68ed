import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { LocaleController } from '../../controllers/locale.js';
import { findSource, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';
import { countComments } from '../../state/comment-counts.js';

/**
 * The number of a page's comments, for a list of teasers. All of them on a page are asked for in one request.
 *
 * @slot - Stands until the number is there, and stays where it cannot be had.
 */
export class YkCommentCount extends LitElement implements SourceHost {
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
    lang: {},
    count: { attribute: false },
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  /** Id of the page that is counted; by default the one that this stands on. */
  declare page?: string | undefined;
  declare lang: string;
  /** Published comments; absent until it is known. */
  declare count?: number | undefined;

  readonly locale = new LocaleController(this);

  protected override willUpdate(changed: PropertyValues): void {
    if (this.hasUpdated && !['adapter', 'endpoint', 'page'].some((name) => changed.has(name))) return;
    this.count = undefined;
    this.#ask().catch(console.error);
  }

  override render(): TemplateResult {
    const { count } = this;
    return html`<slot ?hidden=${count !== undefined}></slot>${count?.toLocaleString(this.locale.code) ?? nothing}`;
  }

  async #ask(): Promise<void> {
    const { adapter, page } = await findSource(this);
    try {
      const asked = this.page;
      const count = await countComments(adapter, page.id);
      if (this.page === asked) this.count = count;
    } catch {
      // What the owner put inside stands: a number that is missing is nobody's loss.
    }
  }
}
