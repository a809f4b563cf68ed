import type { StoreDecision } from '../../contract/store.js';
import type { ModerationStatus } from '../../core/moderation.js';
import type { CommandArguments, CommandIo } from './command.js';
import { keepChanges, readChanges, type Change } from './last-changes.js';
import { findComments } from './find-comments.js';
import { listQueue, showComment } from './moderate-list.js';
import { withData, type OpenData } from './open-data.js';
import { printableLine } from './terminal-text.js';

type Verdict = readonly [comment: string, to: ModerationStatus];

/** What is said, and the state that it gives. */
const verdicts: Readonly<Record<string, ModerationStatus>> = {
  approve: 'published',
  reject: 'rejected',
  spam: 'spam',
  remove: 'removed',
};
const actions = ['list', 'show', ...Object.keys(verdicts), 'undo'];
/** Decisions in one commit. */
const batch = 200;

/** `ykien moderate [list|show|approve|reject|spam|remove|undo] [IDS…]` */
export async function moderateCommand(args: CommandArguments, io: CommandIo): Promise<void> {
  const [action = 'list', ...given] = args.words;
  if (!actions.includes(action)) {
    throw new Error(`ykien moderate does not know "${printableLine(action)}": use one of ${actions.join(', ')}.`);
  }
  const actor = readActor(args.text('as'));
  await withData(args, async (data) => {
    const { store, site } = data;
    if (action === 'list') return listQueue(args, io, data);
    if (action === 'undo' && given.length === 0) return undo(io, data, actor);
    if (given.length === 0) throw new Error(`Which comments? ykien moderate ${action} IDS…`);
    const ids = await findComments(store, site.id, [...new Set(given)]);
    if (action === 'show') {
      for (const id of ids) await showComment(args, io, data, id, actor);
    } else if (action === 'undo') {
      await undo(io, data, actor, ids);
    } else {
      await decide(
        io,
        data,
        ids.map((id) => [id, verdicts[action]!] as const),
        actor,
        args.text('reason'),
      );
    }
  });
}

/** As it stands in the audit log: letters that mean somebody else there are refused. */
function readActor(name = 'cli'): string {
  if (/^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,31}$/u.test(name) && !/^(author|system|owner)$/i.test(name)) return name;
  throw new Error(`--as "${printableLine(name)}" is no name for the log: use letters, digits, ".", "_" and "-".`);
}

async function decide(
  { print, now }: CommandIo,
  { store, site, dataDir }: OpenData,
  verdicts: readonly Verdict[],
  actor: string,
  reason?: string,
): Promise<void> {
  const at = now();
  const changes: Change[] = [];
  for (let from = 0; from < verdicts.length; from += batch) {
    const decisions = await Promise.all(
      verdicts.slice(from, from + batch).map(async ([comment, to]): Promise<StoreDecision> => {
        const queued = await store.findQueued(site.id, comment);
        // A published comment whose edit waits stands in the queue for that edit.
        const edit = queued?.status === 'published' && /^(published|rejected)$/.test(to) ? queued.revision : undefined;
        const about = edit ? { revision: edit.id } : {};
        return { site: site.id, comment, to, actor, at, ...about, ...(reason !== undefined && { reason }) };
      }),
    );
    for (const { comment, from, to } of await store.decide(decisions)) {
      const edit = decisions.find((each) => each.comment === comment.id)?.revision !== undefined;
      if (!edit && from !== to) changes.push({ comment: comment.id, from, to });
      print(`${comment.id} ${edit ? `edit ${to}` : from === to ? `is ${to} already` : `${from} → ${to}`}`);
    }
  }
  if (changes.length > 0) await keepChanges(dataDir, site.id, actor, changes);
}

/** Takes back what this name decided last, or the part of it that is about some comments. What somebody has decided since is left alone. */
async function undo(io: CommandIo, data: OpenData, actor: string, ids?: readonly string[]): Promise<void> {
  const { store, site, dataDir } = data;
  const last = await readChanges(dataDir, site.id, actor);
  const missing = ids?.find((id) => !last.some(({ comment }) => comment === id));
  if (missing !== undefined) throw new Error(`${missing} is not among the last decisions of "${actor}".`);
  const verdicts: Verdict[] = [];
  for (const { comment, from, to } of last.filter(({ comment }) => ids?.includes(comment) ?? true)) {
    const stored = await store.findComment(site.id, comment);
    if (stored?.status === to) verdicts.push([comment, from]);
    else io.print(`${comment} was changed since and stays ${stored?.status ?? 'away'}`);
  }
  if (last.length === 0) io.print(`Nothing of "${actor}" can be taken back.`);
  await decide(io, data, verdicts, actor);
}
