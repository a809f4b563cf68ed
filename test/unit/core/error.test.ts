import { describe, expect, it } from 'vitest';
import { CommentError } from '../../../src/core/error.js';
import { errorCodes } from '../../../src/core/error-code.js';
import { randomId } from '../../../src/core/random-id.js';

describe('CommentError', () => {
  it('has an unknown outcome only where the comment may have been stored', () => {
    const unknown = errorCodes.filter((code) => new CommentError(code).outcome === 'unknown');
    expect(unknown.sort()).toEqual(['network', 'protocol', 'server', 'timeout']);
  });

  it('lets the thrower know better', () => {
    expect(new CommentError('server', { outcome: 'refused' }).outcome).toBe('refused');
  });

  it('carries what it was given, and the cause', () => {
    const cause = new Error('socket');
    const error = new CommentError('rate-limited', { status: 429, retryAfterMs: 5, cause });
    expect(error).toMatchObject({ name: 'CommentError', code: 'rate-limited', status: 429, retryAfterMs: 5 });
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(Error);
  });

  it('keeps the message of its cause out of its own', () => {
    expect(new CommentError('network', { cause: new Error('db.internal') }).message).toBe('network');
  });
});

describe('randomId', () => {
  it('is 22 characters of base64url', () => {
    expect(randomId()).toMatch(/^[\w-]{22}$/);
  });

  it('is 43 characters for 256 bits', () => {
    expect(randomId(32)).toMatch(/^[\w-]{43}$/);
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 100 }, () => randomId())).size).toBe(100);
  });
});
