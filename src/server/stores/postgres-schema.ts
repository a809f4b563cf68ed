import { exact, talkTables } from './postgres-schema-talk.js';

/**
 * One entry per schema version, applied in order, each in a transaction of its own. An entry that was released never changes.
 *
 * - Ids are compared byte by byte (`COLLATE "C"`), as every other store does.
 * - `liked` and `shown` are computed by the database itself, so that no writer can leave them behind what they are computed from.
 * - `below` counts published comments below a comment at any depth; `page.published` those of a page. Both change in the commit of what they count.
 * - `page.mark` moves with every change of what readers see of its comments, whoever makes it: triggers move it.
 * - Partial indices hold only what a list shows: a comment that waits costs less to insert.
 * - `fields` and the like are text, not jsonb, which would refuse a NUL that JSON has escaped.
 */
export const migrations = (): readonly string[] => [
  `
  CREATE TABLE page (
    site text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    url text NOT NULL,
    title text NOT NULL,
    closed smallint NOT NULL DEFAULT 0,
    published ${exact('published')} NOT NULL DEFAULT 0,
    mark bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (site, id)
  ) WITH (fillfactor = 70);

  CREATE TABLE comment (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    page text COLLATE "C" NOT NULL,
    parent text COLLATE "C",
    root text COLLATE "C",
    submission_id text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    fields text NOT NULL,
    created_at ${exact('created_at')} NOT NULL,
    edited_at ${exact('edited_at')},
    score double precision NOT NULL,
    reasons text,
    consent text,
    reader text COLLATE "C",
    text_key text COLLATE "C",
    search text COLLATE "C",
    role text,
    reason text,
    generation ${exact('generation')} NOT NULL,
    up ${exact('up')} NOT NULL DEFAULT 0,
    down ${exact('down')} NOT NULL DEFAULT 0,
    below ${exact('below')} NOT NULL DEFAULT 0,
    reports ${exact('reports')} NOT NULL DEFAULT 0,
    waiting text COLLATE "C",
    erased_at ${exact('erased_at')},
    liked bigint NOT NULL GENERATED ALWAYS AS (up - down) STORED,
    shown boolean NOT NULL GENERATED ALWAYS AS (status = 'published' OR below > 0) STORED,
    UNIQUE (site, id),
    UNIQUE (site, submission_id),
    FOREIGN KEY (site, page) REFERENCES page (site, id),
    FOREIGN KEY (site, parent) REFERENCES comment (site, id)
  );
  CREATE INDEX comment_queue ON comment (site, status, created_at, id);
  CREATE INDEX comment_all ON comment (site, created_at, id);
  CREATE INDEX comment_seq ON comment (site, seq);
  CREATE INDEX comment_roots ON comment (site, page, created_at, id) WHERE parent IS NULL AND shown;
  CREATE INDEX comment_top ON comment (site, page, liked, id) WHERE parent IS NULL AND shown;
  CREATE INDEX comment_replies ON comment (site, root, created_at, id) WHERE root IS NOT NULL AND shown;
  CREATE INDEX comment_page ON comment (site, page, created_at, id) WHERE status = 'published';
  CREATE INDEX comment_waiting ON comment (site, created_at, id) WHERE waiting IS NOT NULL AND status = 'published';
  CREATE INDEX comment_reported ON comment (site, created_at, id) WHERE reports > 0 AND status = 'published';
  CREATE INDEX comment_reader ON comment (site, reader) WHERE reader IS NOT NULL AND status = 'published';
  CREATE INDEX comment_text ON comment (site, text_key, created_at) WHERE text_key IS NOT NULL;
  CREATE INDEX comment_erased ON comment (erased_at) WHERE erased_at IS NOT NULL;

  CREATE FUNCTION mark_added() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
      UPDATE page SET mark = mark + 1 FROM (SELECT DISTINCT site, page FROM after_rows WHERE shown) AS moved
        WHERE page.site = moved.site AND page.id = moved.page;
      RETURN NULL;
    END $$;
  CREATE FUNCTION mark_gone() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
      UPDATE page SET mark = mark + 1 FROM (SELECT DISTINCT site, page FROM before_rows WHERE shown) AS moved
        WHERE page.site = moved.site AND page.id = moved.page;
      RETURN NULL;
    END $$;
  CREATE FUNCTION mark_changed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN
      UPDATE page SET mark = mark + 1 FROM (
          SELECT site, page FROM before_rows WHERE shown UNION SELECT site, page FROM after_rows WHERE shown
        ) AS moved
        WHERE page.site = moved.site AND page.id = moved.page;
      RETURN NULL;
    END $$;
  CREATE TRIGGER comment_added AFTER INSERT ON comment REFERENCING NEW TABLE AS after_rows
    FOR EACH STATEMENT EXECUTE FUNCTION mark_added();
  CREATE TRIGGER comment_gone AFTER DELETE ON comment REFERENCING OLD TABLE AS before_rows
    FOR EACH STATEMENT EXECUTE FUNCTION mark_gone();
  CREATE TRIGGER comment_changed AFTER UPDATE ON comment REFERENCING OLD TABLE AS before_rows NEW TABLE AS after_rows
    FOR EACH STATEMENT EXECUTE FUNCTION mark_changed();

  CREATE TABLE article (
    site text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    title text NOT NULL,
    url text NOT NULL,
    published text NOT NULL,
    published_at ${exact('published_at')} NOT NULL,
    views ${exact('views')} NOT NULL,
    PRIMARY KEY (site, id)
  );
  CREATE INDEX article_published ON article (site, published_at, id);
  CREATE INDEX article_views ON article (site, views, id);

  CREATE TABLE challenge_use (
    site text COLLATE "C" NOT NULL,
    nonce text COLLATE "C" NOT NULL,
    expires_at ${exact('expires_at')} NOT NULL,
    PRIMARY KEY (site, nonce)
  );
  CREATE INDEX challenge_use_expires ON challenge_use (expires_at);

  CREATE TABLE limit_counter (
    key text COLLATE "C" NOT NULL,
    window_ms bigint NOT NULL,
    count ${exact('count')} NOT NULL,
    ends_at ${exact('ends_at')} NOT NULL,
    PRIMARY KEY (key, window_ms)
  ) WITH (fillfactor = 70);
  CREATE INDEX limit_counter_ends ON limit_counter (ends_at);
  ` + talkTables(),
];
