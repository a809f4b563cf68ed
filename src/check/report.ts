import type { Cleaned } from './erase-written.js';
import type { CheckOptions } from './check-options.js';
import type { KnownServer } from './known-server.js';
import type { CaseResult } from './run-cases.js';

/** Everything that a report tells. */
export interface CheckReport {
  readonly endpoint: string;
  /** Path below which all test pages of this run lie. */
  readonly pages: string;
  readonly origin: string | undefined;
  /** Methods that the server has. */
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly cases: readonly CaseResult[];
  readonly counts: Readonly<Record<CaseResult['result'], number>>;
  readonly waitedMs: number;
  readonly cleaned: Cleaned;
}

export function countResults(cases: readonly CaseResult[]): CheckReport['counts'] {
  const counts = { holds: 0, broken: 0, absent: 0, unseen: 0, limited: 0 };
  for (const { result } of cases) counts[result]++;
  return counts;
}

/** Lines that stand above the cases: where, what there is, what there is not. */
export function headLines(
  { endpoint, token }: Pick<CheckOptions, 'endpoint' | 'token'>,
  { pages, origin }: Pick<CheckReport, 'pages' | 'origin'>,
  { has, lacks, form }: KnownServer,
  absent: readonly string[],
): string[] {
  const waits = form?.moderation === 'pre' && token === undefined;
  return [
    `Checks ${endpoint}`,
    `  writes to pages below  ${pages}/`,
    `  comes from             ${origin ?? 'no browser: say --origin for what a page sees'}`,
    `  has                    ${[...has].join(', ') || 'nothing'}`,
    ...(absent.length > 0 ? [`  has not                ${absent.join(', ')}`] : []),
    ...(lacks.length > 0 ? [`  says that it lacks     ${lacks.join(', ')}`] : []),
    ...(waits ? ['  It moderates first: with --token of a moderator more can be seen.'] : []),
  ];
}

const marks: Readonly<Record<CaseResult['result'], string>> = {
  holds: '✓',
  broken: '✗',
  absent: '–',
  unseen: '·',
  limited: '…',
};

/** The cases of a group under its name; those about what the server has not, in one line. */
export function groupLines(results: readonly CaseResult[]): string[] {
  const absent = results.filter(({ result }) => result === 'absent').length;
  const told = results.filter(({ result }) => result !== 'absent').flatMap(caseLines);
  const rest =
    absent > 0 ? [`  ${marks.absent} ${absent === 1 ? '1 case' : `${absent} cases`} about what it has not`] : [];
  return ['', results[0]?.group ?? '', ...told, ...rest];
}

/** A case, and what is wrong where it is broken. */
function caseLines({ sentence, result, seen, mend }: CaseResult): string[] {
  const more = result === 'unseen' ? ' (there was nothing to look at)' : result === 'limited' ? ' (limits)' : '';
  const lines = [`  ${marks[result]} ${sentence}${more}`];
  if (seen !== undefined) lines.push(`      seen: ${cut(seen)}`);
  if (mend !== undefined) lines.push(`      mend: ${mend}`);
  return lines;
}

/** Lines that stand below the cases: the sums, what is broken once more, what stays on the server. */
export function tailLines(report: CheckReport, refusedMs: number): string[] {
  const { cases, counts, cleaned, waitedMs, pages } = report;
  const { holds, broken, absent, unseen, limited } = counts;
  const told = [
    `${holds} ${holds === 1 ? 'holds' : 'hold'}`,
    `${broken} ${broken === 1 ? 'is' : 'are'} broken`,
    ...(absent > 0 ? [`${absent} are about what it has not`] : []),
    ...(unseen > 0 ? [`${unseen} had nothing to look at`] : []),
    ...(limited > 0 ? [`${limited} met the server's limits`] : []),
  ];
  const lines = [`${cases.length === 1 ? '1 case' : `${cases.length} cases`}: ${told.join(', ')}.`];
  const wrong = cases.filter(({ result }) => result === 'broken');
  if (wrong.length > 0) lines.push('', 'Broken:', ...wrong.flatMap((each) => [each.group, ...caseLines(each)]));
  if (waitedMs >= 1000) lines.push(`Waited ${Math.round(waitedMs / 1000)} s for the server's limits.`);
  if (limited > 0) {
    lines.push(
      `The server asked for ${Math.ceil(refusedMs / 1000)} s of patience: start it for the check without limits, or say --wait SECONDS.`,
    );
  }
  return [...lines, ...cleanedLines(cleaned, pages)];
}

function cleanedLines({ written, erased, removed, stays }: Cleaned, pages: string): string[] {
  const gone = [
    ...(erased > 0 ? [`${erased} are erased`] : []),
    ...(removed > 0 ? [`${removed} are taken away, as their authors could`] : []),
  ];
  if (written === 0) return ['Nothing was written.'];
  const first = `${written} comments were written${gone.map((part) => `, ${part}`).join('')}.`;
  if (stays.length === 0) return [first];
  return [
    first,
    `${stays.length} stay below ${pages}/: take them away by hand, or leave them; no other page shows them.`,
  ];
}

/** A body that somebody answered with may be long. */
const cut = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text).replace(/\n/g, '\n      ');
