import type { Edit, EditOutcome, StoredComment, StoredRevision } from '../../../contract/store.js';
import { appendEvent, putComment, type MemoryState } from './state.js';

/** The texts that a comment had, has or may have. */
export function memoryEdits(state: MemoryState) {
  const { comments, revisions } = state;
  const put = (revision: StoredRevision) => revisions.set(revision.site, revision.id, revision);
  const waiting = (site: string, comment: string) =>
    revisions.of(site, comment).find(({ state }) => state === 'waiting');

  // The text that a comment came with stands nowhere else once it is replaced. It has the comment's own id: there is one for each.
  function keepFirst({ site, id, fields, createdAt, ...others }: StoredComment): void {
    if (revisions.of(site, id).some(({ state }) => state === 'applied')) return;
    put({ site, id, comment: id, fields, createdAt, state: 'applied', ...ofText(others) });
  }

  /** Makes a revision the text of its comment. */
  function apply(comment: StoredComment, revision: StoredRevision): void {
    const { search: _search, textKey: _textKey, reasons, ...rest } = comment;
    const found = revision.score === undefined ? { ...revision, score: rest.score, reasons } : revision;
    put({ ...revision, state: 'applied' });
    putComment(state, { ...rest, fields: revision.fields, editedAt: revision.createdAt, ...ofText(found) });
  }

  return {
    put,
    apply,
    waiting,
    edit({ site, comment: id, revision: given, notBefore }: Edit): EditOutcome {
      const comment = comments.get(site, id);
      if (!comment || comment.status === 'removed') return { outcome: 'not-found' };
      if (comment.createdAt < notBefore) return { outcome: 'too-late' };
      if (revisions.has(site, given.id)) throw new Error(`Another revision has the id ${given.id}: give a new one.`);
      const replaced = waiting(site, id);
      if (replaced) revisions.delete(site, replaced.id);
      keepFirst(comment);
      const revision = { ...given, site, comment: id };
      const waits = comment.status === 'published' && revision.state === 'waiting';
      if (waits) put(revision);
      else apply(comment, revision);
      // Readers hear of `edited`; what they cannot see is news for moderators only.
      const kind = comment.status === 'published' && !waits ? 'edited' : 'revised';
      appendEvent(state, { site, page: comment.page, kind, comment: id, at: revision.createdAt });
      return { outcome: 'edited', comment: comments.get(site, id) ?? comment };
    },
    /** Newest first. */
    list: (site: string, comment: string): StoredRevision[] => revisions.of(site, comment).reverse(),
  };
}

export type MemoryEdits = ReturnType<typeof memoryEdits>;

interface OfText {
  readonly search?: string | undefined;
  readonly textKey?: string | undefined;
  readonly score?: number | undefined;
  readonly reasons?: readonly string[] | undefined;
}

/** Only those that are there: an absent member stays absent. */
function ofText({ search, textKey, score, reasons }: OfText) {
  return {
    ...(search !== undefined && { search }),
    ...(textKey !== undefined && { textKey }),
    ...(score !== undefined && { score }),
    ...(reasons !== undefined && { reasons }),
  };
}
