import type { BanRecord, Store, StoredComment } from '../../../../src/contract/store.js';
import { Backend, draft, receipt, type DraftChanges } from '../../../support/backend.js';
import { openStore } from '../stores/sqlite-file.js';

type Rules = ConstructorParameters<typeof Backend>[0];
type Options = ConstructorParameters<typeof Backend>[1];

/** A backend over a real SQLite file; comments are published at once unless something is said against them. */
export function openBackend(rules: Rules = {}, options: Options = {}): Backend & { readonly store: Store } {
  return new Backend(
    { moderation: 'post', ...rules },
    { limits: { submit: [] }, store: openStore().store, ...options },
  );
}

/** What is stored of a submit. */
export async function submitted(
  backend: Backend,
  changes: DraftChanges = {},
  address?: string,
): Promise<StoredComment> {
  const { id } = await receipt(await backend.submit(changes, address));
  const stored = await backend.store.findComment('default', id);
  if (!stored) throw new Error('Nothing is stored.');
  return stored;
}

/** The same with a text of its own, so that it is no copy of another. */
export function writing(content: string, more: DraftChanges = {}): DraftChanges {
  return { ...more, fields: { ...draft().fields, content, ...more.fields } };
}

export function ban(changes: Partial<BanRecord> & Pick<BanRecord, 'kind' | 'value'>): BanRecord {
  return { site: 'default', id: changes.value, effect: 'refuse', label: '', createdAt: 0, actor: 'owner', ...changes };
}
