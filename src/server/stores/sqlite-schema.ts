import { threadSchema } from './sqlite-schema-threads.js';

/**
 * One entry per schema version, applied in order; `PRAGMA user_version` counts those that a file has. An entry that was released never changes.
 *
 * - STRICT: a row written by hand cannot hold text where a number is read.
 * - The checks keep integers within what a JavaScript number holds exactly; `node:sqlite` throws on reading a larger one, and one row would silence a list.
 * - `comment.seq` is the order of commits, which readers that follow the table need.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE page (
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    url TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (site, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE comment (
    seq INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    page TEXT NOT NULL,
    parent TEXT,
    submission_id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL CHECK (abs(created_at) <= 9007199254740991),
    score REAL NOT NULL,
    consent TEXT,
    reader TEXT,
    generation INTEGER NOT NULL CHECK (abs(generation) <= 9007199254740991),
    UNIQUE (site, id),
    UNIQUE (site, submission_id),
    FOREIGN KEY (site, page) REFERENCES page (site, id),
    FOREIGN KEY (site, parent) REFERENCES comment (site, id)
  ) STRICT;
  CREATE INDEX comment_queue ON comment (site, status, created_at, id);

  CREATE TABLE article (
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    published TEXT NOT NULL,
    published_at INTEGER NOT NULL CHECK (abs(published_at) <= 9007199254740991),
    views INTEGER NOT NULL CHECK (abs(views) <= 9007199254740991),
    PRIMARY KEY (site, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_published ON article (site, published_at, id);
  CREATE INDEX article_views ON article (site, views, id);

  CREATE TABLE challenge_use (
    site TEXT NOT NULL,
    nonce TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (site, nonce)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX challenge_use_expires ON challenge_use (expires_at);

  CREATE TABLE limit_counter (
    key TEXT NOT NULL,
    window_ms INTEGER NOT NULL,
    count INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    PRIMARY KEY (key, window_ms)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX limit_counter_ends ON limit_counter (ends_at);
  `,
  threadSchema,
  `
  ALTER TABLE revision ADD COLUMN score REAL;
  ALTER TABLE revision ADD COLUMN reasons TEXT;
  `,
  `
  CREATE TABLE forward (
    site TEXT NOT NULL,
    submission_id TEXT NOT NULL,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    page TEXT NOT NULL,
    state TEXT NOT NULL,
    at INTEGER NOT NULL CHECK (abs(at) <= 9007199254740991),
    draft TEXT,
    receipt TEXT,
    PRIMARY KEY (site, submission_id),
    UNIQUE (site, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX forward_open ON forward (site, at) WHERE draft IS NOT NULL;
  CREATE INDEX forward_over ON forward (at) WHERE draft IS NULL;
  `,
];
