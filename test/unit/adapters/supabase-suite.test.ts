import { describe, it } from 'vitest';
import { supabaseStandIn } from '../../../demo/stand-ins/supabase.js';
import { supabaseAdapter } from '../../../src/adapters/supabase.js';
import { adapterSuite, type Harness } from '../../../src/testing/index.js';
import { serveHandler } from '../../support/serve-handler.js';

async function harness(moderation: 'pre' | 'post'): Promise<Harness> {
  const standIn = supabaseStandIn({ moderation });
  const { url, close } = await serveHandler((request) => standIn.handle(request));
  return {
    adapter: supabaseAdapter({ endpoint: url, key: 'sb_publishable_abc' }),
    page: { id: '/tin/1', url: 'https://vidu.vn/tin/1', title: 'Một bài viết' },
    otherPage: { id: '/tin/2', url: 'https://vidu.vn/tin/2', title: 'Bài khác' },
    articles: 0,
    countStored: () => standIn.count(),
    moderate: (id, decision) => (decision === 'published' ? standIn.approve(id) : standIn.remove(id)),
    closePage: (page, closed) => standIn.close(page.id, closed),
    advance: (ms) => standIn.advance(ms),
    dispose: close,
  };
}

describe('supabaseAdapter keeps the contract', () => {
  describe('where a moderator sees comments first', () => adapterSuite({ describe, it }, () => harness('pre')));
  describe('where comments are published at once', () => adapterSuite({ describe, it }, () => harness('post')));
});
