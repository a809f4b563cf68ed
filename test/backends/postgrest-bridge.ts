import type { PgClient } from './postgres-server.js';

/**
 * As much of PostgREST as the adapter asks for, over a real PostgreSQL: reads of a view by columns, and functions, as the role `anon`. No package has the real one.
 * What it does not know it refuses, so that nothing is read more kindly than there.
 */
export function bridgeToPostgres(connect: () => Promise<PgClient>): {
  handle: (request: Request) => Promise<Response>;
  close: () => Promise<void>;
} {
  const idle: PgClient[] = [];
  const all: PgClient[] = [];

  async function asAnon<T>(use: (client: PgClient) => Promise<T>): Promise<T> {
    const client = idle.pop() ?? (await connect());
    if (!all.includes(client)) all.push(client);
    try {
      await client.query('begin');
      await client.query('set local role anon');
      const result = await use(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      idle.push(client);
    }
  }

  async function select(name: string, query: URLSearchParams, prefer: string | null): Promise<Response> {
    const values: unknown[] = [];
    const conditions: string[] = [];
    let [columns, order, limit] = ['*', '', ''];
    for (const [key, value] of query) {
      if (key === 'select') columns = value.split(',').map(column).join();
      else if (key === 'order') order = `order by ${value.split(',').map(direction).join()}`;
      else if (key === 'limit') limit = `limit ${Number(value)}`;
      else if (key === 'or') conditions.push(anyOf(value, values));
      else conditions.push(condition(key, value, values));
    }
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    return asAnon(async (client) => {
      const from = `from public.${column(name)} ${where}`;
      const { rows } = await client.query(
        `select coalesce(json_agg(t), '[]')::text as body, count(*)::int as n from (select ${columns} ${from} ${order} ${limit}) t`,
        values,
      );
      const { body, n } = rows[0] as { body: string; n: number };
      let total = '*';
      if (prefer === 'count=exact')
        total = `${(await client.query(`select count(*)::int as n ${from}`, values)).rows[0]!.n as number}`;
      const range = `${n > 0 ? `0-${n - 1}` : '*'}/${total}`;
      return new Response(body, { status: 200, headers: { ...jsonType, 'content-range': range } });
    });
  }

  async function invoke(name: string, text: string): Promise<Response> {
    const keys = Object.keys(JSON.parse(text) as object);
    return asAnon(async (client) => {
      const { rows } = await client.query(
        `select proargnames as names, string_to_array(oidvectortypes(proargtypes), ', ') as types, pronargdefaults as optional,
           prorettype = 'void'::regtype as void from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace`,
        [name],
      );
      const { names = [], types = [], optional = 0, void: isVoid } = (rows[0] ?? {}) as Partial<Signature>;
      const missing = names.slice(0, names.length - optional).some((each) => !keys.includes(each));
      if (!rows[0] || missing || keys.some((key) => !names.includes(key))) {
        const message = `Could not find the function public.${name}(${keys.join(', ')}) in the schema cache`;
        return problem(404, { code: 'PGRST202', message, details: null, hint: null });
      }
      const record = names.map((each, n) => `"${each}" ${types[n] ?? 'text'}`).join();
      const given = keys.map((key) => `"${key}" => r."${key}"`).join();
      const found = await client.query(
        `select to_json(public."${name}"(${given}))::text as body from json_to_record($1::json) as r(${record})`,
        [text],
      );
      if (isVoid) return new Response(null, { status: 204 });
      return new Response(found.rows[0]!.body as string, { status: 200, headers: jsonType });
    });
  }

  return {
    async handle(request) {
      const { pathname, searchParams } = new URL(request.url);
      const { headers, method } = request;
      if (!headers.get('apikey'))
        return problem(401, {
          message: 'No API key found in request',
          hint: 'No `apikey` request header or url param was found.',
        });
      const name = pathname.replace('/rest/v1/', '');
      try {
        if (method === 'GET') return await select(name, searchParams, headers.get('prefer'));
        return await invoke(name.replace('rpc/', ''), await request.text());
      } catch (error) {
        const { code = '', message, detail = null, hint = null } = error as PgError;
        return problem(statusOf(code), { code, message, details: detail, hint });
      }
    },
    async close() {
      await Promise.all(all.map((client) => client.end()));
    },
  };
}

interface Signature {
  readonly names: string[];
  readonly types: string[];
  readonly optional: number;
  readonly void: boolean;
}

interface PgError {
  readonly code?: string;
  readonly message: string;
  readonly detail?: string;
  readonly hint?: string;
}

const jsonType = { 'content-type': 'application/json; charset=utf-8' };

/** The statuses of its table of errors, for nobody who is signed in. */
function statusOf(code: string): number {
  if (code === '42501') return 401;
  if (code === '23505' || code === '23503') return 409;
  if (code === '42P01' || code === '42883') return 404;
  if (/^(08|53)/.test(code)) return 503;
  return /^(09|25|2D|38|39|3B|40|54|55|57|58|XX)/.test(code) ? 500 : 400;
}

function problem(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: jsonType });
}

function column(name: string): string {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`"${name}" is no column`);
  return `"${name}"`;
}

function direction(text: string): string {
  const [name = '', way = 'asc'] = text.split('.');
  if (way !== 'asc' && way !== 'desc') throw new Error(`"${text}" is no order`);
  return `${column(name)} ${way}`;
}

const operators: Readonly<Record<string, string>> = { eq: '=', lt: '<', gt: '>' };

function condition(name: string, text: string, values: unknown[]): string {
  if (text === 'is.null') return `${column(name)} is null`;
  const [, operator = '', value = ''] = /^(eq|lt|gt)\.([^]*)$/.exec(text) ?? [];
  if (!operator) throw new Error(`"${text}" is no condition`);
  values.push(value);
  return `${column(name)} ${operators[operator]} $${values.length}`;
}

/** `(a.lt.1,and(a.eq.1,b.lt."x"))`; a value with signs of its own stands in quotation marks. */
function anyOf(text: string, values: unknown[]): string {
  let rest = text;
  const take = (pattern: RegExp): string | undefined => {
    const found = new RegExp(`^(?:${pattern.source})`).exec(rest)?.[0];
    if (found !== undefined) rest = rest.slice(found.length);
    return found;
  };
  const group = (joint: string): string => {
    if (!take(/\(/)) throw new Error(`"${rest}" begins no group`);
    const parts: string[] = [];
    do parts.push(take(/and(?=\()/) ? group(' and ') : single());
    while (take(/,/));
    if (!take(/\)/)) throw new Error(`"${rest}" ends no group`);
    return `(${parts.join(joint)})`;
  };
  const single = (): string => {
    const [name = '', operator = ''] = (take(/[a-z_]+\.(?:eq|lt|gt)\./) ?? '').split('.');
    const value = take(/"[^"]*"|[^,()"]+/) ?? '';
    return condition(name, `${operator}.${value.replace(/^"|"$/g, '')}`, values);
  };
  const made = group(' or ');
  if (rest) throw new Error(`"${rest}" is left of ${text}`);
  return made;
}
