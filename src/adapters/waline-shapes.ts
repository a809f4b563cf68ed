import { fail, list, number, object, text, type Decoder } from '../protocol/decode.js';

/** A number where the storage is SQL, a text elsewhere. It is sent back as it came: some storages compare strictly. */
export type WalineId = string | number;

export interface WalineReply {
  readonly objectId: WalineId;
  readonly nick?: string;
  /** HTML. `orig`, the Markdown that some answers hold beside it, is never read. */
  readonly comment: string;
  readonly time?: number;
  readonly pid?: WalineId;
  readonly like?: number;
  readonly type?: string;
}

export interface WalineRoot extends WalineReply {
  readonly children?: readonly WalineReply[];
}

export interface WalinePage {
  readonly totalPages: number;
  /** All that is published, replies too. */
  readonly count: number;
  readonly data: readonly WalineRoot[];
}

/** What a submit tells of its comment. */
export interface WalineStored {
  readonly objectId: WalineId;
  readonly status?: string;
  readonly time?: number;
}

/** What a vote tells of its comment, whose id has another name here in some storages. Nothing, where it is gone. */
export interface WalineVoted {
  readonly status?: string;
  readonly like?: number;
}

const id: Decoder<WalineId> = (value, path) =>
  typeof value === 'string' || typeof value === 'number' ? value : fail(path, 'id');

/** Milliseconds that a `Date` can be (ECMAScript, 21.4.1.1). */
const time: Decoder<number> = (value, path) =>
  Math.abs(number(value, path)) <= 8.64e15 ? (value as number) : fail(path, 'time');

const reply = {
  objectId: id,
  time: [time],
  like: [number],
  nick: [text],
  comment: text,
  pid: [id],
  type: [text],
} as const;

export const walineStored: Decoder<WalineStored> = object<WalineStored>({ objectId: id, status: [text], time: [time] });

const voted = object<WalineVoted>({ status: [text], like: [number] });
export const walineVoted: Decoder<WalineVoted | undefined> = (value, path) => (value ? voted(value, path) : undefined);

export const walinePage: Decoder<WalinePage> = object<WalinePage>({
  totalPages: number,
  count: number,
  data: list(object<WalineRoot>({ ...reply, children: [list(object<WalineReply>(reply))] })),
});
