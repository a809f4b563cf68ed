import type { Store, StoredComment } from '../../contract/store.js';
import { parseExport } from '../../protocol/moderation-requests.js';
import { utf8 } from '../bytes.js';
import { byteOrderMark, csvRow } from '../export/csv.js';
import { readParsed } from '../read-parsed.js';
import type { Site } from '../site.js';
import type { ModeratorCall } from './authorize.js';

/** Comments in memory at once: a whole site never is. */
const batch = 200;

/** Names of fields that comments of an earlier form may have. */
const knownFields = ['name', 'phone', 'email', 'url', 'title', 'content'];

/** How a format begins, writes one comment, and ends. */
interface Format {
  readonly type: string;
  readonly head: string;
  item(comment: StoredComment, first: boolean): string;
  readonly tail: string;
}

/** `POST /v1/moderation/export {format}`: all comments as a file, unmasked, batch by batch as it is read. The line in the log comes first. */
export async function exportComments(call: ModeratorCall): Promise<Response> {
  const { site, services, moderator, now } = call;
  const { format } = await readParsed(call.request, 8 * 1024, parseExport);
  await services.store.appendAudit({
    site: site.id,
    at: now,
    actor: moderator.name,
    action: 'export',
    detail: format,
  });
  const written = format === 'csv' ? csv(site) : json;
  const day = new Date(now).toISOString().slice(0, 10);
  return new Response(stream(services.store, site.id, written), {
    headers: {
      'content-type': written.type,
      'content-disposition': `attachment; filename="comments-${day}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}

function stream(store: Store, site: string, format: Format): ReadableStream<Uint8Array> {
  let after: string | undefined;
  let [started, first] = [false, true];

  async function nextPart(): Promise<{ text: string; done: boolean }> {
    const { records, next } = await store.dumpRecords(site, 'comment', after, batch);
    let text = started ? '' : format.head;
    started = true;
    for (const record of records.filter((each) => !isErased(each))) {
      text += format.item(record, first);
      first = false;
    }
    after = next;
    return next === undefined ? { text: text + format.tail, done: true } : { text, done: false };
  }

  return new ReadableStream<Uint8Array>({
    // Asked for as the file is taken: who reads slowly holds one batch, not the site.
    async pull(controller) {
      let part = await nextPart();
      // Without a chunk it would not be asked again.
      while (part.text === '' && !part.done) part = await nextPart();
      if (part.text !== '') controller.enqueue(utf8(part.text));
      if (part.done) controller.close();
    },
  });
}

/** Of an erased comment only its place is left. */
export function isErased({ status, fingerprint }: StoredComment): boolean {
  return status === 'removed' && fingerprint === '';
}

const time = (ms: number | undefined): string => (ms === undefined ? '' : new Date(ms).toISOString());

const json: Format = {
  type: 'application/json',
  head: '[',
  item: (comment, first) => `${first ? '' : ','}\n${JSON.stringify(exported(comment))}`,
  tail: '\n]\n',
};

/** What is the owner's of a comment: not the secrets of its author, and no hash of the reader's key. */
function exported({ id, page, parent, status, createdAt, editedAt, score, reasons, ...rest }: StoredComment): object {
  const { role, reason, consent, fields } = rest;
  return {
    id,
    page,
    parent,
    status,
    created: time(createdAt),
    ...(editedAt !== undefined && { edited: time(editedAt) }),
    score,
    reasons: reasons ?? [],
    role,
    reason,
    consent,
    fields,
  };
}

/** One column for each field of the form and each that is known; what else comments have stands as JSON in the last. */
function csv(site: Site): Format {
  const names = [...new Set([...site.fields.map(({ name }) => name), ...knownFields])];
  const columns = [
    'id',
    'page',
    'parent',
    'status',
    'created',
    'edited',
    'score',
    'reasons',
    'role',
    'reason',
    'consent',
  ];
  return {
    type: 'text/csv; charset=utf-8',
    head: byteOrderMark + csvRow([...columns, ...names, 'other']),
    item(comment) {
      const { id, page, parent = '', status, score, reasons = [], role = '', reason = '', consent = '' } = comment;
      const others = Object.entries(comment.fields).filter(([name]) => !names.includes(name));
      return csvRow([
        ...[id, page, parent, status, time(comment.createdAt), time(comment.editedAt), String(score)],
        ...[reasons.join(' '), role, reason, consent],
        ...names.map((name) => (Object.hasOwn(comment.fields, name) ? (comment.fields[name] ?? '') : '')),
        others.length > 0 ? JSON.stringify(Object.fromEntries(others)) : '',
      ]);
    },
    tail: '',
  };
}
