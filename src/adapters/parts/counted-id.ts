import { number, type Decoder } from '../../protocol/decode.js';

/** Whether an id can be one of a backend that counts them: everything else need not be asked for. */
export const isCountedId = (id: string): boolean => /^[1-9]\d{0,14}$/.test(id);

/** Such an id, which the backend writes as a number and the contract as a text. */
export const countedId: Decoder<string> = (value, path) => `${number(value, path)}`;
