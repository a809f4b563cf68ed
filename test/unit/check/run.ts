import { CommandArguments, type CommandIo } from '../../../src/server/commands/command.js';
import { checkCommand } from '../../../src/check/check-command.js';
import { createHandler, memoryStore, serve, type HandlerOptions, type SiteOptions } from '../../../src/server/index.js';

export interface CheckRun {
  readonly code: number;
  readonly text: string;
  readonly told: string;
}

/** The command without a process. */
export async function check(args: readonly string[], io: Partial<CommandIo> = {}): Promise<CheckRun> {
  const lines: string[] = [];
  let told = '';
  const code = await checkCommand.run(new CommandArguments(checkCommand, args), {
    print: (line) => void lines.push(line),
    write: () => Promise.resolve(),
    tell: (text) => void (told += text),
    env: {},
    now: Date.now,
    ...io,
  });
  return { code: code ?? 0, text: lines.join('\n'), told };
}

export const none = { submit: [], free: [], issue: [], view: [], vote: [], report: [], token: [] };

/** Our own server on a real socket, with the paths that are taken away from it. */
export async function openServer(
  site: Partial<SiteOptions> = {},
  options: Partial<HandlerOptions> = {},
  without = /^$/,
): Promise<{ url: string; close: () => Promise<void> }> {
  const handler = createHandler({
    store: memoryStore(),
    secret: 'a secret of the tests, 32 bytes or more',
    limits: none,
    // Little work: what is proved is that it is done.
    challenges: { powMaxNumber: 500 },
    ...options,
    site: { origins: ['https://example.vn'], challenge: 'none', moderation: 'post', ...site },
  });
  const server = await serve({
    handler: (request) =>
      without.test(new URL(request.url).pathname) ? new Response(null, { status: 404 }) : handler(request),
    port: 0,
  });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await handler.drain();
    },
  };
}
