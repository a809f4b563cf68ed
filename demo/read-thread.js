/**
 * One comment as it is written down in `content/comments`.
 * @typedef {object} WrittenComment
 * @property {number} [parent]  place of what it answers, in the same list
 * @property {string} name
 * @property {number} createdAt milliseconds since 1970
 * @property {number} up
 * @property {number} down
 * @property {string} [title]
 * @property {string} content
 * @property {Readonly<Record<string, readonly string[]>>} flags what stands as `name=value`: `status role score reason report edit phone`
 */

const minutes = { m: 1, h: 60, d: 24 * 60 };

/** `12/11 09:30` is a day of 2026 in Vietnam's time; `45m`, `3h`, `2d` count from what is answered. */
function readTime(text, parent) {
  const [, day, month, clock] = /^(\d\d)\/(\d\d) (\d\d:\d\d)$/.exec(text) ?? [];
  if (day) return Date.parse(`2026-${month}-${day}T${clock}:00+07:00`);
  const [, count, unit] = /^(\d+)([mhd])$/.exec(text) ?? [];
  if (!unit || !parent) throw new Error(`"${text}" is no time: write 12/11 09:30, or for a reply 45m, 3h or 2d.`);
  return parent.createdAt + Number(count) * minutes[unit] * 60_000;
}

/**
 * Reads a thread that is written as people would read it aloud:
 *
 *     = Name | 12/11 09:30 | 5 -1 | Title
 *     Text, in as many lines as it takes.
 *     > Name | 45m | 3 | role=moderator
 *     A reply; `>>` answers the last `>`. Likes and dislikes stand third.
 *
 * @param {string} text
 * @returns {WrittenComment[]} what is answered stands before its answers
 * @throws Error that names the line
 */
export function readThread(text) {
  const comments = [];
  /** Places of the comment that was written last at each depth. */
  const open = [];
  for (const part of text.split(/^(?=[=>]+ )/m).filter((each) => each.trim())) {
    const [first, ...lines] = part.trimEnd().split('\n');
    const [, mark, head] = /^(=|>+) (.*)$/.exec(first) ?? [];
    const [name, time, votes, ...rest] = head?.split(' | ') ?? [];
    const depth = mark === '=' ? 0 : (mark?.length ?? 0);
    const [, up, down = '0'] = /^(\d+)(?: -(\d+))?$/.exec(votes ?? '') ?? [];
    if (!up || lines.length === 0 || depth > open.length) {
      throw new Error(`"${first.slice(0, 60)}" must be a mark, a name, a time and votes, with a text below it.`);
    }
    const parent = depth > 0 ? open[depth - 1] : undefined;
    const flags = {};
    for (const flag of rest.filter((each) => /^\w+=/.test(each))) {
      const at = flag.indexOf('=');
      (flags[flag.slice(0, at)] ??= []).push(flag.slice(at + 1));
    }
    const title = rest.find((each) => !/^\w+=/.test(each));
    open.splice(depth, open.length, comments.length);
    comments.push({
      ...(parent !== undefined && { parent }),
      name,
      createdAt: readTime(time, comments[parent]),
      ...{ up: Number(up), down: Number(down) },
      ...(title && { title }),
      content: lines.join('\n'),
      flags,
    });
  }
  return comments;
}
