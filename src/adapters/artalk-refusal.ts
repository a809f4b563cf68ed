import { CommentError, type FieldIssue } from '../core/error.js';
import { flag, object, text } from '../protocol/decode.js';
import type { ArtalkCaptcha } from './artalk-captcha.js';
import type { Read } from './parts/line.js';
import { refusalOf } from './parts/refusal.js';

interface Told {
  readonly msg?: string;
  readonly need_captcha?: boolean;
  readonly iframe?: boolean;
  readonly img_data?: string;
  readonly need_login?: boolean;
  readonly need_auth_login?: boolean;
}
const flags = { need_captcha: [flag], iframe: [flag], need_login: [flag], need_auth_login: [flag] } as const;
const told = object<Told>({ msg: [text], img_data: [text], ...flags });

const fields: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  content: 'content',
  value: 'challenge',
};

/** What a refusal means. Its `msg` stands in the server's language, but for the name of a parameter. */
export function refuseWith(captcha: ArtalkCaptcha): Read<never> {
  return async (answer) => {
    const { msg = '', need_captcha, iframe, img_data, need_login, need_auth_login } = parse(await answer.text());
    const { status } = answer;
    if (status === 403 && iframe) throw new CommentError('unsupported', { status });
    if (status === 403 && (need_captcha || img_data !== undefined))
      throw new CommentError('challenge', {
        status,
        ...(img_data !== undefined && { challenge: captcha.challengeOf(img_data) }),
      });
    if (need_login || need_auth_login) throw new CommentError('unauthorized', { status });
    throw refusalOf(answer, status === 400 ? issuesOf(msg) : {});
  };
}

function issuesOf(msg: string): { issues?: FieldIssue[] } {
  const [, name = ''] = /^Param `(\w+)`/.exec(msg) ?? [];
  if (name)
    return {
      issues: [
        {
          field: Object.hasOwn(fields, name) ? fields[name]! : 'page',
          code: name in fields ? 'required' : 'invalid-page',
        },
      ],
    };
  // As English, Chinese, Japanese and Korean have it.
  return /e-?mail|邮箱|郵箱|メール|이메일/i.test(msg) ? { issues: [{ field: 'email', code: 'invalid-email' }] } : {};
}

/** HTML of a proxy, or another shape, tells nothing. */
function parse(body: string): Told {
  try {
    return told(JSON.parse(body), '');
  } catch {
    return {};
  }
}
