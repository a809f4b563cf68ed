import { describe, expect, it } from 'vitest';
import { defineField, type FieldDefinition } from '../../../src/core/field.js';
import { validateField, validateFields } from '../../../src/core/validate.js';

const select: FieldDefinition = {
  ...defineField('ward'),
  type: 'select',
  options: [{ value: '1', label: 'Phường 1' }],
};
const checkbox: FieldDefinition = { name: 'agree', type: 'checkbox', required: true };

describe('validateField', () => {
  it('asks for a required field', () => {
    expect(validateField(defineField('name', true), undefined)).toEqual({ field: 'name', code: 'required' });
  });

  it('takes blanks for empty', () => {
    expect(validateField(defineField('name', true), ' \u00a0\n')?.code).toBe('required');
  });

  it('lets an optional field be empty, whatever its type', () => {
    for (const field of [defineField('phone'), defineField('email'), defineField('url'), select]) {
      expect(validateField(field, '')).toBeUndefined();
    }
  });

  it('names the limit of a text that is too long', () => {
    expect(validateField(defineField('name'), 'a'.repeat(81))).toEqual({ field: 'name', code: 'too-long', limit: 80 });
  });

  it('counts characters as a reader does', () => {
    expect(validateField(defineField('name'), '👨‍👩‍👧‍👦'.repeat(20))).toBeUndefined();
  });

  it('tells unreadable characters from a long text', () => {
    expect(validateField(defineField('name'), 'a\0'.repeat(100))).toEqual({ field: 'name', code: 'malformed' });
  });

  it.each([
    ['phone', '12', 'invalid-phone'],
    ['email', 'a@b', 'invalid-email'],
    ['email', 'a b@example.com', 'invalid-email'],
    ['url', 'example.com', 'invalid-url'],
    ['url', 'javascript:alert(1)', 'invalid-url'],
    ['url', 'mailto:a@example.com', 'invalid-url'],
  ])('refuses %s %j', (name, value, code) => {
    expect(validateField(defineField(name), value)?.code).toBe(code);
  });

  it.each([
    ['phone', '0912 345 678'],
    ['email', 'tên@example.com'],
    ['url', 'https://example.com/?q=ý'],
  ])('takes %s %j', (name, value) => {
    expect(validateField(defineField(name), value)).toBeUndefined();
  });

  it('takes an option that is offered, and no other', () => {
    expect(validateField(select, '1')).toBeUndefined();
    expect(validateField(select, '2')?.code).toBe('invalid-option');
  });

  it('takes a checkbox only as true', () => {
    expect(validateField(checkbox, 'true')).toBeUndefined();
    expect(validateField(checkbox, 'on')?.code).toBe('invalid-option');
    expect(validateField(checkbox, '')?.code).toBe('required');
  });
});

describe('validateFields', () => {
  it('gives every issue in the order of the fields', () => {
    const fields = [defineField('title', true), defineField('phone'), defineField('content', true)];
    const issues = validateFields(fields, { phone: 'x', title: 'Tiêu đề' });
    expect(issues.map(({ field, code }) => `${field} ${code}`)).toEqual(['phone invalid-phone', 'content required']);
  });
});
