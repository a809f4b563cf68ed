import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { SourceProvider, type SourceHost } from '../../controllers/source.js';
import type { Adapter } from '../../contract/adapter.js';

/** What makes an adapter: `endpoint` and whatever else stands in `options`. */
export type AdapterFactory = (options: never) => Adapter;

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
    type: {},
    options: { converter: (text: string | null) => text ?? undefined },
  };

  /** Fetches the factory of a type, by its name. Set by `ykien/define/backend`; whoever has an adapter of their own adds to it. */
  static types: Record<string, () => Promise<AdapterFactory>> = {};

  declare adapter?: Adapter | undefined;
  /** Base URL of the server; of our own kind, unless `type` says another. */
  declare endpoint?: string | undefined;
  declare page?: string | undefined;
  /** What kind of server it is, such as `wordpress`; only its adapter is fetched. */
  declare type?: string | undefined;
  /** What that adapter wants besides `endpoint`: an object, in markup as JSON. */
  declare options?: Readonly<Record<string, unknown>> | string | undefined;

  readonly #provider = new SourceProvider(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.size) return;
    this.#provider.reset();
    // What stands inside has asked already: it asks again.
    if (this.hasUpdated)
      for (const element of this.querySelectorAll<LitElement>('*')) element.requestUpdate?.('adapter', null);
  }

  /** @throws TypeError that names the attribute and the mend. */
  async loadAdapter(): Promise<Adapter | undefined> {
    const { type, endpoint, options = {} } = this;
    if (!type) return undefined;
    const load = Object.hasOwn(YkBackend.types, type) ? YkBackend.types[type] : undefined;
    if (!load) {
      throw new TypeError(`<yk-backend type="${type}">: give one of ${Object.keys(YkBackend.types).join(', ')}.`);
    }
    const given = typeof options === 'string' ? readOptions(options) : options;
    const create = (await load()) as (options: object) => Adapter;
    return create({ ...(endpoint && { endpoint }), ...given });
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

function readOptions(text: string): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Told below, like anything else that is no object.
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new TypeError(`<yk-backend options='${text}'>: write a JSON object, such as options='{"site": "example"}'.`);
}
