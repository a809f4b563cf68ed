import { describe, it } from 'node:test';
import { memoryAdapter } from 'ykien/adapters/memory';
import { adapterSuite } from 'ykien/testing';

const page = (id) => ({ id, url: `https://example.vn${id}`, title: '' });

describe('my adapter', () =>
  adapterSuite({ describe, it }, async () => ({
    adapter: memoryAdapter({ challenge: 'none' }), // yours
    page: page('/news/1'),
    otherPage: page('/news/2'),
    articles: 0,
    dispose() {},
  })));
