import { fail, list, number, object, text, type Decoder } from '../protocol/decode.js';

/** A number where the storage is SQL, a text elsewhere. It is sent back as it came: some storages compare strictly. */
export type WalineId = string | number;

export interface WalineReply {
  readonly objectId: WalineId;
  readonly nick: string;
  /** HTML. `orig`, the Markdown that some answers hold beside it, is never read. */
  readonly comment: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly pid?: WalineId;
  /** Changes with the likes that are given here. */
  like: number;
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

export const walineId: Decoder<WalineId> = (value, path) =>
  typeof value === 'string' ? value : typeof value === 'number' ? value : fail(path, 'id');

/** Milliseconds that a `Date` can be (ECMAScript, 21.4.1.1). */
export const walineTime: Decoder<number> = (value, path) =>
  Math.abs(number(value ?? 0, path)) <= 8.64e15 ? ((value ?? 0) as number) : fail(path, 'time');

const reply = {
  objectId: walineId,
  nick: ((value, path) => text(value ?? '', path)) as Decoder<string>,
  comment: text,
  time: walineTime,
  pid: [walineId],
  like: ((value, path) => number(value ?? 0, path)) as Decoder<number>,
  type: [text],
} as const;

export const walinePage = object<WalinePage>({
  totalPages: number,
  count: number,
  data: list(object<WalineRoot>({ ...reply, children: [list(object<WalineReply>(reply))] })),
});
