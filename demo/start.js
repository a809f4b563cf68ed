import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { foldText } from '../dist/core/fold-text.js';
import { openServer } from '../dist/server/index.js';
import { seedComments } from './seed-comments.js';
import { createBackends } from './backends.js';
import { createPageScripts } from './page-scripts.js';
import { createSite, seedArticles } from './server.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The portal's rules. Three comments approved on one device, and the next is published at once. */
const rules = {
  moderation: 'trusted',
  trustedAfter: 3,
  votes: 'both',
  words: ['vay nhanh', 'không cần giấy tờ', 'cá cược'],
};

/**
 * The portal on a real backend: one process, one SQLite file. The articles are put in at every start; views that they have stay. Comments are
 * put in at the first one.
 * @param {import('../src/server/index.js').ReferenceServerOptions & { seedComments?: boolean }} [options] of `openServer`; the API stands
 *   under `/api`. `site` is added to the portal's own rules. With `seedComments: false` nobody has written anything yet
 * @throws Error that names the folder or port and the mend
 */
export async function openDemo({ seedComments: seed = true, site, ...options } = {}) {
  const cdnDir = here('../dist/cdn');
  const server = await openServer({
    ...options,
    site: () => ({ ...rules, ...(typeof site === 'function' ? site() : site) }),
    basePath: '/api',
    mount(api) {
      const backends = createBackends({ site: (request) => site.fetch(request) });
      const options = { cdnDir, readScript: createPageScripts(), backends };
      const site = createSite({ api: (request, info) => api(request, info), ...options });
      return (request, info) => site.fetch(request, info);
    },
  });
  const records = seedArticles().map((article) => ({ ...article, publishedAt: Date.parse(article.published) }));
  await server.store.putArticles('default', records);
  if (seed) await seedComments(server.store, { foldText, origin: server.url });
  return server;
}

/** @param {string} text */
function readPort(text) {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`"${text}" is no port: give a number from 0 to 65535 with --port or PORT.`);
}

/** A second signal ends the process at once: Node's own behaviour is back then. */
const nextSignal = () =>
  new Promise((resolve) => {
    const stop = (signal) => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      resolve(signal);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  });

/** What `npm start` does: serves until SIGTERM or Ctrl-C, then finishes what is under way. */
export async function run() {
  try {
    const { values } = parseArgs({
      options: { port: { type: 'string' }, host: { type: 'string' }, data: { type: 'string' } },
    });
    const port = readPort(values.port ?? process.env.PORT ?? '8787');
    const dataDir = values.data ?? here('../data');
    const server = await openDemo({ dataDir, port, ...(values.host !== undefined && { host: values.host }) });
    console.log(`The portal is at ${server.url}`);
    const token = server.ownerTokenPath && `, with the token in ${relative('', server.ownerTokenPath)}`;
    console.log(`Comments are reviewed at ${server.url}/admin${token ?? ''}`);
    console.log(`Comments are kept in ${relative('', dataDir) || '.'}. Ctrl-C ends it.`);
    const signal = await nextSignal();
    console.log(`${signal}: finishing what is under way.`);
    await server.close();
    console.log('Closed.');
  } catch (error) {
    console.error(`ykien: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
