import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { SourceProvider, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';

/**
 * Gives the elements inside it their backend.
 *
 * @slot - The elements that use it.
 */
export class YkBackend extends LitElement implements SourceHost {
  static override properties = {
    adapter: { attribute: false },
    endpoint: {},
    page: {},
  };

  declare adapter?: Adapter | undefined;
  declare endpoint?: string | undefined;
  declare page?: string | undefined;

  readonly #provider = new SourceProvider(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.size) return;
    this.#provider.reset();
    // What stands inside has asked already: it asks again.
    if (this.hasUpdated)
      for (const element of this.querySelectorAll<LitElement>('*')) element.requestUpdate?.('adapter', null);
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
