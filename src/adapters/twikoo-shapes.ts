import type { Comment } from '../core/comment.js';
import { reduceHtml } from '../core/reduce-html.js';
import { repairText } from '../core/text.js';
import { fail, list, number, object, text, type Decoder } from '../protocol/decode.js';
import { withReplies } from './parts/answer-thread.js';
import { urlCounts } from './parts/count-by-url.js';

/** What is read of a comment; address, browser, mail hash and all the rest are left behind. */
export interface Reply {
  readonly id: string;
  readonly nick?: string;
  readonly comment?: string;
  readonly pid?: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly like?: number;
  readonly ups?: number;
  readonly downs?: number;
  readonly liked?: boolean;
  readonly disliked?: boolean;
  readonly isOwner?: boolean;
  readonly isSpam?: boolean;
  readonly master?: boolean;
}

export interface Root extends Reply {
  /** Pinned: stands before all others on the first page only. */
  readonly top?: boolean;
  readonly replies: readonly Reply[];
}

/** Servers over SQL have 0 and 1. */
const truth: Decoder<boolean> = (value) => value === true || value === 1;
// The last instant that a Date can hold.
const time: Decoder<number> = (value, path) => {
  const ms = number(value, path);
  return Math.abs(ms) <= 8.64e15 ? ms : fail(path, 'time');
};

const reply = {
  id: text,
  nick: [text],
  comment: [text],
  pid: [text],
  created: time,
  like: [number],
  ups: [number],
  downs: [number],
  liked: [truth],
  disliked: [truth],
  isOwner: [truth],
  isSpam: [truth],
  master: [truth],
} as const;

export interface RootsAnswer {
  readonly data: readonly Root[];
  readonly more?: boolean;
  /** Roots, of all pages. */
  readonly count?: number;
}

export const commentsAnswer = object<RootsAnswer>({
  data: list(object<Root>({ ...reply, top: [truth], replies: list(object<Reply>(reply)) })),
  more: [truth],
  count: [number],
});

export const countsAnswer = object({ data: urlCounts });

export interface Config {
  readonly DISPLAYED_FIELDS?: string;
  readonly REQUIRED_FIELDS?: string;
  /** 0 is without limit; what is no number is 500. */
  readonly LIMIT_LENGTH?: number;
  readonly CAPTCHA_PROVIDER?: string;
  readonly TURNSTILE_SITE_KEY?: string;
  readonly GEETEST_CAPTCHA_ID?: string;
}

export const configAnswer = object<{ config: Config }>({
  config: object<Config>({
    DISPLAYED_FIELDS: [text],
    REQUIRED_FIELDS: [text],
    LIMIT_LENGTH: [(value) => parseInt(value as string)],
    CAPTCHA_PROVIDER: [text],
    TURNSTILE_SITE_KEY: [text],
    GEETEST_CAPTCHA_ID: [text],
  }),
});

/** A root with all its replies, which Twikoo gives at once. Where the comment between was deleted, a reply answers the root. */
export function rootOf(root: Root, base: string): Comment {
  const replies = [...root.replies].sort((a, b) => a.created - b.created);
  const items = replies.map((each): Comment => {
    const parent = replies.find(({ id }) => id === each.pid) ?? root;
    return { ...commentOf(each, base), parent: parent.id, root: root.id };
  });
  return withReplies(commentOf(root, base), items);
}

function commentOf(raw: Reply, base: string): Comment {
  const { id, nick = '', comment = '', created, like, ups = like ?? 0, downs = 0, master } = raw;
  return {
    id,
    status: 'published',
    name: repairText(nick),
    ...reduceHtml(comment, base),
    created: new Date(created).toISOString(),
    up: ups,
    down: downs,
    ...(master && { role: 'author' as const }),
  };
}
