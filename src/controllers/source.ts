import type { PageSource } from '../state/page-source.js';
import { sourceContext, type SourceHost } from './source-host.js';

export type { SourceHost };

/** Finds the source of an element: its own adapter, its own endpoint, else the nearest backend around it. The code comes when first needed. */
export async function findSource(host: SourceHost, page = host.page): Promise<PageSource> {
  const { resolveSource } = await import('./adapter.js');
  return resolveSource(host, page);
}

interface SourceRequest extends Event {
  readonly context: unknown;
  readonly contextTarget: SourceHost;
  callback(source: Promise<PageSource>): void;
}

/** Lets a host answer for everything inside it: one source per page id, so that the elements of a page share one request. */
export class SourceProvider {
  readonly #host: SourceHost;
  readonly #sources = new Map<string | undefined, Promise<PageSource>>();

  constructor(host: SourceHost) {
    this.#host = host;
    host.addEventListener('context-request', (event) => {
      const request = event as unknown as SourceRequest;
      // The host's own question goes to the one around it.
      if (request.context !== sourceContext || request.contextTarget === host) return;
      request.stopPropagation();
      request.callback(this.source(request.contextTarget.page));
    });
  }

  source(page = this.#host.page): Promise<PageSource> {
    let source = this.#sources.get(page);
    if (!source) {
      this.#sources.set(page, (source = findSource(this.#host, page)));
      // What could not be had, over a line that was gone, is looked for again by whoever asks next.
      source.catch(() => this.#sources.delete(page));
    }
    return source;
  }

  /** Forgets what was found: the host has another backend or another page now. */
  reset(): void {
    this.#sources.clear();
  }
}
