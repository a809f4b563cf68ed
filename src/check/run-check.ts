import { httpAdapter } from '../adapters/http.js';
import type { Moderation } from '../contract/moderation.js';
import type { PageRef } from '../core/page.js';
import { randomId } from '../core/random-id.js';
import type { CommandArguments, CommandIo } from '../server/commands/command.js';
import { printable } from '../server/commands/terminal-text.js';
import { adapterSuite } from '../testing/index.js';
import { methods } from '../testing/rule.js';
import { answerRules } from './answer-rules.js';
import { CannotCheck, readCheckOptions, type CheckOptions } from './check-options.js';
import { confirmWriting, openModeration, openWire, readForm } from './open-server.js';
import { eraseWritten } from './erase-written.js';
import { reduceAdapter, type KnownServer } from './known-server.js';
import { createPatience } from './patience.js';
import { probeAbilities } from './probe-abilities.js';
import { probeRoutes } from './probe-routes.js';
import { readRules } from './read-rules.js';
import { countResults, groupLines, headLines, tailLines, type CheckReport } from './report.js';
import { chooseCases, gatherCases, runCases } from './run-cases.js';
import { serverHarness } from './server-harness.js';
import { wireRuleOf } from './wire-rule.js';
import { writeRules } from './write-rules.js';

/** `ykien check`: proves that a running server keeps the protocol. @returns 0 all holds, 1 something does not, 2 it could not be checked */
export async function runCheck(args: CommandArguments, io: CommandIo): Promise<number> {
  try {
    return await check(readCheckOptions(args, io.env), io);
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    io.tell(`ykien: ${printable(error.message)}\n`);
    return 2;
  }
}

async function check(options: CheckOptions, io: CommandIo): Promise<number> {
  const { endpoint, json, only, waitMs } = options;
  const print = json ? () => undefined : io.print;
  const pages = `${options.pages}/${randomId(6)}`;
  const patience = createPatience(waitMs, io.tell);
  await confirmWriting(options, pages, io);

  const wire = await openWire(options, patience);
  let made = 0;
  const nextPage = (): PageRef => {
    const id = `${pages}/${++made}`;
    return { id, url: `${wire.origin ?? new URL(endpoint).origin}${id}`, title: 'Kiểm tra' };
  };
  const moderation = await openModeration(options, patience);
  const full = httpAdapter({ endpoint, fetch: wire.fetch, timeoutMs: 20_000 + waitMs, pollMs: 200 });
  const has = await probeRoutes(wire, nextPage().id);
  const form = await readForm(full, has, nextPage(), endpoint);
  const harnessOf = (adapter: typeof full, own: Moderation | undefined = moderation) =>
    serverHarness({ wire, adapter, moderation: own, nextPage, shows: form?.moderation === 'post' });
  const probed = await probeAbilities(harnessOf(full), has, full);
  const server: KnownServer = { has, form, ...probed };
  const adapter = reduceAdapter(full, server);

  const cases = gatherCases((runner) => {
    const rule = wireRuleOf(runner, wire, () => harnessOf(adapter));
    runner.describe('the wire: every answer', () => answerRules(rule));
    runner.describe('the wire: reading', () => readRules(rule));
    runner.describe('the wire: writing', () => writeRules(rule));
    adapterSuite(runner, () => harnessOf(adapter));
  });
  const chosen = chooseCases(cases, only);
  if (chosen.length === 0)
    throw new CannotCheck(`No case has the words "${only.join(' ')}": leave --only out to see all.`);

  const absent = methods.filter((method) => !has.has(method));
  for (const line of headLines(options, { pages, origin: wire.origin }, server, absent)) print(line);
  const results = await runCases(chosen, patience, (group) => {
    for (const line of groupLines(group)) print(line);
  });

  const report: CheckReport = {
    ...{ endpoint, pages, origin: wire.origin, has: [...has], lacks: server.lacks, cases: results },
    counts: countResults(results),
    waitedMs: patience.waitedMs(),
    cleaned: await eraseWritten(wire.written(), adapter, moderation),
  };
  if (json) io.print(JSON.stringify(report, undefined, 2));
  for (const line of ['', ...tailLines(report, patience.refusedMs())]) print(line);
  return report.counts.broken + report.counts.limited > 0 ? 1 : 0;
}
