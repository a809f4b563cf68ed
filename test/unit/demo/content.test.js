import { describe, expect, it } from 'vitest';
import { articles, findArticle, frontArticle } from '../../../demo/content/articles.js';
import { notices } from '../../../demo/content/notices.js';
import { sections } from '../../../demo/content/sections.js';
import { formatTime } from '../../../demo/format-time.js';
import { seedArticles } from '../../../demo/server.js';

const isUnique = (values) => new Set(values).size === values.length;

describe('the articles', () => {
  it('are at least forty, in every section', () => {
    expect(articles.length).toBeGreaterThanOrEqual(44);
    for (const { id } of sections) expect(articles.filter(({ section }) => section === id).length).toBeGreaterThan(3);
  });

  it('have slugs, times and titles of their own', () => {
    expect(isUnique(articles.map(({ slug }) => slug))).toBe(true);
    expect(isUnique(articles.map(({ published }) => Date.parse(published)))).toBe(true);
    expect(isUnique(articles.map(({ title }) => title))).toBe(true);
  });

  it('never repeat a paragraph', () => {
    expect(isUnique(articles.flatMap(({ summary, body }) => [summary, ...body]))).toBe(true);
  });

  it.each(articles.map((article) => [article.slug, article]))('%s is complete', (slug, article) => {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(article.published).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d\+07:00$/);
    expect(Date.parse(article.published)).toBeLessThan(Date.parse('2026-12-01'));
    expect(Number.isSafeInteger(article.views) && article.views >= 0).toBe(true);
    expect(article.body.length).toBeGreaterThanOrEqual(2);
    for (const text of [article.title, article.summary, article.byline, article.en.title, article.en.summary]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe('');
    }
  });

  it('are written in composed characters', () => {
    const text = JSON.stringify(articles);
    expect(text.normalize('NFC')).toBe(text);
  });

  it('include some that nobody has read', () => {
    expect(articles.some(({ views }) => views === 0)).toBe(true);
  });

  it('have neighbours on both sides of the front article, which is whole in English', () => {
    const place = articles.indexOf(frontArticle);
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(articles.length - 20);
    expect(frontArticle.en.body).toHaveLength(frontArticle.body.length);
  });

  it('are what the notices lead to', () => {
    for (const { slug } of notices) expect(findArticle(slug)).toBeDefined();
  });
});

describe('seedArticles', () => {
  it('gives the backend each article under the path of its canonical link', () => {
    const seeds = seedArticles();
    expect(seeds).toHaveLength(articles.length);
    expect(seeds[0]).toEqual({
      id: `/bai-viet/${articles[0].slug}`,
      url: `/bai-viet/${articles[0].slug}`,
      title: articles[0].title,
      published: articles[0].published,
      views: articles[0].views,
      summary: articles[0].summary,
    });
  });
});

describe('formatTime', () => {
  it('writes the hour before the date, in the time of Vietnam', () => {
    expect(formatTime('2018-03-28T05:59:00Z')).toBe('12:59 28/03/2018');
    expect(formatTime('2026-12-31T17:00:00Z')).toBe('00:00 01/01/2027');
  });
});
