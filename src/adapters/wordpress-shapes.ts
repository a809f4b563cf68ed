import { fail, number, text, type Decoder } from '../protocol/decode.js';

/** WordPress' ids are numbers; the contract's are texts. */
export const id: Decoder<string> = (value, path) => `${number(value, path)}`;

/** A time of WordPress: to the second, without a zone, which is UTC where its name ends with `_gmt`. Gives ISO 8601. */
export const stamp: Decoder<string> = (value, path) => {
  const time = `${text(value, path)}Z`;
  return /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}Z$/.test(time) && Date.parse(time) ? time : fail(path, 'time');
};
