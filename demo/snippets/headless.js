import { httpAdapter } from 'ykien/adapters/http';
import { ArticleListState, PageSource } from 'ykien/headless';

const adapter = httpAdapter({ endpoint: process.env.ENDPOINT ?? 'http://127.0.0.1:8787' });
const page = { id: '/news/42', url: 'https://example.vn/news/42', title: 'A bridge for the old town' };
const list = new ArticleListState(new PageSource(adapter, page), 'recent');
list.subscribe(() => console.log(list.value.phase, list.value.items.length));
list.load();
