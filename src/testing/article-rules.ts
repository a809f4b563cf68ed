import { articleKinds, type Article, type ArticleKind, type ArticleQuery } from '../core/article.js';
import { ensure, refuses, same } from './assert.js';
import type { Fixture } from './fixture.js';
import type { Rule } from './rule.js';
import { walkPages } from './walk-pages.js';

export function articleRules(rule: Rule): void {
  const needs = ['listArticles'] as const;

  for (const kind of articleKinds) {
    rule(
      `Every item of \`${kind}\` comes exactly once over the pages of one query, and the page’s own article never does.`,
      { needs, mend: 'Page by (sort key, id) of the last item, leave out query.page, and end with a missing `next`.' },
      async (fixture) => {
        if (!declares(fixture, kind)) return;
        for (const limit of [1, 3, 50]) {
          const items = await walk(fixture, { kind, page: fixture.page.id, limit });
          const ids = items.map(({ id }) => id);
          same(new Set(ids).size, ids.length, `items that are there once, at limit ${limit}`);
          ensure(!ids.includes(fixture.page.id), `the page’s own article is among ${kind}`);
          const whole = kind === 'recent' || kind === 'popular';
          if (whole && fixture.articles > 0)
            same(ids.length, fixture.articles - 1, `the number of items, at limit ${limit}`);
        }
      },
    );
  }

  rule(
    '`recent` and `older` are newest first, `newer` starts where the page stands, `popular` is by views.',
    { needs, mend: 'Order by time (popular: by views), and by id where those are equal.' },
    async (fixture) => {
      const time = ({ published }: Article): number => Date.parse(published);
      const views = (article: Article): number => article.views ?? 0;
      for (const kind of articleKinds.filter((each) => declares(fixture, each))) {
        const items = await walk(fixture, { kind, page: fixture.page.id, limit: 4 });
        const keys = items.map(kind === 'popular' ? views : time);
        ensure(!keys.some(Number.isNaN), 'an article’s `published` is no time');
        const sign = kind === 'newer' ? 1 : -1;
        same(
          keys,
          [...keys].sort((a, b) => sign * (a - b)),
          `the order of ${kind}`,
        );
      }
    },
  );

  rule(
    'Every other article is either older or newer than the page.',
    { needs, mend: 'Compare (time, id) with the page’s own, so that articles of its very time lie on one side.' },
    async (fixture) => {
      if (!declares(fixture, 'older') || !declares(fixture, 'newer') || fixture.articles === 0) return;
      const page = fixture.page.id;
      const all = [
        ...(await walk(fixture, { kind: 'older', page })),
        ...(await walk(fixture, { kind: 'newer', page })),
      ];
      same(new Set(all.map(({ id }) => id)).size, all.length, 'articles on one side only');
      same(all.length, fixture.articles - 1, 'the number of articles on both sides');
    },
  );

  rule(
    'A page of articles holds at most `limit` items, 10 by default.',
    {
      needs,
      mend: 'Hand query.limit on, and cut what a backend gives too much of, without losing it for the next page.',
    },
    async (fixture) => {
      for (const kind of articleKinds.filter((each) => declares(fixture, each))) {
        const page = fixture.page.id;
        ensure(
          (await fixture.adapter.listArticles({ kind, page })).items.length <= 10,
          `${kind} without limit is longer than 10`,
        );
        ensure(
          (await fixture.adapter.listArticles({ kind, page, limit: 2 })).items.length <= 2,
          `${kind} is longer than its limit`,
        );
      }
    },
  );

  rule(
    'A cursor of another query rejects with `invalid`.',
    { needs, mend: 'Write kind, page and date into the cursor (or seal it with them), and compare.' },
    async (fixture) => {
      const { adapter, abilities, page, otherPage } = fixture;
      const kinds = articleKinds.filter((each) => declares(fixture, each));
      for (const kind of kinds) {
        const query: ArticleQuery = { kind, page: page.id, limit: 1 };
        const { next } = await adapter.listArticles(query);
        const bad = ['no cursor', '%', 'a.b'].map((cursor) => ({ ...query, cursor }));
        const strange = next === undefined ? [] : elsewhere(query, next, kinds, otherPage.id, abilities.articleDates);
        for (const each of [...bad, ...strange]) {
          const { code, outcome } = await refuses(
            adapter.listArticles(each),
            'invalid',
            `the cursor in ${JSON.stringify(each)}`,
          );
          same([code, outcome], ['invalid', 'refused'], 'the error');
        }
      }
    },
  );

  rule(
    'With a `date`, `older` is posted on or before that day in the site’s time zone, `newer` on or after.',
    { needs, mend: 'Take the whole day: `older` ends with its last moment, `newer` begins with its first.' },
    async (fixture) => {
      if (!fixture.abilities.articleDates) return;
      const page = fixture.page.id;
      for (const kind of (['older', 'newer'] as const).filter((each) => declares(fixture, each))) {
        const count = async (date: string): Promise<number> => (await walk(fixture, { kind, page, date })).length;
        const [first, last] = [await count('1970-01-02'), await count('2999-12-31')];
        if (fixture.articles > 0)
          same(
            kind === 'older' ? [first, last] : [last, first],
            [0, fixture.articles - 1],
            `${kind} at both ends of time`,
          );
        for (const { published } of await walk(fixture, { kind, page })) {
          const day = published.slice(0, 10);
          const items = await walk(fixture, { kind, page, date: day });
          // Zones lie between UTC−12 and UTC+14: further out, no zone can be the reason.
          const off = items.filter((item) => (kind === 'older' ? outside(day, item) > 0 : outside(day, item) < 0));
          same(
            off.map(({ id }) => id),
            [],
            `articles on the wrong side of ${day}`,
          );
        }
      }
    },
  );

  rule(
    'An article has an id, a title, a URL and the time when it was posted.',
    { needs, mend: 'Map the backend’s own names; `published` is ISO 8601 with an offset or Z.' },
    async (fixture) => {
      for (const kind of articleKinds.filter((each) => declares(fixture, each))) {
        for (const { id, title, url, published } of await walk(fixture, { kind, page: fixture.page.id })) {
          for (const text of [id, title, url, published])
            ensure(typeof text === 'string' && text, `an article of ${kind} lacks one`);
          ensure(/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(published), `${published} has no offset`);
        }
      }
    },
  );
}

function declares({ abilities }: Fixture, kind: ArticleKind): boolean {
  return !!abilities.articleKinds?.includes(kind);
}

function walk({ adapter }: Fixture, query: ArticleQuery): Promise<readonly Article[]> {
  return walkPages((cursor) => adapter.listArticles({ ...query, ...cursor }));
}

function elsewhere(
  query: ArticleQuery,
  cursor: string,
  kinds: readonly ArticleKind[],
  page: string,
  dates?: boolean,
): ArticleQuery[] {
  const other = kinds.find((kind) => kind !== query.kind);
  return [
    { ...query, cursor, page },
    ...(other ? [{ ...query, cursor, kind: other }] : []),
    ...(dates && query.kind === 'older' ? [{ ...query, cursor, date: '2999-12-31' }] : []),
  ];
}

/** Positive: after the day in every zone; negative: before it in every zone. */
function outside(day: string, { published }: Article): number {
  const hour = 3_600_000;
  const [start, time] = [Date.parse(`${day}T00:00:00Z`), Date.parse(published)];
  return time >= start + (24 + 12) * hour ? 1 : time < start - 14 * hour ? -1 : 0;
}
