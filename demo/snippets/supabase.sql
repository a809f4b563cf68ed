-- Comments in PostgreSQL behind PostgREST, for `supabaseAdapter` of ykien. Run it once in the SQL editor; running it again changes functions and rights, never a comment.
--
-- Tables lie in the schema "ykien", which the API does not serve: nobody reads or writes a row but through the view and the functions below, which run with their owner's
-- rights. Phone numbers, submission ids, tokens and readers are in none of their answers but to whoever sent them.
--
-- A moderator works in the table editor or here:
--   select ykien.publish(42);                                    -- also an edit that waits
--   update ykien.comments set status = 'rejected' where id = 42; -- or spam, or removed
--   insert into ykien.pages (page, closed) values ('/news/1', true) on conflict (page) do update set closed = excluded.closed;
--   update ykien.settings set moderation = 'post';

create schema if not exists ykien;
revoke all on schema ykien from public;

create table if not exists ykien.settings (
  only_one boolean primary key default true check (only_one),
  moderation text not null default 'pre' check (moderation in ('pre', 'post')),
  -- As long as the adapter's option `editSeconds` says.
  edit_seconds integer not null default 900 check (edit_seconds > 0),
  -- New comments of the whole site in a minute; more wait for the next. PostgreSQL does not see readers' addresses.
  per_minute integer not null default 60 check (per_minute > 0)
);
insert into ykien.settings default values on conflict do nothing;

create table if not exists ykien.pages (
  page text primary key,
  closed boolean not null default false
);

create table if not exists ykien.comments (
  id bigint generated always as identity primary key,
  page text not null check (length(page) between 1 and 500),
  parent bigint references ykien.comments (id),
  -- From the root down to the parent.
  ancestors bigint[] not null default '{}' check (cardinality(ancestors) <= 100),
  root bigint generated always as (ancestors[1]) stored,
  status text not null default 'pending' check (status in ('pending', 'published', 'rejected', 'spam', 'removed')),
  name text not null,
  title text,
  content text not null,
  phone text,
  created_at timestamptz not null default clock_timestamp(),
  edited_at timestamptz,
  up integer not null default 0,
  down integer not null default 0,
  score integer generated always as (up - down) stored,
  -- An edit of a published comment that a moderator has not seen.
  waiting jsonb,
  submission_id text not null unique,
  -- Of the text as it was sent: the same id with another text is refused.
  digest bytea not null,
  token text not null unique,
  reader bytea
);
create index if not exists comments_roots on ykien.comments (page, created_at, id) where root is null;
create index if not exists comments_replies on ykien.comments (root, created_at, id) where root is not null;
create index if not exists comments_ancestors on ykien.comments using gin (ancestors);
create index if not exists comments_times on ykien.comments (created_at);

create table if not exists ykien.votes (
  comment bigint not null references ykien.comments (id) on delete cascade,
  reader bytea not null,
  value smallint not null check (value in (1, -1)),
  primary key (comment, reader)
);

-- No policies: whoever is not the owner sees and writes nothing, also if the schema should be served one day.
alter table ykien.settings enable row level security;
alter table ykien.pages enable row level security;
alter table ykien.comments enable row level security;
alter table ykien.votes enable row level security;

-- What everybody may see: what is published, and the empty place of what was taken away from above it.
create or replace view public.public_comments with (security_barrier = true) as
select
  c.id, c.page, c.parent, c.root,
  case when c.status = 'removed' then 'removed' else 'published' end as status,
  case when c.status = 'removed' then '' else c.name end as name,
  case when c.status = 'removed' then null else c.title end as title,
  case when c.status = 'removed' then '' else c.content end as content,
  c.created_at,
  case when c.status = 'removed' then null else c.edited_at end as edited_at,
  case when c.status = 'removed' then null else c.up end as up,
  case when c.status = 'removed' then null else c.down end as down,
  c.score,
  case when c.root is null then
    (select count(*) from ykien.comments d where d.root = c.id and d.status = 'published')
  end as reply_count
from ykien.comments c
where c.status = 'published'
  or (c.status = 'removed' and exists
    (select from ykien.comments d where d.ancestors @> array[c.id] and d.status = 'published'));

create or replace function ykien.hash(secret text) returns bytea
language sql immutable set search_path = ''
as $$ select pg_catalog.sha256(pg_catalog.convert_to(secret, 'UTF8')) $$;

-- A refusal: its code is one of `CommentError`, its issues name fields.
create or replace function ykien.refuse(code text, issues jsonb default null) returns void
language plpgsql set search_path = ''
as $$ begin raise exception using errcode = 'P0001', message = code, detail = coalesce(issues::text, ''); end $$;

-- What is wrong with the fields, as a list of issues.
create or replace function ykien.issues(fields jsonb, is_reply boolean) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('field', i.field, 'code', i.code)), '[]')
  from (
    select f.field, case
      when jsonb_typeof(fields -> f.field) not in ('string', 'null') then 'malformed'
      when f.required and btrim(coalesce(fields ->> f.field, ''), E' \t\r\n') = '' then 'required'
      when length(fields ->> f.field) > f.most then 'too-long'
      when f.field = 'phone' and coalesce(fields ->> 'phone', '') !~ '^$|^[+0-9(][0-9 ().\-]{5,30}$' then 'invalid-phone'
    end as code
    -- Twice what the form allows: it counts letters as readers do, and some are written with several signs.
    from (values ('name', true, 160), ('title', not is_reply, 400), ('content', true, 10000), ('phone', false, 64))
      as f (field, required, most)
    union all
    select left(k, 32), 'unknown-field' from jsonb_object_keys(fields) k
    where k not in ('name', 'title', 'content', 'phone')
  ) i
  where i.code is not null
$$;

-- What a comment's author is told. A verdict looks like `pending`.
create or replace function ykien.receipt(c ykien.comments) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'status', s.status,
    'submissionId', c.submission_id,
    'id', c.id::text,
    'token', c.token,
    'editForMs', greatest(0, extract(epoch from c.created_at + make_interval(secs => o.edit_seconds) - clock_timestamp()) * 1000)::bigint,
    'comment', case when s.status <> 'removed' then jsonb_build_object(
      'id', c.id::text, 'parent', c.parent::text, 'root', c.root::text, 'status', s.status,
      'name', c.name, 'title', coalesce(c.waiting ->> 'title', c.title), 'content', coalesce(c.waiting ->> 'content', c.content),
      'created', c.created_at, 'edited', c.edited_at
    ) end
  ))
  from ykien.settings o, (select case
    when c.waiting is not null and c.status = 'published' then 'pending'
    when c.status in ('published', 'removed') then c.status else 'pending'
  end as status) s
$$;

create or replace function public.ykien_submit(
  page text, fields jsonb, submission_id text, parent text default null, reader text default null
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  above ykien.comments;
  made ykien.comments;
  rules ykien.settings;
  text_hash bytea;
  problems jsonb;
begin
  if $3 is null or $3 !~ '^[A-Za-z0-9_-]{22}$' or jsonb_typeof($2) is distinct from 'object' then
    perform ykien.refuse('invalid', '[{"field": "submissionId", "code": "malformed"}]');
  end if;
  text_hash := ykien.hash(jsonb_build_array($1, $4, $2 - array(select key from jsonb_each_text($2) where value = ''))::text);
  -- What is known is answered before any rule is asked: rules may have changed since.
  select * into made from ykien.comments c where c.submission_id = $3;
  if found then
    if made.digest <> text_hash then perform ykien.refuse('conflict'); end if;
    return ykien.receipt(made);
  end if;

  problems := ykien.issues($2, $4 is not null);
  if coalesce(length($1), 0) not between 1 and 500 then
    problems := problems || '[{"field": "page", "code": "invalid-page"}]';
  end if;
  if $4 is not null then
    select * into above from ykien.comments c
    where $4 ~ '^[0-9]{1,18}$' and c.id = case when $4 ~ '^[0-9]{1,18}$' then $4::bigint end
      and c.page = $1 and c.status = 'published' and cardinality(c.ancestors) < 100;
    if not found then problems := problems || '[{"field": "parent", "code": "invalid-parent"}]'; end if;
  end if;
  if problems <> '[]' then perform ykien.refuse('invalid', problems); end if;
  if exists (select from ykien.pages p where p.page = $1 and p.closed) then perform ykien.refuse('forbidden'); end if;
  select * into rules from ykien.settings;
  if (select count(*) from ykien.comments c where c.created_at > clock_timestamp() - interval '1 minute') >= rules.per_minute then
    perform ykien.refuse('rate-limited');
  end if;

  insert into ykien.comments
    (page, parent, ancestors, status, name, title, content, phone, submission_id, digest, token, reader)
  values (
    $1, above.id, case when above.id is null then '{}' else above.ancestors || above.id end,
    case rules.moderation when 'post' then 'published' else 'pending' end,
    $2 ->> 'name', nullif($2 ->> 'title', ''), $2 ->> 'content', nullif($2 ->> 'phone', ''),
    $3, text_hash, encode(ykien.hash('token ' || $3), 'hex'), case when $5 <> '' then ykien.hash('reader ' || $5) end
  )
  on conflict (submission_id) do nothing
  returning * into made;
  if not found then
    -- A copy was faster, and is stored by now.
    select * into made from ykien.comments c where c.submission_id = $3;
    if made.digest <> text_hash then perform ykien.refuse('conflict'); end if;
  end if;
  return ykien.receipt(made);
end $$;

create or replace function public.ykien_status(tokens text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if cardinality(tokens) > 20 then perform ykien.refuse('invalid', '[{"field": "tokens", "code": "too-long"}]'); end if;
  return (
    select coalesce(jsonb_agg(
      case when c.id is null then '{"status": "unknown"}' else ykien.receipt(c) end order by t.n
    ), '[]')
    from unnest(tokens) with ordinality t (token, n) left join ykien.comments c on c.token = t.token
  );
end $$;

-- What a page says of itself; of many pages their counts, in the same order.
create or replace function public.ykien_page(page text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'count', (select count(*) from ykien.comments c where c.page = $1 and c.status = 'published'),
    'closed', exists (select from ykien.pages p where p.page = $1 and p.closed),
    'moderation', (select s.moderation from ykien.settings s)
  )
$$;

create or replace function public.ykien_counts(pages text[]) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if cardinality(pages) > 100 then perform ykien.refuse('invalid', '[{"field": "pages", "code": "too-long"}]'); end if;
  return (
    select coalesce(jsonb_agg(
      (select count(*) from ykien.comments c where c.page = p.page and c.status = 'published') order by p.n
    ), '[]')
    from unnest(pages) with ordinality p (page, n)
  );
end $$;

create or replace function public.ykien_vote(comment text, value integer, reader text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  row ykien.comments;
  voter bytea := ykien.hash('reader ' || $3);
begin
  if coalesce($2, 2) not in (1, 0, -1) or coalesce(length($3), 0) not between 16 and 128 then
    perform ykien.refuse('invalid', '[{"field": "value", "code": "malformed"}]');
  end if;
  if $1 ~ '^[0-9]{1,18}$' then
    -- The lock puts votes that come at once into a row, so that the sums are right.
    select * into row from ykien.comments c where c.id = $1::bigint and c.status = 'published' for update;
  end if;
  if row.id is null then perform ykien.refuse('not-found'); end if;
  if row.reader = voter then perform ykien.refuse('forbidden'); end if;
  if $2 = 0 then
    delete from ykien.votes v where v.comment = row.id and v.reader = voter;
  else
    insert into ykien.votes (comment, reader, value) values (row.id, voter, $2)
    on conflict (comment, reader) do update set value = excluded.value;
  end if;
  update ykien.comments c set up = t.up, down = t.down
  from (
    select count(*) filter (where v.value = 1) as up, count(*) filter (where v.value = -1) as down
    from ykien.votes v where v.comment = row.id
  ) t
  where c.id = row.id returning c.* into row;
  return jsonb_build_object('up', row.up, 'down', row.down, 'mine', $2);
end $$;

-- The own comment that a token proves, locked, or a refusal.
create or replace function ykien.own(comment text, token text, in_time boolean) returns ykien.comments
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  row ykien.comments;
begin
  select * into row from ykien.comments c where c.token = $2 and c.id::text = $1 for update;
  if not found then perform ykien.refuse('unauthorized'); end if;
  if in_time and row.status <> 'removed'
    and clock_timestamp() >= row.created_at + (select make_interval(secs => s.edit_seconds) from ykien.settings s) then
    perform ykien.refuse('forbidden');
  end if;
  return row;
end $$;

create or replace function public.ykien_edit(comment text, token text, fields jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  row ykien.comments := ykien.own($1, $2, true);
  changed jsonb;
  problems jsonb;
begin
  if row.status = 'removed' then perform ykien.refuse('not-found'); end if;
  changed := jsonb_build_object('name', row.name, 'title', coalesce(row.waiting ->> 'title', row.title), 'content', coalesce(row.waiting ->> 'content', row.content)) || $3;
  problems := ykien.issues(changed, row.parent is not null);
  if $3 ?| array['name', 'phone'] then problems := problems || '[{"field": "name", "code": "unknown-field"}]'; end if;
  if problems <> '[]' then perform ykien.refuse('invalid', problems); end if;
  if row.status = 'published' and (select s.moderation from ykien.settings s) = 'pre' then
    update ykien.comments c set waiting = changed - 'name' where c.id = row.id returning c.* into row;
  else
    update ykien.comments c
    set title = nullif(changed ->> 'title', ''), content = changed ->> 'content', edited_at = clock_timestamp()
    where c.id = row.id returning c.* into row;
  end if;
  return ykien.receipt(row);
end $$;

create or replace function public.ykien_delete(comment text, token text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  row ykien.comments := ykien.own($1, $2, true);
begin
  update ykien.comments c set status = 'removed', waiting = null where c.id = row.id;
end $$;

-- For moderators only: not in the served schema.
create or replace function ykien.publish(comment bigint) returns void
language sql set search_path = ''
as $$
  update ykien.comments c
  set status = 'published', waiting = null,
    title = case when c.waiting is null then c.title else nullif(c.waiting ->> 'title', '') end,
    content = coalesce(c.waiting ->> 'content', c.content),
    edited_at = case when c.waiting is null then c.edited_at else clock_timestamp() end
  where c.id = $1
$$;

-- Supabase gives every role rights to whatever is made in "public", and PostgreSQL gives everybody functions: take all of it back, then give what is meant.
revoke all on all tables in schema ykien from public, anon, authenticated;
revoke all on all functions in schema ykien from public, anon, authenticated;
revoke all on public.public_comments from public, anon, authenticated;
grant select on public.public_comments to anon, authenticated;
do $$
declare
  name text;
begin
  foreach name in array array[
    'ykien_submit(text, jsonb, text, text, text)', 'ykien_status(text[])', 'ykien_page(text)', 'ykien_counts(text[])',
    'ykien_vote(text, integer, text)', 'ykien_edit(text, text, jsonb)', 'ykien_delete(text, text)'
  ] loop
    execute format('revoke all on function public.%s from public, anon, authenticated', name);
    execute format('grant execute on function public.%s to anon, authenticated', name);
  end loop;
end $$;
notify pgrst, 'reload schema';
