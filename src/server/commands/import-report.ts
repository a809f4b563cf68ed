import type { ImportTally } from '../import/import-tally.js';
import type { Mend } from '../import/parents-first.js';
import { printableLine } from './terminal-text.js';

const mends: Readonly<Record<Mend, string>> = {
  orphan: 'replies begin a thread, for what they answer is not there',
  'other-page': 'replies begin a thread, for what they answer stands on another page',
  cycle: 'replies begin a thread, for they answered themselves in a circle',
  'too-deep': 'replies moved up, for they stood more than 100 deep',
};

/** Says what became of a file, or of a survey of it what would. */
export function tellImport(tally: ImportTally, print: (line: string) => void, kind: 'survey' | 'stored'): void {
  const { pages, comments, added, known, votes, votesCut, lost, broken } = tally;
  if (kind === 'survey')
    print(
      `${pages} pages, ${comments} comments (${added} new, ${known} already known) and ${votes} votes can be taken; nothing was stored.`,
    );
  else print(`${pages} pages, ${added} comments added, ${known} already known, ${votes} votes.`);
  for (const [mend, words] of Object.entries(mends)) {
    const count = tally.mends[mend as Mend];
    if (count > 0) print(`  ${count} ${words}.`);
  }
  if (lost.email > 0) print(`  ${lost.email} e-mail addresses left out: the site has no field for them (--fields).`);
  if (lost.url > 0)
    print(`  ${lost.url} addresses of authors' pages left out: the site has no field for them (--fields).`);
  if (votesCut > 0) print(`  ${votesCut} votes left out: more than 10000 for one comment and side.`);
  if (tally.skippedCount > 0) print(`${tally.skippedCount} skipped:`);
  for (const [reason, { count, examples }] of tally.skipped) {
    const more = count > examples.length ? ', …' : '';
    print(`  ${count}: ${printableLine(reason)} (${examples.map(printableLine).join(', ')}${more})`);
  }
  if (broken !== undefined) print(`The file is not whole: ${printableLine(broken)}`);
}
