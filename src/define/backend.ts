import { YkBackend } from '../elements/backend/backend.js';
import { define } from './define.js';

/** What several adapters are made of comes beside the one that is named, not behind it. */
const beside = <A>(adapter: Promise<A>): Promise<A> => {
  import('../adapters/parts/refusal.js').catch(() => undefined);
  return adapter;
};

// Each is a download of its own, for the pages that name it.
Object.assign(YkBackend.types, {
  artalk: async () => (await beside(import('../adapters/artalk.js'))).artalkAdapter,
  feed: async () => (await beside(import('../adapters/feed.js'))).feedAdapter,
  http: async () => (await import('../adapters/http.js')).httpAdapter,
  isso: async () => (await beside(import('../adapters/isso.js'))).issoAdapter,
  'local-storage': async () => (await import('../adapters/local-storage.js')).localStorageAdapter,
  memory: async () => (await import('../adapters/memory.js')).memoryAdapter,
  remark42: async () => (await beside(import('../adapters/remark42.js'))).remark42Adapter,
  rest: async () => (await beside(import('../adapters/rest.js'))).restAdapter,
  supabase: async () => (await beside(import('../adapters/supabase.js'))).supabaseAdapter,
  twikoo: async () => (await beside(import('../adapters/twikoo.js'))).twikooAdapter,
  waline: async () => (await beside(import('../adapters/waline.js'))).walineAdapter,
  wordpress: async () => (await beside(import('../adapters/wordpress.js'))).wordpressAdapter,
});

define('yk-backend', YkBackend);

declare global {
  interface HTMLElementTagNameMap {
    'yk-backend': YkBackend;
  }
}
