import type { PageParts } from '../contract/adapter.js';
import type { Article } from '../core/article.js';
import type { FieldDefinition } from '../core/field.js';
import type { FormDescription } from '../core/form.js';
import type { ResultPage } from '../core/page.js';
import { flag, list, number, object, oneOf, text } from './decode.js';

/** The wire's answers to whoever reads. Apart from those of a submit: every visitor reads, few write. */
const field = object<FieldDefinition>({
  name: text,
  type: oneOf('text', 'tel', 'email', 'url', 'textarea', 'select', 'checkbox'),
  required: flag,
  maxLength: [number],
  label: [text],
  hint: [text],
  options: [list(object({ value: text, label: text }))],
});

export const form = object<FormDescription>({
  fields: list(field),
  challenge: oneOf('always', 'on-demand', 'none'),
  moderation: oneOf('pre', 'post'),
  consent: [object({ version: text, text })],
  closed: [flag],
});

const article = object<Article>({
  id: text,
  title: text,
  url: text,
  published: text,
  views: [number],
  comments: [number],
});

export const articles = object<ResultPage<Article>>({ items: list(article), next: [text], total: [number] });

/** Without comments: `comment-shapes.ts` has those, and a page that shows none does not load it. */
export const pageParts = object<Omit<PageParts, 'comments'>>({ form: [form], recent: [articles], older: [articles] });
