import type { StoredComment } from '../../contract/store.js';
import type { EraseSubject } from '../../core/moderation.js';
import { listCopies } from '../export/known-copies.js';
import { findSubject } from '../moderation/find-subject.js';
import { Refusal } from '../refusal.js';
import type { CommandArguments, CommandIo } from './command.js';
import { findComments } from './find-comments.js';
import { withData, type OpenData } from './open-data.js';
import { printableLine } from './terminal-text.js';

const shown = 20;

/** `ykien erase --comment ID… | --phone NUMBER`: says what will go and what it cannot reach, asks, and erases for good. */
export async function eraseCommand(args: CommandArguments, io: CommandIo): Promise<number> {
  const phone = args.text('phone');
  const given = [...args.texts('comment'), ...args.words];
  if ((phone === undefined) === (given.length === 0))
    throw new Error('Erase what? ykien erase --comment ID…, or ykien erase --phone NUMBER.');
  return withData(args, async (data) => {
    const { store, site, dataDir } = data;
    const subject: EraseSubject =
      phone === undefined ? { comments: await findComments(store, site.id, given) } : { phone };
    const found = await findAll(data, subject);
    if (found.length === 0) {
      io.print('There is nothing to erase.');
      return 0;
    }
    const ids = found.map(({ id }) => id);
    const counts = await store.countErasure(site.id, ids);
    io.print(`${found.length} comments will be erased for good:`);
    for (const { id, createdAt, page } of found.slice(0, shown))
      io.print(`  ${id}  ${new Date(createdAt).toISOString().slice(0, 10)}  ${printableLine(page)}`);
    if (found.length > shown) io.print(`  … and ${found.length - shown} more`);
    const { revisions, votes, reports, deliveries } = counts;
    io.print(
      `With them: ${revisions} earlier texts, ${votes} votes, ${reports} reports, ${deliveries} waiting messages.`,
    );
    const copies = await listCopies(dataDir);
    if (copies.length > 0) io.print('These files may have copies, and are not changed:');
    for (const path of copies) io.print(`  ${printableLine(path)}`);
    if (!(await isMeant(args, io))) return 1;
    const { comments } = await store.eraseComments(site.id, ids, 'cli', io.now());
    io.print(`${comments} comments are erased.`);
    return 0;
  });
}

async function findAll(data: OpenData, subject: EraseSubject): Promise<readonly StoredComment[]> {
  try {
    return await findSubject({ site: data.site, services: data }, subject);
  } catch (error) {
    // Written for an answer over the wire; its title is a sentence.
    if (error instanceof Refusal) throw new Error(error.message, { cause: error });
    throw error;
  }
}

async function isMeant(args: CommandArguments, { ask, print }: CommandIo): Promise<boolean> {
  if (args.has('yes')) return true;
  if (!ask) throw new Error('Nothing was erased: there is no terminal to ask at; say --yes.');
  if (/^(y|yes|c|có)$/i.test((await ask('Erase them? [y/N] ')).trim())) return true;
  print('Nothing was erased.');
  return false;
}
