import { describe, expect, it } from 'vitest';
import { defineField, parseFields } from '../../../src/core/field.js';
import { mergeFields } from '../../../src/core/merge-fields.js';

const names = (fields: readonly { name: string }[]): string[] => fields.map(({ name }) => name);

describe('mergeFields', () => {
  const described = [
    defineField('name', true),
    defineField('title'),
    { ...defineField('content', true), maxLength: 900 },
  ];

  it('is the backend’s list when the owner wishes the same', () => {
    expect(mergeFields(described, described)).toEqual({ fields: described, hidden: [] });
  });

  it('follows the owner’s order', () => {
    expect(names(mergeFields(parseFields('content title name'), described).fields)).toEqual([
      'content',
      'title',
      'name',
    ]);
  });

  it('lets the owner drop what is optional', () => {
    expect(names(mergeFields(parseFields('name content'), described).fields)).toEqual(['name', 'content']);
  });

  it('adds what the backend requires', () => {
    expect(names(mergeFields(parseFields('content'), described).fields)).toEqual(['content', 'name']);
  });

  it('requires what either side requires', () => {
    const { fields } = mergeFields(parseFields('name title* content'), described);
    expect(fields.map(({ required }) => required)).toEqual([true, true, true]);
  });

  it('takes the smaller limit', () => {
    const wished = [{ ...defineField('name'), maxLength: 20 }, defineField('content')];
    expect(mergeFields(wished, described).fields.map(({ maxLength }) => maxLength)).toEqual([20, 900]);
  });

  it('keeps the owner’s label and hint', () => {
    const wished = [{ ...defineField('title'), label: 'Chủ đề', hint: 'Ngắn gọn' }, defineField('content')];
    expect(mergeFields(wished, described).fields[0]).toMatchObject({ label: 'Chủ đề', hint: 'Ngắn gọn' });
  });

  it('keeps the backend’s type', () => {
    const wished = [{ ...defineField('title'), type: 'textarea' as const }, defineField('content')];
    expect(mergeFields(wished, described).fields[0]?.type).toBe('text');
  });

  it('names what the backend cannot store', () => {
    const { fields, hidden } = mergeFields(parseFields('name phone village content'), described);
    expect(hidden).toEqual(['phone', 'village']);
    expect(names(fields)).toEqual(['name', 'content']);
  });
});
