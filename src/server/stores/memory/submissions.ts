import type { AcceptResult, ChallengeUse, StoredComment, SubmissionRecord } from '../../../contract/store.js';
import { appendEvent, isErased, putComment, type MemoryState } from './state.js';
import { join } from './table.js';

/** Comments and pages as they come in. */
export function memorySubmissions(state: MemoryState, useChallenge: (use: ChallengeUse) => boolean) {
  const { comments, pages, submissions } = state;

  function findSubmission(site: string, submissionId: string): StoredComment | undefined {
    const id = submissions.get(join(site, submissionId));
    return id === undefined ? undefined : comments.get(site, id);
  }

  /** The comment with the root that its parent says. @throws Error when the parent is not there */
  function withRoot({ root: _given, ...comment }: StoredComment): StoredComment {
    if (comment.parent === undefined) return comment;
    const parent = comments.get(comment.site, comment.parent);
    if (!parent) throw new Error(`The parent ${comment.parent} of the comment ${comment.id} is not stored.`);
    return { ...comment, root: parent.root ?? parent.id };
  }

  return {
    findSubmission,
    withRoot,
    accept({ comment: given, challenge, page }: SubmissionRecord): AcceptResult {
      const { site, id } = given;
      const known = findSubmission(site, given.submissionId);
      if (known) {
        const same = isErased(known) || known.fingerprint === given.fingerprint;
        return { outcome: same ? 'replay' : 'conflict', comment: known };
      }
      if (comments.has(site, id)) throw new Error(`Another comment has the id ${id}.`);
      const comment = withRoot(given);
      if (challenge && !useChallenge(challenge)) return { outcome: 'challenge-used' };
      putComment(state, comment);
      const row = pages.get(site, comment.page);
      // A page that was closed before its first comment has no URL yet.
      if (!row?.url) pages.set(site, comment.page, { ...row, id: comment.page, ...page });
      const event = { site, page: comment.page, comment: id, at: comment.createdAt };
      appendEvent(state, { ...event, kind: 'submitted' });
      if (comment.status === 'published') appendEvent(state, { ...event, kind: 'published' });
      return { outcome: 'stored', comment: comments.get(site, id) ?? comment };
    },
  };
}

export type MemorySubmissions = ReturnType<typeof memorySubmissions>;
