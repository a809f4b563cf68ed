import { readNotifyVariables } from '../notify/notify-variables.js';
import { openServer, type ReferenceServerOptions } from '../reference-server.js';
import type { CommandArguments, CommandIo } from './command.js';

/** `ykien serve`: runs until SIGTERM or SIGINT, then drains. */
export async function serveCommand(args: CommandArguments, { print, env }: CommandIo): Promise<void> {
  const log = (entry: object): void => print(JSON.stringify(entry));
  const server = await openServer({ ...readOptions(args, env), log, notice: log });
  print(`Ykien listens at ${server.url}`);
  print(`Comments are reviewed at ${server.url}/admin`);
  if (server.ownerTokenPath !== undefined) print(`The owner's token is in ${server.ownerTokenPath}`);
  if (server.ownerTokenNote !== undefined) print(server.ownerTokenNote);
  const signal = await nextSignal();
  print(`${signal}: finishing what is under way.`);
  await server.close();
  print('Closed.');
}

function readOptions(args: CommandArguments, env: CommandIo['env']): ReferenceServerOptions {
  const rules = { challenge: args.text('challenge'), moderation: args.text('moderation') };
  const host = args.text('host');
  const { YKIEN_OWNER_TOKEN: token, DATABASE_URL: databaseUrl } = env;
  // Several are divided by spaces, as lines divide them in the file.
  const secret = (env.YKIEN_SECRET ?? '').split(/\s+/).filter((each) => each !== '');
  return {
    dataDir: args.dataDir,
    port: readPort(args.text('port') ?? env.PORT),
    siteOrigins: args.texts('site-origin'),
    trustedProxies: args.texts('trusted-proxy'),
    // What is not one of the words is refused by the site's own check, which names them.
    site: Object.fromEntries(Object.entries(rules).filter(([, value]) => value !== undefined)),
    ...(host !== undefined && { host }),
    ...(token && { ownerToken: token }),
    ...(databaseUrl && { databaseUrl }),
    ...(secret.length > 0 && { secret }),
    ...readNotifyVariables(env),
  };
}

function readPort(port = '8787'): number {
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw new Error(`"${port}" is no port: give a number from 0 to 65535 with --port or PORT.`);
}

/** A second signal ends the process at once: once() has removed the listeners, and Node's own behaviour is back. */
function nextSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals): void => {
      process.off('SIGTERM', stop).off('SIGINT', stop);
      resolve(signal);
    };
    process.on('SIGTERM', stop).on('SIGINT', stop);
  });
}
