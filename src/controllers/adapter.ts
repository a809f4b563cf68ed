import { ContextEvent, createContext } from '@lit/context';
import type { Adapter } from '../contract/adapter.js';
import { PageSource } from '../state/page-source.js';
import { pageOf } from './page.js';
import { sourceContext, type SourceHost } from './source-host.js';

const context = createContext<Promise<PageSource>>(sourceContext);

/**
 * The source of an element, in this order: its `adapter` property, its `endpoint` attribute, the nearest `yk-backend` or `yk-comments`.
 * @throws TypeError that names the mend when there is none.
 */
export async function resolveSource(host: SourceHost, page = host.page): Promise<PageSource> {
  const adapter =
    host.adapter ?? (await host.loadAdapter?.()) ?? (host.endpoint ? await http(host.endpoint) : undefined);
  if (adapter) return new PageSource(adapter, pageOf(page));
  // The script tag fetches this element only where a page has it: its question must not go unheard.
  if (host.closest('yk-backend:not(:defined)')) await customElements.whenDefined('yk-backend');
  let around: Promise<PageSource> | undefined;
  host.dispatchEvent(new ContextEvent(context, host, (source) => (around = source)));
  if (around) return around;
  throw new TypeError(
    `<${host.localName}> has no backend: give it endpoint="/api", an adapter, or a <yk-backend> around it.`,
  );
}

/** One for each endpoint: elements that ask the same backend in the same moment, such as numbers in a list of teasers, then share a request. */
const adapters: Record<string, Adapter> = {};

async function http(endpoint: string): Promise<Adapter> {
  const { httpAdapter } = await import('../adapters/http.js');
  return (adapters[endpoint] ??= httpAdapter({ endpoint }));
}
