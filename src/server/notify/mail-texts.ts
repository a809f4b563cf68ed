import type { HookMessage } from './hook.js';

/** Languages that mail is written in. */
export type MailLanguage = 'vi' | 'en';

interface Texts {
  readonly subject: Readonly<Record<'new' | 'waiting' | 'edited' | 'approved' | 'reported', string>>;
  readonly wrote: (name: string, page: string) => string;
  readonly nobody: string;
  readonly page: string;
  readonly moderate: string;
}

const texts: Readonly<Record<MailLanguage, Texts>> = {
  vi: {
    subject: {
      new: 'Bình luận mới',
      waiting: 'Bình luận mới chờ duyệt',
      edited: 'Bình luận đã sửa chờ duyệt',
      approved: 'Bình luận đã đăng',
      reported: 'Bình luận bị báo cáo',
    },
    wrote: (name, page) => `${name} viết tại "${page}":`,
    nobody: 'Một bạn đọc',
    page: 'Trang',
    moderate: 'Duyệt',
  },
  en: {
    subject: {
      new: 'New comment',
      waiting: 'New comment waits for approval',
      edited: 'Edited comment waits for approval',
      approved: 'Comment published',
      reported: 'Comment reported',
    },
    wrote: (name, page) => `${name} wrote on "${page}":`,
    nobody: 'A reader',
    page: 'Page',
    moderate: 'Moderate',
  },
};

/** Characters of a subject; longer ones are cut off in every list of messages. */
const subjectLength = 120;

/** One line for the subject of a message. Of what strangers wrote only letters come into it: no line break can make a header. */
export function mailSubject({ type, page, comment }: HookMessage, language: MailLanguage): string {
  const key = type === 'new' && comment.status === 'pending' ? 'waiting' : type;
  return oneLine(`${texts[language].subject[key]}: ${comment.title || page.title || page.id}`, subjectLength);
}

/** Plain text. What a stranger wrote is quoted line by line, so that it cannot pass for ours. */
export function mailBody({ page, comment }: HookMessage, language: MailLanguage, adminUrl?: string): string {
  const { wrote, nobody, page: onPage, moderate } = texts[language];
  const quoted = [...(comment.title ? [comment.title, ''] : []), ...comment.content.split(/\r\n|\n|\r|\u2028|\u2029/)];
  return [
    wrote(oneLine(comment.name, 100) || nobody, oneLine(page.title || page.id, 200)),
    '',
    ...quoted.map((line) => `> ${line}`.trimEnd()),
    '',
    ...(page.url ? [`${onPage}: ${page.url}#yk-c-${comment.id}`] : []),
    ...(adminUrl === undefined ? [] : [`${moderate}: ${adminUrl}`]),
    '',
  ].join('\n');
}

function oneLine(text: string, length: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}
