import { Hono } from 'hono';
import type { Call, Services } from './call.js';
import { createChallenges } from './challenges.js';
import { clientAddress, clientUnit, readProxies } from './client-address.js';
import { dispatch, failure, type Outcome } from './dispatch.js';
import { createEventStreams } from './event-streams.js';
import { createKeptAnswers } from './kept-answers.js';
import { createKeyRing, readSecrets } from './keys.js';
import { createLimits } from './limits.js';
import { errorPlace } from './log.js';
import { createOneAtATime } from './one-at-a-time.js';
import { readBasePath, requireStore, siteReader, type ConnectionInfo, type HandlerOptions } from './options.js';
import { createGateway } from './gateway/gateway.js';
import { createRecovery } from './gateway/recover.js';
import { gatewayRoutes } from './gateway/route-table.js';
import { readOwnerToken } from './moderation/authorize.js';
import { Refusal } from './refusal.js';
import type { Route } from './route.js';
import { createRouteTable } from './route-table.js';
import { createBans } from './scoring/bans.js';
import { createCheckers } from './scoring/checkers.js';
import type { Site } from './site.js';
import { createSweeper } from './sweeper.js';
import { createViews } from './views.js';

/** The whole backend as one function. It answers whatever comes and never rejects. */
export interface Handler {
  (request: Request, info?: ConnectionInfo): Promise<Response>;
  /** Ends the streams, waits for the requests in flight and writes the views that are still in memory. The store stays open. */
  drain(): Promise<void>;
}

interface Env {
  Bindings: { readonly info: ConnectionInfo; readonly report: (route: string, outcome: Outcome) => Response };
}

/** Errors before a route is known are for everybody to read: they say nothing. */
const openHeaders = { 'access-control-allow-origin': '*' };

/**
 * Makes the backend: `createHandler({ store, secret, site: { origins: ['https://example.vn'] } })`.
 * @throws TypeError that names a wrong option and its mend.
 */
export function createHandler(options: HandlerOptions): Handler {
  const { now = Date.now, log } = options;
  const readSites = siteReader(options);
  const proxies = readProxies(options.trustedProxies);
  const services = createServices(options);
  const base = services.basePath;
  const sweeper = createSweeper(services.store);
  const gateway = createGateway(options.upstream, options.gateway, now, options.notice);
  const recovery = createRecovery();

  async function prepare(request: Request, site: Site, info: ConnectionInfo): Promise<Call> {
    const moment = now();
    sweeper.touch(moment);
    const address = clientAddress(request, info.address, proxies);
    const query = new URL(request.url).searchParams;
    const keys = await services.keyRing;
    const call: Call = {
      request,
      query,
      site,
      ...(address && { address }),
      unit: clientUnit(address),
      now: moment,
      keys,
      services,
    };
    if (gateway) recovery.touch({ ...call, gateway });
    return call;
  }

  async function answer(
    route: Route,
    request: Request,
    siteId: string | undefined,
    info: ConnectionInfo,
  ): Promise<Outcome> {
    try {
      const sites = readSites();
      const site = siteId === undefined ? sites[0] : sites.find((each) => each.id === siteId);
      if (!site) throw new Refusal('not-found', { title: 'There is no such site.' });
      return await dispatch(route, site, request, () => prepare(request, site, info));
    } catch (error) {
      return failure(error, openHeaders);
    }
  }

  const app = new Hono<Env>();
  const table = createRouteTable();
  for (const route of gateway ? gatewayRoutes(gateway, table) : table) {
    for (const prefix of [base, `${base}/sites/:site`]) {
      app.all(prefix + route.path, async (context) => {
        const { info, report } = context.env;
        return report(route.path, await answer(route, context.req.raw, context.req.param('site'), info));
      });
    }
  }
  app.notFound(({ env }) => {
    return env.report('-', failure(new Refusal('not-found', { title: 'There is no such route.' }), openHeaders));
  });

  const inFlight = new Set<Promise<Response>>();

  const handler = (request: Request, info: ConnectionInfo = {}): Promise<Response> => {
    const start = performance.now();
    const report = (route: string, { response, refusal, unexpected }: Outcome): Response => {
      log?.({
        time: new Date(now()).toISOString(),
        method: request.method.slice(0, 16),
        route,
        status: response.status,
        ms: Math.round((performance.now() - start) * 10) / 10,
        ...(refusal && { code: refusal.code }),
        ...(unexpected !== undefined && { error: errorPlace(unexpected) }),
      });
      return response;
    };
    const answered = Promise.resolve(app.fetch(request, { info, report })).finally(() => inFlight.delete(answered));
    inFlight.add(answered);
    return answered;
  };

  return Object.assign(handler, {
    async drain(): Promise<void> {
      services.streams.end();
      for (const end of services.moderatorStreams) end();
      while (inFlight.size > 0) await Promise.allSettled(inFlight);
      await services.views.flush();
      await sweeper.rest();
      await recovery.rest();
      services.bans.close();
    },
  });
}

function createServices(options: HandlerOptions): Services {
  const store = requireStore(options.store);
  const keyRing = createKeyRing(readSecrets(options.secret));
  const ownerToken = readOwnerToken(options.ownerToken);
  const { notice, now = Date.now } = options;
  return {
    store,
    keyRing,
    challenges: createChallenges(keyRing, options.challenges),
    takeLimit: createLimits(store, options.limits),
    views: createViews(store),
    streams: createEventStreams(store, options.streams, now),
    oneAtATime: createOneAtATime(),
    keptAnswers: createKeptAnswers(),
    bans: createBans(store),
    askCheckers: createCheckers(options.checkers, options.checkersMs, (name) => {
      notice?.({ time: new Date(now()).toISOString(), notice: 'checker-skipped', name });
    }),
    basePath: readBasePath(options.basePath),
    ...(ownerToken !== undefined && { ownerToken }),
    ...(options.listCopies && { listCopies: options.listCopies }),
    moderatorStreams: new Set(),
  };
}
