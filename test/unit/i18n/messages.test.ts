import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../src/core/error-code.js';
import { en } from '../../../src/i18n/en.js';
import { formatMessage, type Message, type MessageKey } from '../../../src/i18n/messages.js';
import { vi } from '../../../src/i18n/vi.js';

const keys = Object.keys(vi.messages) as MessageKey[];
const forms = (message: Message): string[] => (typeof message === 'string' ? [message] : Object.values(message));
const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

describe('locales', () => {
  it('have the same keys', () => {
    expect(Object.keys(en.messages).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('fill the same places in %s', (key) => {
    const wanted = places(forms(vi.messages[key]).at(-1)!);
    expect(places(forms(en.messages[key]).at(-1)!)).toEqual(wanted);
  });

  it.each([vi, en])('leave no text empty: $code', ({ messages }) => {
    for (const key of keys) for (const text of forms(messages[key])) expect(text.trim(), key).not.toBe('');
  });

  it.each([vi, en])('are composed: $code', ({ messages }) => {
    for (const key of keys) for (const text of forms(messages[key])) expect(text, key).toBe(text.normalize('NFC'));
  });

  it.each([vi, en])('hold no markup: $code', ({ messages }) => {
    for (const key of keys) for (const text of forms(messages[key])) expect(text, key).not.toMatch(/[<>]|&\w+;/);
  });

  it.each([vi, en])('have words for every error code, and no code in them: $code', ({ messages }) => {
    for (const code of errorCodes) expect(forms(messages[`error.${code}`])[0]).not.toMatch(/\b\d{3}\b|error/i);
  });

  it('speak the model page’s words', () => {
    const { messages } = vi;
    expect(messages['field.name']).toBe('Họ tên');
    expect(messages['field.phone']).toBe('Số điện thoại');
    expect(messages['field.title']).toBe('Tiêu đề');
    expect(messages['field.content']).toBe('Nội dung');
    expect(messages['captcha.label']).toBe('Mã xác nhận');
    expect(messages['captcha.refresh']).toBe('Lấy lại mã bảo mật');
    expect(messages['articles.recent']).toBe('Các bài mới đăng');
    expect(messages['articles.older']).toBe('Các bài đã đăng');
    expect(messages['form.heading']).toBe('Viết bình luận');
  });
});

describe('formatMessage', () => {
  const left: Message = { one: '{n} character left', other: '{n} characters left' };

  it('chooses the plural of the language', () => {
    expect(formatMessage(left, 'en', { n: 1 })).toBe('1 character left');
    expect(formatMessage(left, 'en', { n: 2 })).toBe('2 characters left');
    expect(formatMessage(left, 'en', { n: 0 })).toBe('0 characters left');
  });

  it('has one form where the language has one', () => {
    expect(formatMessage(left, 'vi', { n: 1 })).toBe('1 characters left');
  });

  it('writes numbers as the language does', () => {
    expect(formatMessage('{n}', 'vi', { n: 12345 })).toBe('12.345');
    expect(formatMessage('{n}', 'en', { n: 12345 })).toBe('12,345');
  });

  it('takes text as it is', () => {
    expect(formatMessage('{label}!', 'en', { label: '$& {n} <b>' })).toBe('$& {n} <b>!');
  });

  it('leaves a place without a value empty', () => {
    expect(formatMessage('a{b}c', 'en')).toBe('ac');
  });
});
