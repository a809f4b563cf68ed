/** A number that JavaScript holds exactly. */
export const exact = (column: string) => `bigint CHECK (abs(${column}) <= 9007199254740991)`;

/**
 * Version 1, the part that hangs on comments: their texts, votes and reports, the logs of what happened and of what moderators did, what waits to be sent.
 * `audit` can only grow: the database itself refuses to change or delete a line of it.
 */
export const talkTables = (): string => `
  CREATE TABLE revision (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    comment text COLLATE "C" NOT NULL,
    fields text NOT NULL,
    created_at ${exact('created_at')} NOT NULL,
    state text NOT NULL,
    search text COLLATE "C",
    text_key text COLLATE "C",
    score double precision,
    reasons text,
    UNIQUE (site, id),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  );
  CREATE INDEX revision_comment ON revision (site, comment, seq);
  CREATE INDEX revision_seq ON revision (site, seq);

  CREATE TABLE vote (
    site text COLLATE "C" NOT NULL,
    comment text COLLATE "C" NOT NULL,
    reader text COLLATE "C" NOT NULL,
    value smallint NOT NULL CHECK (value IN (1, -1)),
    PRIMARY KEY (site, comment, reader),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  );

  CREATE TABLE report (
    site text COLLATE "C" NOT NULL,
    comment text COLLATE "C" NOT NULL,
    reader text COLLATE "C" NOT NULL,
    reason text NOT NULL,
    text text,
    created_at ${exact('created_at')} NOT NULL,
    PRIMARY KEY (site, comment, reader),
    FOREIGN KEY (site, comment) REFERENCES comment (site, id)
  );

  CREATE TABLE event (
    seq ${exact('seq')} PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    page text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    comment text COLLATE "C",
    at ${exact('at')} NOT NULL
  );
  CREATE INDEX event_site ON event (site, seq);
  CREATE INDEX event_page ON event (site, page, seq);
  CREATE INDEX event_readers ON event (site, page, seq)
    WHERE kind IN ('published', 'edited', 'removed', 'votes', 'closed', 'opened');

  CREATE TABLE audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    at ${exact('at')} NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    comment text COLLATE "C",
    page text COLLATE "C",
    detail text
  );
  CREATE INDEX audit_site ON audit (site, id);
  CREATE INDEX audit_comment ON audit (site, comment, id) WHERE comment IS NOT NULL;
  CREATE INDEX audit_at ON audit (site, at);
  CREATE FUNCTION audit_grows() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
    BEGIN RAISE EXCEPTION 'The audit log can only grow.'; END $$;
  CREATE TRIGGER audit_keeps_lines BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_grows();
  CREATE TRIGGER audit_keeps_all BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_grows();

  CREATE TABLE ban (
    site text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    kind text NOT NULL,
    effect text NOT NULL,
    value text NOT NULL,
    label text NOT NULL,
    created_at ${exact('created_at')} NOT NULL,
    actor text NOT NULL,
    expires_at ${exact('expires_at')},
    PRIMARY KEY (site, id)
  );
  CREATE INDEX ban_created ON ban (site, created_at, id);
  CREATE INDEX ban_expires ON ban (expires_at) WHERE expires_at IS NOT NULL;

  CREATE TABLE moderator (
    site text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    role text NOT NULL,
    token_hash text COLLATE "C" NOT NULL,
    created_at ${exact('created_at')} NOT NULL,
    PRIMARY KEY (site, name)
  );

  CREATE TABLE hook (
    site text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    seen bigint NOT NULL,
    PRIMARY KEY (site, name)
  );

  CREATE TABLE delivery (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site text COLLATE "C" NOT NULL,
    hook text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    page text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    comment text COLLATE "C",
    at ${exact('at')} NOT NULL,
    tries bigint NOT NULL DEFAULT 0,
    due_at ${exact('due_at')} NOT NULL
  );
  CREATE INDEX delivery_due ON delivery (site, due_at, id);
  CREATE INDEX delivery_comment ON delivery (site, comment) WHERE comment IS NOT NULL;

  CREATE TABLE forward (
    site text COLLATE "C" NOT NULL,
    submission_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    fingerprint text COLLATE "C" NOT NULL,
    page text COLLATE "C" NOT NULL,
    state text COLLATE "C" NOT NULL,
    at ${exact('at')} NOT NULL,
    draft text,
    receipt text,
    PRIMARY KEY (site, submission_id),
    UNIQUE (site, id)
  );
  CREATE INDEX forward_open ON forward (site, at) WHERE draft IS NOT NULL;
  CREATE INDEX forward_over ON forward (at) WHERE draft IS NULL;
`;
