import type { Article } from '../core/article.js';
import type { FormDescription } from '../core/form.js';
import type { ResultPage } from '../core/page.js';
import type { PageParts } from '../contract/adapter.js';
import { pageOfArticles } from './articles.js';
import { concat, utf8 } from './bytes.js';
import type { Call } from './call.js';
import { defaultComments } from './comment-lists.js';
import { pageOfComments } from './comments.js';
import { describeForm, requirePage } from './form.js';
import { digestOf, publicDigested, publicText, type DigestedText } from './public-json.js';

const defaultParts = 'form,recent,older';

/** Where the parts of a page come from; one that is `undefined` is left out. */
export interface PageSources {
  form(page: string): Promise<FormDescription>;
  articles(asked: {
    readonly kind: 'recent' | 'older';
    readonly page: string;
  }): Promise<ResultPage<Article> | undefined>;
  /** Newest first, as JSON. */
  comments(page: string, limit: number): Promise<DigestedText | undefined>;
}

/** `GET /v1/page?page&include=form,recent,older,comments`: what a page needs at its start in one answer. A part that is not known is absent. */
export function page(call: Call): Promise<Response> {
  return pageFrom(call, {
    form: (id) => describeForm(call, id),
    articles: (asked) => pageOfArticles(call, asked),
    comments: (id, limit) => pageOfComments(call, { page: id, sort: 'newest', limit }),
  });
}

export async function pageFrom(call: Call, sources: PageSources): Promise<Response> {
  const id = requirePage(call);
  const asked = new Set((call.query.get('include') ?? defaultParts).split(','));
  const [form, recent, older, comments] = await Promise.all([
    asked.has('form') ? sources.form(id) : undefined,
    asked.has('recent') ? sources.articles({ kind: 'recent', page: id }) : undefined,
    asked.has('older') ? sources.articles({ kind: 'older', page: id }) : undefined,
    asked.has('comments') ? sources.comments(id, defaultComments) : undefined,
  ]);
  const parts: Omit<PageParts, 'comments'> = {
    ...(form && { form }),
    ...(recent && { recent }),
    ...(older && { older }),
  };
  const text = JSON.stringify(parts);
  if (!comments) return publicText(call.request, text, 'application/json');
  // They are JSON already, and so much of the answer that their digest stands for them.
  const others = text === '{}' ? '{' : `${text.slice(0, -1)},`;
  const { digest } = await digestOf(`${text}${comments.digest}`);
  const bytes = concat([utf8(`${others}"comments":`), comments.bytes, utf8('}')]);
  return publicDigested(call.request, { bytes, digest });
}
