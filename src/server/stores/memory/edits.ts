import type { Edit, EditOutcome, StoredComment, StoredRevision } from '../../../contract/store.js';
import { appendEvent, putComment, type MemoryState } from './state.js';

/** The texts that a comment had, has or may have. */
export function memoryEdits(state: MemoryState) {
  const { comments, revisions } = state;
  const put = (revision: StoredRevision) => revisions.set(revision.site, revision.id, revision);
  const waiting = (site: string, comment: string) =>
    revisions.of(site, comment).find(({ state }) => state === 'waiting');

  // The text that a comment came with stands nowhere else once it is replaced. It has the comment's own id: there is one for each.
  function keepFirst({ site, id, fields, createdAt, search, textKey }: StoredComment): void {
    if (revisions.of(site, id).some(({ state }) => state === 'applied')) return;
    put({ site, id, comment: id, fields, createdAt, state: 'applied', ...texts({ search, textKey }) });
  }

  /** Makes a revision the text of its comment. */
  function apply(comment: StoredComment, revision: StoredRevision): void {
    const { search: _search, textKey: _textKey, ...rest } = comment;
    put({ ...revision, state: 'applied' });
    putComment(state, { ...rest, fields: revision.fields, editedAt: revision.createdAt, ...texts(revision) });
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
      const kind = comment.status === 'published' && !waits ? 'edited' : 'submitted';
      appendEvent(state, { site, page: comment.page, kind, comment: id, at: revision.createdAt });
      return { outcome: 'edited', comment: comments.get(site, id) ?? comment };
    },
    /** Newest first. */
    list: (site: string, comment: string): StoredRevision[] => revisions.of(site, comment).reverse(),
  };
}

export type MemoryEdits = ReturnType<typeof memoryEdits>;

/** Only those that are there: an absent member stays absent. */
function texts({ search, textKey }: { search?: string | undefined; textKey?: string | undefined }) {
  return { ...(search !== undefined && { search }), ...(textKey !== undefined && { textKey }) };
}
