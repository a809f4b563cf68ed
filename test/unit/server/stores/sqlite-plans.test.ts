import { describe, expect, it } from 'vitest';
import { articleSql } from '../../../../src/server/stores/sqlite-articles.js';
import { auditSql } from '../../../../src/server/stores/sqlite-audit.js';
import { banSql, moderatorSql } from '../../../../src/server/stores/sqlite-bans.js';
import { commentSql } from '../../../../src/server/stores/sqlite-comments.js';
import { counterSql } from '../../../../src/server/stores/sqlite-counters.js';
import { deliverySql } from '../../../../src/server/stores/sqlite-deliveries.js';
import { dumpSql } from '../../../../src/server/stores/sqlite-dump.js';
import { editSql } from '../../../../src/server/stores/sqlite-edits.js';
import { eraseSql } from '../../../../src/server/stores/sqlite-erase.js';
import { eventSql } from '../../../../src/server/stores/sqlite-events.js';
import { forwardSql } from '../../../../src/server/stores/sqlite-forwards.js';
import { limitSql } from '../../../../src/server/stores/sqlite-limits.js';
import { loadSql } from '../../../../src/server/stores/sqlite-load.js';
import { moderationSql } from '../../../../src/server/stores/sqlite-moderation.js';
import { openDatabase } from '../../../../src/server/stores/sqlite-open.js';
import { reviewListSql, reviewLists, reviewSql } from '../../../../src/server/stores/sqlite-review.js';
import { sweepSql } from '../../../../src/server/stores/sqlite-sweep.js';
import { threadSql } from '../../../../src/server/stores/sqlite-threads.js';
import { voteSql } from '../../../../src/server/stores/sqlite-votes.js';
import { otherConnection, temporaryFolder } from './sqlite-file.js';
import { join } from 'node:path';

const lists = (sql: (list: keyof typeof reviewLists) => string) =>
  Object.fromEntries(Object.keys(reviewLists).map((name) => [name, sql(name as keyof typeof reviewLists)]));
const { places, matches, end } = reviewListSql;

const statements = {
  ...{ articleSql, auditSql, banSql, commentSql, counterSql, deliverySql, dumpSql, editSql, eraseSql, eventSql },
  ...{ placesSql: lists(places), matchesSql: lists(matches), endSql: lists(end) },
  ...{ forwardSql, limitSql, loadSql, moderationSql, moderatorSql, reviewSql, sweepSql, threadSql, voteSql },
};
const all = Object.entries(statements).flatMap(([group, sql]) =>
  Object.entries<string>(sql).map(([name, text]) => [group.replace('Sql', ''), name, text] as const),
);

/** What is read from its start to its end may only be what the statement itself has made or was given: a list of ids, the path to a root. */
const own = /SCAN (CONSTANT ROW|above|json_each|wanted|\(subquery-\d+\))/;

function planOf(sql: string): string[] {
  const path = join(temporaryFolder(), 'comments.db');
  openDatabase(path).close();
  const plan = otherConnection(path).prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
  return plan.map((row) => String(row.detail));
}

const slow = (steps: readonly string[]) =>
  steps.filter((step) => /SCAN|TEMP B-TREE|AUTOMATIC/.test(step) && !own.test(step));

describe('query plans', () => {
  it.each(all)('%s.%s searches an index, without a scan of a table or a temporary sort', (_group, _name, sql) => {
    const steps = planOf(sql);
    expect(slow(steps)).toEqual([]);
    if (!sql.startsWith('INSERT')) expect(steps.join('; ')).toMatch(/SEARCH \w+/);
  });

  it.each([
    [threadSql.newest, 'comment_roots (site=? AND page=? AND (created_at,id)<(?,?))'],
    [threadSql.oldest, 'comment_roots (site=? AND page=? AND (created_at,id)>(?,?))'],
    [threadSql.top, 'comment_top (site=? AND page=? AND (liked,id)<(?,?))'],
    [threadSql.replies, 'comment_replies (site=? AND root=? AND (created_at,id)>(?,?))'],
    [places('pending'), 'comment_queue (site=? AND status=? AND (created_at,id)>(?,?))'],
    [places('waiting'), 'comment_waiting (site=? AND (created_at,id)>(?,?))'],
    [places('reported'), 'comment_reported (site=? AND (created_at,id)<(?,?))'],
    [threadSql.recentOfPage, 'comment_page (site=? AND page=?)'],
    [auditSql.listOfComment, 'audit_comment (site=? AND comment=? AND rowid<?)'],
    [eventSql.listOfPage, 'event_page (site=? AND page=? AND rowid>?)'],
  ])('%s begins at its position in its own index', (sql, index) => {
    expect(planOf(sql).map((step) => step.replace('COVERING ', ''))).toEqual([
      `SEARCH ${/FROM (\w+)/.exec(sql)?.[1]} USING INDEX ${index}`,
    ]);
  });

  it('a planted sort without an index is seen', () => {
    expect(slow(planOf('SELECT * FROM article ORDER BY title'))).toHaveLength(2);
  });
});
