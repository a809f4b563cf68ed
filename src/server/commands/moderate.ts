import type { AuditRecord, Store, StoreDecision } from '../../contract/store.js';
import { moderationStatuses, type ModerationStatus } from '../../core/moderation.js';
import type { CommandArguments, CommandIo } from './command.js';
import { findComments } from './find-comments.js';
import { listQueue, showComment } from './moderate-list.js';
import { withData, type OpenData } from './open-data.js';
import { printableLine } from './terminal-text.js';

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
    if (action === 'undo' && given.length === 0) return undoLast(io, data, actor);
    if (given.length === 0) throw new Error(`Which comments? ykien moderate ${action} IDS…`);
    const ids = await findComments(store, site.id, [...new Set(given)]);
    if (action === 'show') {
      for (const id of ids) await showComment(args, io, data, id, actor);
    } else if (action === 'undo') {
      const before = await Promise.all(ids.map(async (id) => [id, await statusBefore(store, site.id, id)] as const));
      await decide(io, data, before, actor);
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
  { store, site }: OpenData,
  verdicts: readonly (readonly [id: string, to: ModerationStatus])[],
  actor: string,
  reason?: string,
): Promise<void> {
  const at = now();
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
      print(`${comment.id} ${edit ? `edit ${to}` : from === to ? `is ${to} already` : `${from} → ${to}`}`);
    }
  }
}

/** Takes back what this name decided last, as one: what stands in the log with the same time. */
async function undoLast(io: CommandIo, data: OpenData, actor: string): Promise<void> {
  const { store, site } = data;
  const lines: AuditRecord[] = [];
  let before: number | undefined;
  for (;;) {
    const found = await store.listAudit({ site: site.id, ...(before !== undefined && { before }), limit: 500 });
    const own = found.filter((line) => line.actor === actor && line.comment !== undefined && isStatus(line.action));
    lines.push(...own.filter(({ at }) => at === (lines[0]?.at ?? own[0]?.at)));
    before = found.at(-1)?.id;
    // Further back is only looked while the last decision may go on there.
    if (before === undefined || (lines.length > 0 && found.at(-1)!.at < lines[0]!.at)) break;
  }
  const ids = [...new Set(lines.map(({ comment }) => comment!))];
  if (ids.length === 0) return io.print(`Nothing was decided by "${actor}".`);
  const changes = await Promise.all(ids.map(async (id) => [id, await statusBefore(store, site.id, id)] as const));
  await decide(io, data, changes, actor);
}

/** The state before the last decision; a comment about which nothing else stands in the log waits again. */
async function statusBefore(store: Store, site: string, comment: string): Promise<ModerationStatus> {
  const lines = await store.listAudit({ site, comment, limit: 100 });
  const [, earlier] = lines.map(({ action }) => action).filter(isStatus);
  return earlier ?? 'pending';
}

const isStatus = (action: string): action is ModerationStatus =>
  moderationStatuses.includes(action as ModerationStatus);
