/** @typedef {{ id: string, pid: string, text: string, orig: string, name: string, user: string, url: string, title?: string, score: number, votes: Map<string, boolean>, time: number, edit?: number, delete?: boolean }} Row */
/** @typedef {{ comment: Row, replies: Node[] }} Node */

/** Roots in the asked order, replies by time; what was deleted stays where something stands below it. @param {Row[]} rows @param {string} sort @returns {Node[]} */
export function treeOf(rows, sort) {
  /** @param {string} pid @returns {Node[]} */
  const below = (pid) =>
    rows
      .filter((row) => row.pid === pid)
      .sort((a, b) => a.time - b.time)
      .map((comment) => ({ comment, replies: below(comment.id) }))
      .filter(({ comment, replies }) => !comment.delete || replies.length > 0);
  const sign = sort.startsWith('-') ? -1 : 1;
  const by = (/** @type {Node} */ { comment }) => (sort.endsWith('score') ? comment.score : comment.time);
  return below('').sort((a, b) => sign * (by(a) - by(b)) || a.comment.time - b.comment.time);
}

/** Whole roots, until so many comments are there. @param {Node[]} nodes @param {number} limit @param {string | null} offset id of the root before */
export function limitTree(nodes, limit, offset) {
  const rest = nodes.slice(nodes.findIndex(({ comment }) => comment.id === offset) + 1);
  if (limit <= 0) return { shown: rest, left: 0 };
  /** @param {Node} node @returns {number} */
  const size = (node) => node.replies.reduce((sum, each) => sum + size(each), 1);
  /** @type {Node[]} */
  const shown = [];
  let [taken, left] = [0, 0];
  for (const node of rest) {
    if (taken >= limit || (taken + size(node) >= limit && shown.length > 0)) {
      left += size(node);
      taken = limit;
    } else {
      shown.push(node);
      taken += size(node);
    }
  }
  return { shown, left };
}

/** As Go writes it, on a server in Vietnam. @param {number} ms */
export function goTime(ms) {
  return new Date(ms + 7 * 3_600_000).toISOString().replace('Z', '123456+07:00');
}

/** @param {boolean[]} votes */
export function controversyOf(votes) {
  const up = votes.filter(Boolean).length;
  const down = votes.length - up;
  return up && down ? (up + down) ** (Math.min(up, down) / Math.max(up, down)) : 0;
}
