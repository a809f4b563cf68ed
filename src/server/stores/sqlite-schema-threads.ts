/**
 * Version 2: threads, votes, moderation, the log of events.
 *
 * - `liked` and `shown` are computed by the database itself, so that no writer can leave them behind what they are computed from.
 * - `below` counts published comments below a comment at any depth; `page.published` those of a page. Both change in the commit of what they count.
 * - Partial indices hold only what a list shows: a comment that waits costs no more to insert than it did.
 * - `event` and `audit` are AUTOINCREMENT: a position is never used twice, also after the newest row was swept.
 * - Rows of version 1 get their root, counters and places in the lists. Parents that run in a circle lead to no root; those comments become roots.
 */
export const threadSchema = `
  ALTER TABLE page ADD COLUMN closed INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE page ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (abs(published) <= 9007199254740991);

  ALTER TABLE comment ADD COLUMN root TEXT;
  ALTER TABLE comment ADD COLUMN edited_at INTEGER CHECK (abs(edited_at) <= 9007199254740991);
  ALTER TABLE comment ADD COLUMN reasons TEXT;
  ALTER TABLE comment ADD COLUMN text_key TEXT;
  ALTER TABLE comment ADD COLUMN search TEXT;
  ALTER TABLE comment ADD COLUMN role TEXT;
  ALTER TABLE comment ADD COLUMN reason TEXT;
  ALTER TABLE comment ADD COLUMN up INTEGER NOT NULL DEFAULT 0 CHECK (abs(up) <= 4503599627370495);
  ALTER TABLE comment ADD COLUMN down INTEGER NOT NULL DEFAULT 0 CHECK (abs(down) <= 4503599627370495);
  ALTER TABLE comment ADD COLUMN below INTEGER NOT NULL DEFAULT 0 CHECK (abs(below) <= 9007199254740991);
  ALTER TABLE comment ADD COLUMN reports INTEGER NOT NULL DEFAULT 0 CHECK (abs(reports) <= 9007199254740991);
  ALTER TABLE comment ADD COLUMN waiting TEXT;
  ALTER TABLE comment ADD COLUMN erased_at INTEGER CHECK (abs(erased_at) <= 9007199254740991);
  ALTER TABLE comment ADD COLUMN liked INTEGER AS (up - down) VIRTUAL;
  ALTER TABLE comment ADD COLUMN shown INTEGER AS (status = 'published' OR below > 0) VIRTUAL;

  CREATE INDEX comment_parent ON comment (site, parent) WHERE parent IS NOT NULL;
  WITH RECURSIVE thread (site, id, root) AS (
    SELECT site, id, id FROM comment WHERE parent IS NULL
    UNION
    SELECT comment.site, comment.id, thread.root
      FROM thread JOIN comment ON comment.site = thread.site AND comment.parent = thread.id
  )
  UPDATE comment SET root = thread.root FROM thread
    WHERE comment.site = thread.site AND comment.id = thread.id AND comment.parent IS NOT NULL;
  UPDATE comment SET parent = NULL WHERE parent IS NOT NULL AND root IS NULL;
  DROP INDEX comment_parent;

  WITH RECURSIVE above (site, id, published) AS (
    SELECT site, parent, seq FROM comment WHERE status = 'published' AND parent IS NOT NULL
    UNION
    SELECT comment.site, comment.parent, above.published
      FROM above JOIN comment ON comment.site = above.site AND comment.id = above.id
      WHERE comment.parent IS NOT NULL
  )
  UPDATE comment SET below = counted.n
    FROM (SELECT site, id, count(*) AS n FROM above GROUP BY site, id) AS counted
    WHERE comment.site = counted.site AND comment.id = counted.id;
  UPDATE page SET published = counted.n
    FROM (SELECT site, page, count(*) AS n FROM comment WHERE status = 'published' GROUP BY site, page) AS counted
    WHERE page.site = counted.site AND page.id = counted.page;

  CREATE INDEX comment_roots ON comment (site, page, created_at, id) WHERE parent IS NULL AND shown;
  CREATE INDEX comment_top ON comment (site, page, liked, id) WHERE parent IS NULL AND shown;
  CREATE INDEX comment_replies ON comment (site, root, created_at, id) WHERE root IS NOT NULL AND shown;
  CREATE INDEX comment_page ON comment (site, page, created_at, id) WHERE status = 'published';
  CREATE INDEX comment_waiting ON comment (site, created_at, id) WHERE waiting IS NOT NULL AND status = 'published';
  CREATE INDEX comment_reported ON comment (site, created_at, id) WHERE reports > 0 AND status = 'published';
  CREATE INDEX comment_reader ON comment (site, reader) WHERE reader IS NOT NULL AND status = 'published';
  CREATE INDEX comment_text ON comment (site, text_key, created_at) WHERE text_key IS NOT NULL;
  CREATE INDEX comment_erased ON comment (erased_at) WHERE erased_at IS NOT NULL;

  CREATE TABLE revision (
    seq INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    comment TEXT NOT NULL,
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL CHECK (abs(created_at) <= 9007199254740991),
    state TEXT NOT NULL,
    search TEXT,
    text_key TEXT,
    UNIQUE (site, id),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  ) STRICT;
  CREATE INDEX revision_comment ON revision (site, comment);

  CREATE TABLE vote (
    site TEXT NOT NULL,
    comment TEXT NOT NULL,
    reader TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value IN (1, -1)),
    PRIMARY KEY (site, comment, reader),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE report (
    site TEXT NOT NULL,
    comment TEXT NOT NULL,
    reader TEXT NOT NULL,
    reason TEXT NOT NULL,
    text TEXT,
    created_at INTEGER NOT NULL CHECK (abs(created_at) <= 9007199254740991),
    PRIMARY KEY (site, comment, reader),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE event (
    seq INTEGER PRIMARY KEY AUTOINCREMENT CHECK (seq <= 9007199254740991),
    site TEXT NOT NULL,
    page TEXT NOT NULL,
    kind TEXT NOT NULL,
    comment TEXT,
    at INTEGER NOT NULL CHECK (abs(at) <= 9007199254740991)
  ) STRICT;
  CREATE INDEX event_site ON event (site);
  CREATE INDEX event_page ON event (site, page);
  CREATE INDEX event_readers ON event (site, page)
    WHERE kind IN ('published', 'edited', 'removed', 'votes', 'closed', 'opened');

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id <= 9007199254740991),
    site TEXT NOT NULL,
    at INTEGER NOT NULL CHECK (abs(at) <= 9007199254740991),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    comment TEXT,
    page TEXT,
    detail TEXT
  ) STRICT;
  CREATE INDEX audit_site ON audit (site);
  CREATE INDEX audit_comment ON audit (site, comment) WHERE comment IS NOT NULL;
  CREATE INDEX audit_at ON audit (site, at);
  CREATE TRIGGER audit_keeps_lines BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'The audit log can only grow.'); END;
  CREATE TRIGGER audit_keeps_words BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'The audit log can only grow.'); END;
  CREATE TRIGGER audit_replaces_nothing BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'The audit log can only grow.'); END;

  CREATE TABLE ban (
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    effect TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL,
    created_at INTEGER NOT NULL CHECK (abs(created_at) <= 9007199254740991),
    actor TEXT NOT NULL,
    expires_at INTEGER CHECK (abs(expires_at) <= 9007199254740991),
    PRIMARY KEY (site, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ban_created ON ban (site, created_at, id);
  CREATE INDEX ban_expires ON ban (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE moderator (
    site TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL CHECK (abs(created_at) <= 9007199254740991),
    PRIMARY KEY (site, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE scrub_owed (
    id INTEGER PRIMARY KEY AUTOINCREMENT
  ) STRICT;

  CREATE TABLE hook (
    site TEXT NOT NULL,
    name TEXT NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (site, name)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id <= 9007199254740991),
    site TEXT NOT NULL,
    hook TEXT NOT NULL,
    seq INTEGER NOT NULL,
    page TEXT NOT NULL,
    kind TEXT NOT NULL,
    comment TEXT,
    at INTEGER NOT NULL CHECK (abs(at) <= 9007199254740991),
    tries INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL CHECK (abs(due_at) <= 9007199254740991)
  ) STRICT;
  CREATE INDEX delivery_due ON delivery (site, due_at);
  CREATE INDEX delivery_comment ON delivery (site, comment) WHERE comment IS NOT NULL;
`;
