import { randomBytes } from 'node:crypto';

/** The text of a submit in test/bench/server.mjs; the bare inserts write the same. */
export const fields = {
  name: 'Nguyễn Thị Ánh',
  phone: '0912 345 678',
  title: 'Góp ý',
  content: 'Nội dung bình luận. '.repeat(15).trim(),
};

/** A body of `POST /v1/comments` that was never sent before. */
export function submission(n) {
  const path = `/news/${n % 100}`;
  const page = { id: path, url: `https://example.vn${path}`, title: 'Thông báo' };
  return JSON.stringify({ page, fields, submissionId: randomBytes(16).toString('base64url') });
}

/** Pages that have comments, and the one whose thread is long. */
export const commentPages = 400;
export const commentPage = (n) => `/comments/${n}`;
export const threadPage = '/comments/thread';
export const threadRoot = 'thread-0';
