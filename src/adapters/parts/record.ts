import { object, type Decoder } from '../../protocol/decode.js';

/** Decodes an object whose names are data, so that none of them means anything. */
export function record<T>(value: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (given, path) => {
    object({})(given, path);
    const members = Object.entries(given as object).map(([name, each]) => [name, value(each, `${path}.${name}`)]);
    return Object.fromEntries(members) as Record<string, T>;
  };
}
