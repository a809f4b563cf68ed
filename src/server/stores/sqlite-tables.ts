import type { DatabaseSync } from 'node:sqlite';
import { sqliteArticles } from './sqlite-articles.js';
import { sqliteAudit } from './sqlite-audit.js';
import { sqliteBans, sqliteModerators } from './sqlite-bans.js';
import { sqliteComments } from './sqlite-comments.js';
import { sqliteCounters } from './sqlite-counters.js';
import { sqliteDeliveries } from './sqlite-deliveries.js';
import { sqliteDump } from './sqlite-dump.js';
import { sqliteEdits } from './sqlite-edits.js';
import { sqliteErase } from './sqlite-erase.js';
import { sqliteEvents } from './sqlite-events.js';
import { sqliteForwards } from './sqlite-forwards.js';
import { sqliteLimits } from './sqlite-limits.js';
import { sqliteLoad } from './sqlite-load.js';
import { sqliteModeration } from './sqlite-moderation.js';
import { sqliteReview } from './sqlite-review.js';
import { sqliteSweep } from './sqlite-sweep.js';
import { sqliteThreads } from './sqlite-threads.js';
import { sqliteVotes } from './sqlite-votes.js';

/** All operations on one database, each with the others that it builds on. Their statements are prepared once. */
export function sqliteTables(db: DatabaseSync, oweScrub: () => void) {
  const limits = sqliteLimits(db);
  const events = sqliteEvents(db);
  const counters = sqliteCounters(db);
  const audit = sqliteAudit(db);
  const articles = sqliteArticles(db);
  const comments = sqliteComments(db, counters, events, limits.use);
  const edits = sqliteEdits(db, comments, events);
  const votes = sqliteVotes(db, comments, events);
  const bans = sqliteBans(db, audit);
  return {
    ...{ limits, events, audit, articles, comments, edits, votes, bans },
    threads: sqliteThreads(db),
    moderation: sqliteModeration(db, comments, edits, counters, events, audit),
    review: sqliteReview(db, edits),
    moderators: sqliteModerators(db),
    deliveries: sqliteDeliveries(db),
    forwards: sqliteForwards(db, limits.use),
    dump: sqliteDump(db),
    load: sqliteLoad(db, comments, articles, edits, votes, bans, audit, counters),
    erasure: sqliteErase(db, comments, counters, events, audit, oweScrub),
    sweep: sqliteSweep(db),
  };
}
