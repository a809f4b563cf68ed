import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '../contract/store.js';
import { withAdmin } from './admin.js';
import { createHandler, type Handler } from './handler.js';
import { createKeyRing, readSecrets, type Secret } from './keys.js';
import { listCopies } from './export/known-copies.js';
import { syncOwnerToken } from './moderation/tokens.js';
import type { ConnectionInfo, HandlerOptions } from './options.js';
import { createNotifier, type Notifier } from './notify/notifier.js';
import { openHooks, type NotifyOptions } from './notify/open-hooks.js';
import { openStore } from './open-store.js';
import { serve } from './serve.js';
import type { SiteOptions } from './site.js';

export interface ReferenceServerOptions
  extends
    NotifyOptions,
    Pick<
      HandlerOptions,
      | 'limits'
      | 'challenges'
      | 'streams'
      | 'trustedProxies'
      | 'log'
      | 'notice'
      | 'checkers'
      | 'checkersMs'
      | 'basePath'
      | 'now'
    > {
  /** Holds `ykien.db`, `secret.key` and `owner-token`; made when missing. With `databaseUrl` only the last. Default `data`. */
  readonly dataDir?: string;
  /** `postgres://…`: any number of servers on any number of machines over one PostgreSQL database. Default: SQLite in the data folder. */
  readonly databaseUrl?: string;
  /** The newest first. Default: made at the first start, in `secret.key`, or in one row of the PostgreSQL database. */
  readonly secret?: Secret | readonly Secret[];
  /** 0 takes a free one. Default 8787. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
  /** Origins whose pages may write, besides the server's own. */
  readonly siteOrigins?: readonly string[];
  /** The site's rules; a function is asked anew for each request. `origins` are added to those above. */
  readonly site?: Partial<SiteOptions> | (() => Partial<SiteOptions>);
  /** The owner's only token then. Default: made at the first start, kept in `owner-token`, its hash in the database (see `moderation/README.md`). */
  readonly ownerToken?: string;
  /** Puts the handler into a larger one, such as a site that serves its pages too. */
  readonly mount?: (api: Handler) => (request: Request, info: ConnectionInfo) => Response | Promise<Response>;
}

export interface ReferenceServer {
  readonly url: string;
  readonly port: number;
  readonly api: Handler;
  readonly store: Store;
  /** File of the owner's token, when it was not given and lies in one. */
  readonly ownerTokenPath?: string;
  /** What the owner should be told of the token, such as that it was replaced. */
  readonly ownerTokenNote?: string;
  /** Takes no more requests, finishes those under way, writes the views, closes the store. */
  close(): Promise<void>;
}

/**
 * The whole server in one process, over one SQLite file or a PostgreSQL database: what `ykien serve` runs. The moderators' page is at `/admin`, whatever `mount` does.
 * @throws Error that names the folder or port and the mend.
 */
export async function openServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const {
    dataDir = 'data',
    databaseUrl,
    secret: given,
    port = 8787,
    host = '127.0.0.1',
    siteOrigins = [],
    site = {},
    mount,
    ownerToken,
    webhooks = [],
    mail,
    ...rest
  } = options;
  const { store, secret } = await openStore({ dataDir, databaseUrl, secret: given });
  let notifier: Notifier | undefined;
  try {
    let listening = port;
    const rules = (): SiteOptions => {
      const given = typeof site === 'function' ? site() : site;
      return {
        ...given,
        origins: [...new Set([...(given.origins ?? []), ...siteOrigins, ...ownOrigins(host, listening)])],
      };
    };
    const place = { store, keys: await createKeyRing(readSecrets(secret)), site: rules().id ?? 'default' };
    const owner = ownerToken === undefined ? await syncOwnerToken(place, dataDir) : {};
    const api = createHandler({
      ...rest,
      store,
      secret,
      site: rules,
      listCopies: () => listCopies(dataDir),
      ...(ownerToken !== undefined && { ownerToken }),
    });
    const hooks = await openHooks(
      { webhooks, ...(mail && { mail }) },
      () => `${ownOrigins(host, listening).at(-1)}/admin`,
    );
    const { now, notice } = rest;
    const worker = createNotifier({
      store,
      hooks,
      site: rules().id ?? 'default',
      ...(now && { now }),
      ...(notice && { notice }),
    });
    notifier = worker;
    const running = await serve({ handler: withAdmin(mount?.(api) ?? api, rest.basePath), port, host });
    listening = running.port;
    return {
      url: running.url,
      port: running.port,
      api,
      store,
      ...(owner.path !== undefined && { ownerTokenPath: owner.path }),
      ...(owner.note !== undefined && { ownerTokenNote: owner.note }),
      async close() {
        let open = true;
        const closed = running.close().then(() => void (open = false));
        // Until then a stream may begin on a connection that was kept alive, and would hold the server for half an hour.
        while (open) await Promise.all([api.drain(), Promise.race([closed, pause(200)])]);
        await api.drain();
        await worker.close();
        await store.close();
      },
    };
  } catch (error) {
    await notifier?.close();
    await store.close();
    throw error;
  }
}

/** Names under which a browser on this machine finds the server. */
function ownOrigins(host: string, port: number): string[] {
  const names = ['localhost', '127.0.0.1', host.includes(':') ? `[${host}]` : host];
  return [...new Set(names)].map((name) => new URL(`http://${name}:${port}`).origin);
}
