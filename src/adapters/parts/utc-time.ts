import { fail, text, type Decoder } from '../../protocol/decode.js';

/** A time to the second that names no zone and is meant in UTC. Gives ISO 8601. */
export const utcTime: Decoder<string> = (value, path) => {
  const time = `${text(value, path)}Z`;
  return /^\d{4}(-\d\d){2}T\d\d(:\d\d){2}Z$/.test(time) && Date.parse(time) ? time : fail(path, 'time');
};
