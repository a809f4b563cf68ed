import { beforeAll, describe, expect, it } from 'vitest';
import { postgresStore } from '../../../../src/server/stores/postgres.js';
import { articleSql } from '../../../../src/server/stores/postgres-articles.js';
import { auditSql } from '../../../../src/server/stores/postgres-audit.js';
import { deliverySql } from '../../../../src/server/stores/postgres-deliveries.js';
import { dumpSql } from '../../../../src/server/stores/postgres-dump.js';
import { eventSql } from '../../../../src/server/stores/postgres-events.js';
import { forwardSql } from '../../../../src/server/stores/postgres-forwards.js';
import { reviewSql } from '../../../../src/server/stores/postgres-review.js';
import { threadSql } from '../../../../src/server/stores/postgres-threads.js';
import { useServer } from './postgres-server.js';

const server = useServer(['fsync=off']);

beforeAll(async () => {
  await (await postgresStore({ url: server.url, schema: 'plans', allowVolatile: true })).close();
});

/** The plan where every choice costs what it costs in a large table: small ones would be read whole. */
async function plan(sql: string): Promise<string> {
  const rows = await server.query(`SET search_path = plans; SET enable_seqscan = off; SET enable_bitmapscan = off;
    SET enable_sort = off; EXPLAIN (GENERIC_PLAN) ${sql}`);
  return rows.map((row) => String(row['QUERY PLAN'])).join('\n');
}

/** With one of two, statistics decide which. */
const inOrder: readonly (readonly [name: string, sql: string, index: string])[] = [
  ['newest roots', threadSql.newest, 'comment_roots'],
  ['oldest roots', threadSql.oldest, 'comment_roots'],
  ['top roots', threadSql.top, 'comment_top'],
  ['replies', threadSql.replies, 'comment_replies'],
  ['recent comments of a page', threadSql.recentOfPage, 'comment_page'],
  ['recent comments of a site', threadSql.recentOfSite, 'comment_(queue|all)'],
  ['newest articles', articleSql.newest, 'article_published'],
  ['newer articles', articleSql.oldest, 'article_published'],
  ['popular articles', articleSql.mostViewed, 'article_views'],
  ['events of a site', eventSql.listOfSite, 'event_site'],
  ['events of a page', eventSql.listOfPage, 'event_page'],
  ['audit lines', auditSql.listOfSite, 'audit_site'],
  ['forwards', forwardSql.list, 'forward_open'],
  ['comments of an export', dumpSql.comment, 'comment_seq'],
];

const found: typeof inOrder = [
  ['first replies', threadSql.firstReplies, 'comment_replies'],
  ['ancestors', threadSql.ancestors, 'comment_site_id_key'],
  ['what waits', reviewSql.pending, 'comment_(queue|all)'],
  ['edits that wait', reviewSql.pending, 'comment_waiting'],
  ['what was reported', reviewSql.reported, 'comment_reported'],
  ['what was published', reviewSql.published, 'comment_(queue|all)'],
  ['all comments', reviewSql.all, 'comment_all'],
  ['copies', threadSql.countText, 'comment_text'],
  ['deliveries that are due', deliverySql.take, 'delivery_due'],
];

describe('plans', () => {
  it.each(inOrder)('of %s read an index in its order', async (_name, sql, index) => {
    const lines = await plan(sql);
    expect(lines).toMatch(new RegExp(index));
    expect(lines).not.toMatch(/Seq Scan on (?!state)|Sort/);
  });

  it.each(found)('of %s read an index', async (_name, sql, index) => {
    const lines = await plan(sql);
    expect(lines).toMatch(new RegExp(index));
    expect(lines).not.toMatch(/Seq Scan on (comment|event|article|delivery)\b/);
  });
});
