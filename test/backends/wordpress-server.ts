import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId } from '../../src/core/random-id.js';

const packages = ['wordpress', 'php-cli', 'php-mysql', 'php-gd', 'mariadb-server'];
const ours = new URL('../../demo/snippets/wordpress-ykien.php', import.meta.url);
const control = new URL('wordpress-control.php', import.meta.url);

/** A row of wp_comments, and the phone number that the plug-in has put beside it. */
export interface WordpressRow {
  readonly comment_ID: string;
  readonly comment_content: string;
  readonly comment_author: string;
  readonly comment_approved: string;
  readonly phone: string | null;
}

export interface WordpressServer {
  readonly url: string;
  /** Empties it and puts the settings back. Gives the ids of the posts that it writes. */
  reset(posts: readonly object[]): Promise<number[]>;
  options(options: object): Promise<void>;
  approve(id: string): Promise<void>;
  /** Into the trash, as a moderator does. */
  remove(id: string): Promise<void>;
  close(post: number, closed: boolean): Promise<void>;
  insert(comments: readonly object[]): Promise<number[]>;
  /** WordPress' own tool for erasing what it knows of a person. */
  erase(email: string): Promise<void>;
  rows(): Promise<readonly WordpressRow[]>;
  stop(): Promise<void>;
}

/**
 * WordPress on MariaDB and PHP's own server, on loopback, in a folder that goes with it.
 * @param plugin without it, guests may comment and nothing more.
 * @throws Error "not run: …" where the Debian packages are missing and cannot be installed.
 */
export async function startWordpress({ plugin = true } = {}): Promise<WordpressServer> {
  installPackages();
  const folder = mkdtempSync(join(tmpdir(), 'ykien-wordpress-'));
  const running: ChildProcess[] = [];
  const start = (command: string, args: readonly string[], cwd: string, env: object = {}): ChildProcess => {
    const log = openSync(join(folder, `${command}.log`), 'w');
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    running.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    for (const child of running.reverse()) {
      const ended = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(0)));
      // Workers of PHP's server are a group with it.
      if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [dbPort, port] = [await freePort(), await freePort()];
    const [data, socket, site] = ['db', 'db.sock', 'site'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
    mkdirSync(data);
    execFileSync(
      'mariadb-install-db',
      ['--no-defaults', ...asRoot, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { stdio: 'ignore' },
    );
    // Durability is not what is tested here.
    start(
      'mariadbd',
      [
        '--no-defaults',
        ...asRoot,
        `--datadir=${data}`,
        '--bind-address=127.0.0.1',
        `--port=${dbPort}`,
        `--socket=${socket}`,
        '--innodb-flush-log-at-trx-commit=0',
        '--innodb-buffer-pool-size=32M',
      ],
      folder,
    );
    const sql =
      "create database wp; create user wp@'127.0.0.1' identified by 'wp'; grant all on wp.* to wp@'127.0.0.1'";
    await until(() => {
      execFileSync('mariadb', ['--no-defaults', '-uroot', '-S', socket, '-e', sql], { stdio: 'ignore' });
    });

    // Without its symbolic links, which point to where a web server would look.
    cpSync('/usr/share/wordpress', site, {
      recursive: true,
      dereference: true,
      filter: (path) => !/\/(languages|wp-config\.php)$/.test(path),
    });
    const secret = randomId();
    const url = `http://127.0.0.1:${port}`;
    writeFileSync(join(site, 'wp-config.php'), config(dbPort, url, secret));
    const plugins = join(site, 'wp-content/mu-plugins');
    mkdirSync(plugins, { recursive: true });
    copyFileSync(control, join(plugins, 'control.php'));
    if (plugin) copyFileSync(ours, join(plugins, 'ykien.php'));
    else
      writeFileSync(
        join(plugins, 'anonymous.php'),
        "<?php add_filter('rest_allow_anonymous_comments', '__return_true');",
      );
    writeFileSync(join(site, 'install.php'), install);
    execFileSync('php', ['install.php'], { cwd: site, stdio: 'pipe' });
    rmSync(join(site, 'install.php'));
    start('php', ['-d', 'opcache.enable_cli=1', '-d', 'display_errors=0', '-S', `127.0.0.1:${port}`], site, {
      PHP_CLI_SERVER_WORKERS: '4',
    });
    const act = async <T>(what: string, more: object = {}): Promise<T> => {
      const answer = await fetch(`${url}/?rest_route=/yk-test/do`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ what, secret, ...more }),
      });
      const value: unknown = await answer.json();
      if (!answer.ok || value === false)
        throw new Error(`${what} ${JSON.stringify(more)}: ${answer.status} ${JSON.stringify(value)}`);
      return value as T;
    };
    await until(() => act('rows'));
    return {
      url,
      reset: (posts) => act('reset', { posts }),
      options: (options) => act('options', { options }),
      approve: (id) => act('approve', { id }),
      remove: (id) => act('remove', { id }),
      close: (id, closed) => act('close', { id, closed }),
      insert: (comments) => act('insert', { comments }),
      erase: (email) => act('erase', { email }),
      rows: () => act('rows'),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What the packages would start by themselves is not wanted: a policy says so while they are unpacked, where none is there. */
function installPackages(): void {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new Error(`not run: install the Debian packages ${missing.join(' ')}, or run this as root on Debian.`);
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', ['-qq', ...args], {
        stdio: 'pipe',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    apt('update');
    apt('install', '-y', '--no-install-recommends', ...missing);
  } catch (cause) {
    throw new Error(`not run: apt-get could not install ${missing.join(' ')}.`, { cause });
  } finally {
    if (own) rmSync(policy);
  }
}

function isInstalled(name: string): boolean {
  try {
    return execFileSync('dpkg-query', ['-W', '-f=${Status}', name], { stdio: 'pipe' })
      .toString()
      .endsWith(' installed');
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Tries for a minute: another process cannot say when it is ready. */
async function until(attempt: () => unknown): Promise<void> {
  for (let left = 300; ; left--) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

const config = (dbPort: number, url: string, secret: string): string => `<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', 'wp'); define('DB_HOST', '127.0.0.1:${dbPort}');
define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '${url}'); define('WP_SITEURL', '${url}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('YK_TEST_SECRET', '${secret}');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

const install = `<?php
define('WP_INSTALLING', true);
function wp_mail() { return true; }
require 'wp-load.php';
require 'wp-admin/includes/upgrade.php';
wp_install('Trang tin', 'quantri', 'quantri@example.com', true, '', 'mat-khau');
update_option('permalink_structure', '/%postname%/');
update_option('comments_notify', 0);
update_option('moderation_notify', 0);
`;
