import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The release that everything here was seen on. */
const release = '1.39.3';
/** Kept between runs: its database driver is compiled, which takes minutes. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/ykien-waline/', import.meta.url));
const main = join(cache, 'node_modules/@waline/vercel/vanilla.js');

export interface WalineServer {
  /** `http://127.0.0.1:PORT`, without `/api`. */
  readonly url: string;
  /** A moderator's decision by Waline's own API: a state, or a deletion. */
  moderate(id: string, decision: 'published' | 'removed'): Promise<void>;
  /** Puts a comment into the database as somebody else's program would. */
  insert(path: string, comment: string): void;
  /** Rows of comments on these pages, whatever their state. */
  rows(...paths: string[]): readonly WalineRow[];
  stop(): Promise<void>;
}

export interface WalineRow {
  readonly id: number;
  readonly comment: string;
  readonly nick: string | null;
  readonly mail: string | null;
  readonly link: string | null;
  readonly status: string;
  readonly ua: string | null;
  readonly pid: number | null;
  readonly rid: number | null;
}

/**
 * A real Waline over SQLite, on loopback, in a folder that goes with it. Comments wait for a moderator.
 * @param settings environment of the server besides what it needs to run.
 * @throws Error "not run: …" where it cannot be installed or does not start.
 */
export async function startWaline(settings: Readonly<Record<string, string>> = {}): Promise<WalineServer> {
  await install();
  const folder = mkdtempSync(join(tmpdir(), 'ykien-waline-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const database = new DatabaseSync(join(data, 'waline.sqlite'), { timeout: 5000 });
  database.exec(tables);
  // It listens on all interfaces, whatever it is told.
  const preload = join(folder, 'loopback.cjs');
  writeFileSync(preload, loopback);
  // Every request of its asks a service in the internet which logins there are.
  const logins = createServer((_, answer) =>
    answer.setHeader('content-type', 'application/json').end('{"services":[]}'),
  );
  await listen(logins);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = join(folder, 'waline.log');
  const output = openSync(log, 'w');
  const secret = 'a secret of this run';
  const child = spawn(process.execPath, ['-r', preload, main, String(port)], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: {
      PATH: process.env.PATH,
      // Times are stored in the server's own zone, and written without one.
      TZ: 'UTC',
      OAUTH_URL: `http://127.0.0.1:${(logins.address() as AddressInfo).port}`,
      SQLITE_PATH: data,
      JWT_TOKEN: secret,
      AKISMET_KEY: 'false',
      AVATAR_PROXY: 'false',
      DISABLE_REGION: 'true',
      IPQPS: '0',
      COMMENT_AUDIT: 'true',
      SITE_URL: url,
      ...settings,
    },
  });

  const stop = async (): Promise<void> => {
    await end(child);
    database.close();
    logins.closeAllConnections();
    await new Promise((resolve) => logins.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answering(`${url}/api/comment?path=/`, child);
  } catch (error) {
    const said = readFileSync(log, 'utf8').slice(-2000);
    await stop();
    throw new Error(`not run: Waline does not answer.\n${said}`, { cause: error });
  }
  const authorization = `Bearer ${administrator(secret)}`;
  return {
    url,
    async moderate(id, decision) {
      const answer = await fetch(`${url}/api/comment/${id}`, {
        method: decision === 'published' ? 'PUT' : 'DELETE',
        headers: { authorization, 'content-type': 'application/json' },
        ...(decision === 'published' && { body: '{"status":"approved"}' }),
      });
      const told = await answer.text();
      if (!answer.ok || !told.includes('"errno":0')) throw new Error(`${decision} ${id}: ${answer.status} ${told}`);
    },
    insert: (path, comment) =>
      void database
        .prepare(`insert into wl_Comment (url, nick, comment, status) values (?, 'Trần Thị Bông', ?, 'approved')`)
        .run(path, comment),
    rows: (...paths) =>
      database
        .prepare(`select * from wl_Comment where url in (${paths.map(() => '?').join(',')}) order by id`)
        .all(...paths) as unknown as readonly WalineRow[],
    stop,
  };
}

async function install(): Promise<void> {
  if (existsSync(join(cache, `ready-${release}`))) return;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'package.json'), '{"private":true}\n');
  const args = ['install', '--omit=dev', '--no-package-lock', '--no-audit', '--no-fund', `@waline/vercel@${release}`];
  try {
    // Longer than it ever took; it wants g++, make and python3.
    await promisify(execFile)('npm', args, { cwd: cache, timeout: 800_000 });
  } catch (cause) {
    throw new Error(`not run: @waline/vercel cannot be installed. ${String(cause).slice(0, 2000)}`, { cause });
  }
  writeFileSync(join(cache, `ready-${release}`), '');
}

/** The token that logging in as the first user gives (JSON Web Signature, RFC 7515, HS256): its payload is the user's id, no object. */
function administrator(secret: string): string {
  const encode = (text: string): string => Buffer.from(text).toString('base64url');
  const head = `${encode('{"alg":"HS256"}')}.${encode('1')}`;
  return `${head}.${createHmac('sha256', secret).update(head).digest('base64url')}`;
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await pause(200);
  }
  throw new Error('no answer within a minute');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

async function freePort(): Promise<number> {
  const server = createServer();
  await listen(server);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const loopback = `
const { Server } = require('node:net');
const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  if (port && typeof port === 'object') return listen.call(this, { ...port, host: '127.0.0.1' }, ...rest);
  const done = rest.find((each) => typeof each === 'function');
  return listen.call(this, { port: Number(port), host: '127.0.0.1' }, ...(done ? [done] : []));
};
`;

/** What its models read and write: the package ships no tables. The first user moderates. */
const tables = `
create table wl_Comment (id integer primary key autoincrement, user_id integer, comment text, insertedAt timestamp not null default current_timestamp,
  ip varchar(100) default '', link varchar(255), mail varchar(255), nick varchar(255), pid integer, rid integer, sticky numeric, status varchar(50) not null default '',
  "like" integer, ua text, url varchar(255), createdAt timestamp default current_timestamp, updatedAt timestamp default current_timestamp);
create table wl_Counter (id integer primary key autoincrement, time integer, reaction0 integer, reaction1 integer, reaction2 integer, reaction3 integer, reaction4 integer,
  reaction5 integer, reaction6 integer, reaction7 integer, reaction8 integer, url varchar(255) not null default '',
  createdAt timestamp default current_timestamp, updatedAt timestamp default current_timestamp);
create table wl_Users (id integer primary key autoincrement, display_name varchar(255) not null default '', email varchar(255) not null default '',
  password varchar(255) not null default '', type varchar(50) not null default '', label varchar(255), url varchar(255), avatar varchar(255), github varchar(255),
  twitter varchar(255), facebook varchar(255), google varchar(255), weibo varchar(255), qq varchar(255), "2fa" varchar(32),
  createdAt timestamp default current_timestamp, updatedAt timestamp default current_timestamp);
insert into wl_Users (display_name, email, type) values ('Ban biên tập', 'moderator@example.com', 'administrator');
`;
