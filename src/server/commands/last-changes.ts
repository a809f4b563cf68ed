import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { moderationStatuses, type ModerationStatus } from '../../core/moderation.js';

export interface Change {
  readonly comment: string;
  readonly from: ModerationStatus;
  readonly to: ModerationStatus;
}

/** In the data folder: of each site and name the decisions made last, ids and states only. The audit log does not say what a state was before. */
const fileName = 'undo.json';

type Kept = Readonly<Record<string, unknown>>;

const keyOf = (site: string, actor: string): string => `${site} ${actor}`;

export async function keepChanges(
  dataDir: string,
  site: string,
  actor: string,
  changes: readonly Change[],
): Promise<void> {
  const kept = { ...(await readKept(dataDir)), [keyOf(site, actor)]: changes };
  const path = join(dataDir, fileName);
  await writeFile(`${path}.new`, JSON.stringify(kept), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

/** Empty when there are none, or the file cannot be read: nothing but an undo hangs on it. */
export async function readChanges(dataDir: string, site: string, actor: string): Promise<readonly Change[]> {
  const kept = await readKept(dataDir);
  const changes = Object.hasOwn(kept, keyOf(site, actor)) ? kept[keyOf(site, actor)] : [];
  return Array.isArray(changes) ? changes.filter(isChange) : [];
}

async function readKept(dataDir: string): Promise<Kept> {
  try {
    const kept: unknown = JSON.parse(await readFile(join(dataDir, fileName), 'utf8'));
    return kept !== null && typeof kept === 'object' ? (kept as Kept) : {};
  } catch {
    return {};
  }
}

function isChange(value: unknown): value is Change {
  const { comment, from, to } = (value ?? {}) as Record<string, unknown>;
  const states: readonly unknown[] = moderationStatuses;
  return typeof comment === 'string' && states.includes(from) && states.includes(to);
}
