import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createKeyRing, readSecrets } from '../keys.js';
import {
  addModerator,
  listModerators,
  replaceOwnerToken,
  revokeModerator,
  type TokenPlace,
} from '../moderation/tokens.js';
import { loadSecret } from '../secret-file.js';
import type { CommandArguments, CommandIo } from './command.js';
import { withData } from './open-data.js';
import { printableLine } from './terminal-text.js';

const actions = ['show-path', 'replace', 'add', 'list', 'revoke'];

/** `ykien token [show-path|replace|add NAME|list|revoke NAME]`. A token is shown once, when it is made; the owner's only lies in its file. */
export async function tokenCommand(args: CommandArguments, io: CommandIo): Promise<void> {
  const [action = 'show-path', name, ...more] = args.words;
  if (!actions.includes(action) || more.length > 0)
    throw new Error(
      `ykien token does not know "${printableLine([action, ...more].join(' '))}": use one of ${actions.join(', ')}.`,
    );
  const path = join(args.dataDir, 'owner-token');
  if (action === 'show-path') return showPath(path, io);
  await withData(args, async ({ store, site, dataDir }) => {
    const keys = await createKeyRing(readSecrets(await loadSecret(dataDir)));
    const place: TokenPlace = { store, keys, site: site.id, now: io.now() };
    if (action === 'list') {
      for (const { name, role, since } of await listModerators(place))
        io.print(`${printableLine(name)}  ${role}  since ${since.slice(0, 10)}`);
    } else if (action === 'replace') {
      await replaceOwnerToken(place, dataDir);
      io.print(`The owner's token is replaced: the new one is in ${path}. The old one is refused from now on.`);
    } else if (name === undefined) {
      throw new Error(`Whose token? ykien token ${action} NAME`);
    } else if (action === 'add') {
      const token = await addModerator(place, name, args.oneOf('role', ['moderator', 'owner'] as const) ?? 'moderator');
      io.print(`The token of ${printableLine(name)}, shown only now: ${token}`);
    } else {
      const removed = await revokeModerator(place, name);
      if (!removed) throw new Error(`There is no moderator "${printableLine(name)}": see ykien token list.`);
      io.print(`The token of ${printableLine(name)} is refused from now on.`);
    }
  });
}

async function showPath(path: string, { print }: CommandIo): Promise<void> {
  await access(path).catch((cause: unknown) => {
    throw new Error(`There is no file ${path}: name the folder with --data, or start the server once.`, { cause });
  });
  print(path);
}
