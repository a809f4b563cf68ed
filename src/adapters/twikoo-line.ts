import type { CallOptions } from '../contract/adapter.js';
import { CommentError, type ErrorCode, type IssueCode } from '../core/error.js';
import { number, object, text, type Decoder } from '../protocol/decode.js';
import { jsonRequest } from './parts/json-request.js';
import { createLine, type Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';

/** One event and what is read from its answer. */
export type Call = <T>(
  event: string,
  input: object,
  read: Decoder<T>,
  options?: CallOptions,
  ms?: number,
) => Promise<T>;

const envelope = object<{ code?: number; message?: string }>({ code: [number], message: [text] });

const codes: Readonly<Record<number, ErrorCode>> = {
  100: 'protocol',
  1001: 'unsupported',
  1024: 'unauthorized',
  1403: 'forbidden',
};

// Twikoo has one code, 1000, for whatever goes wrong. Its messages are constants of its source, in one language whatever the reader's is: there is nothing else to go by.
const messages: readonly (readonly [RegExp, ErrorCode, string?, IssueCode?])[] = [
  [/频率|火爆|频繁|Too Many/, 'rate-limited'],
  [/验证码/, 'challenge'],
  [/过长/, 'invalid', 'content', 'too-long'],
  [/屏蔽/, 'invalid', 'content'],
  [/邮箱/, 'invalid', 'email', 'invalid-email'],
  [/url"/, 'invalid', 'page', 'invalid-page'],
  [/不存在|id"/, 'not-found'],
  [/登录|自己/, 'unauthorized'],
];

/** Every answer of Twikoo 1 has status 200, and an error is a `code` or a `message` in it; Twikoo 2 says 429 where too much was asked. */
export function createCall(endpoint: string, fetch: typeof globalThis.fetch | undefined, timeoutMs: number): Call {
  const refuse: Read<never> = (answer) => Promise.reject(refusalOf(answer));
  const line = createLine({ base: endpoint, fetch, timeoutMs, refuse });
  return (event, input, read, options, ms) => {
    const init = jsonRequest({ event, ...input });
    return line(
      '',
      async (answer) => {
        const value: unknown = await answer.json();
        const { code = 0, message } = envelope(value, '');
        if (code || message !== undefined) throw errorOf(code, message);
        return read(value, '');
      },
      options,
      // Only what is written outlives its page.
      { ...init, keepalive: !!ms && !!init.keepalive },
      ms,
    );
  };
}

function errorOf(number: number, message = ''): CommentError {
  const [, code = 'server', field, issue = 'malformed'] = messages.find(([pattern]) => pattern.test(message)) ?? [];
  return new CommentError(codes[number] ?? code, {
    message: `Twikoo ${number}: ${message}`,
    ...(field && { issues: [{ field, code: issue }] }),
  });
}
