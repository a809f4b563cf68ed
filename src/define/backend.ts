import { YkBackend } from '../elements/backend/backend.js';
import { define } from './define.js';

// Each is a download of its own, for the pages that name it.
Object.assign(YkBackend.types, {
  artalk: async () => (await import('../adapters/artalk.js')).artalkAdapter,
  feed: async () => (await import('../adapters/feed.js')).feedAdapter,
  http: async () => (await import('../adapters/http.js')).httpAdapter,
  isso: async () => (await import('../adapters/isso.js')).issoAdapter,
  'local-storage': async () => (await import('../adapters/local-storage.js')).localStorageAdapter,
  memory: async () => (await import('../adapters/memory.js')).memoryAdapter,
  remark42: async () => (await import('../adapters/remark42.js')).remark42Adapter,
  rest: async () => (await import('../adapters/rest.js')).restAdapter,
  supabase: async () => (await import('../adapters/supabase.js')).supabaseAdapter,
  twikoo: async () => (await import('../adapters/twikoo.js')).twikooAdapter,
  waline: async () => (await import('../adapters/waline.js')).walineAdapter,
  wordpress: async () => (await import('../adapters/wordpress.js')).wordpressAdapter,
});

define('yk-backend', YkBackend);

declare global {
  interface HTMLElementTagNameMap {
    'yk-backend': YkBackend;
  }
}
