import { createHash, randomBytes } from 'node:crypto';
import { findArticle } from './content/articles.js';
import { waiting } from './content/comments/cho-duyet.js';
import * as hoSen from './content/comments/ho-sen.js';
import * as phanLoaiRac from './content/comments/phan-loai-rac.js';
import { readThread } from './read-thread.js';

/** Every page that has comments, as they are written down. */
export const threads = new Map([
  [hoSen.page, readThread(hoSen.thread)],
  [phanLoaiRac.page, readThread(phanLoaiRac.thread)],
]);
for (const [slug, text] of Object.entries(waiting)) {
  const known = threads.get(slug) ?? [];
  // Their parents are counted from their own beginning.
  const more = readThread(text).map(({ parent, ...comment }) => ({
    ...(parent !== undefined && { parent: known.length + parent }),
    ...comment,
  }));
  threads.set(slug, [...known, ...more]);
}

const site = 'default';

/** The same words give the same id at every start: as many random-looking bits as an id of ours has. */
const idOf = (...words) => createHash('sha256').update(words.join('\n')).digest().subarray(0, 16).toString('base64url');
/** Stands for the keyed hash of a reader's device. */
const readerOf = (...words) => createHash('sha256').update(words.join('\n')).digest('base64url');

/**
 * The comments as a store takes them, by kind, in the order in which they are to be put in.
 * @param {object} options
 * @param {(text: string) => string} options.foldText as `core/fold-text` does it: a moderator's search looks into what it gives
 * @param {string} [options.origin] scheme and host of the portal, to which the queue's links lead
 * @returns {Partial<import('../src/contract/data-store.js').SiteRecords>}
 */
export function seedRecords({ foldText, origin = 'https://hongduc.example' }) {
  const records = { page: [], comment: [], revision: [], vote: [], report: [], audit: [] };
  for (const [slug, thread] of threads) {
    const page = `/bai-viet/${slug}`;
    records.page.push({ id: page, url: origin + page, title: findArticle(slug).title });
    const ids = thread.map((_, place) => idOf(page, place));
    thread.forEach((written, place) => addComment(records, { ...written, page, id: ids[place], ids }));
  }
  return records;

  function addComment(into, { id, ids, page, parent, name, title, content, createdAt, up, down, flags }) {
    const { status: [status] = ['published'], role, score: [score] = ['0'], phone, reason } = flags;
    const removed = status === 'removed';
    const fields = { name, ...(phone && { phone: phone[0] }), ...(title && { title }), content };
    const digits = phone ? phone[0].replace(/\D/g, '') : '';
    const search = (values) =>
      foldText([values.name, values.title, values.content, digits, digits.replace(/^0/, '84')].join(' '));
    into.comment.push({
      ...{ id, site, page, ...(parent !== undefined && { parent: ids[parent] }) },
      // Random, for it is a secret: whoever knows it is told what became of the comment.
      submissionId: randomBytes(16).toString('base64url'),
      // No text that a form could send has it.
      fingerprint: 'seed',
      ...{ status, fields, createdAt, score: Number(score), search: search(fields), generation: 1 },
      // Whoever has the same name is the same reader, so that some of them are known to have been approved before.
      ...(!role && { reader: readerOf('author', name) }),
      ...(role && { role: role[0] }),
      ...(reason && (removed ? { reason: reason[0] } : { reasons: reason })),
    });
    for (const [value, count] of [
      [1, up],
      [-1, down],
    ]) {
      for (let n = 0; n < count; n++) {
        into.vote.push({ site, comment: id, reader: readerOf('voter', value, n), value });
      }
    }
    flags.report?.forEach((text, n) => {
      const [kind, said] = text.split(': ');
      const report = { site, comment: id, reader: readerOf('voter', 1, n), reason: kind };
      into.report.push({ ...report, ...(said && { text: said }), createdAt: createdAt + (n + 1) * 3_600_000 });
    });
    flags.edit?.forEach((text) => {
      const edited = { ...fields, content: text.replaceAll(' ¶ ', '\n\n') };
      const revision = { site, id: idOf(id, 'edit'), comment: id, state: 'waiting', fields: edited };
      into.revision.push({ ...revision, createdAt: createdAt + 600_000, search: search(edited) });
    });
    if (removed) {
      into.audit.push({
        ...{ site, at: createdAt + 1_800_000, actor: 'owner', action: 'removed', comment: id, detail: reason?.[0] },
      });
    }
  }
}

/**
 * Puts the comments in, where the site has none yet. A second start adds nothing, and what a moderator or a reader has done since stays.
 * @param {import('../src/contract/data-store.js').DataStore} store
 * @param {Parameters<typeof seedRecords>[0]} options
 * @returns {Promise<number>} how many comments were added
 */
export async function seedComments(store, options) {
  const { records } = await store.dumpRecords(site, 'comment', undefined, 1);
  if (records.length > 0) return 0;
  const seeds = seedRecords(options);
  // A commit takes 500 at most. All comments are in one: a start that is broken off leaves all of them or none.
  for (const [kind, list] of Object.entries(seeds)) {
    for (let from = 0; from < list.length; from += 500) {
      await store.loadRecords(site, kind, list.slice(from, from + 500));
    }
  }
  return seeds.comment.length;
}
