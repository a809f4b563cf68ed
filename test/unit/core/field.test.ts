import { describe, expect, it } from 'vitest';
import { defaultFields, parseFields } from '../../../src/core/field.js';

const names = (fields: readonly { name: string }[]): string[] => fields.map(({ name }) => name);

describe('parseFields', () => {
  it('reads the model page: names in order, a star for required', () => {
    expect(parseFields(defaultFields).map(({ name, required }) => [name, required])).toEqual([
      ['name', true],
      ['phone', false],
      ['title', true],
      ['content', true],
    ]);
  });

  it('gives known names their type and limit', () => {
    const [phone, email, url, content] = parseFields('phone email url content');
    expect(phone).toMatchObject({ type: 'tel', maxLength: 32 });
    expect(email).toMatchObject({ type: 'email', maxLength: 254 });
    expect(url).toMatchObject({ type: 'url', maxLength: 500 });
    expect(content).toMatchObject({ type: 'textarea', maxLength: 5000 });
  });

  it('makes any other name a text of 200 characters', () => {
    expect(parseFields('village content')[0]).toEqual({
      name: 'village',
      type: 'text',
      required: false,
      maxLength: 200,
    });
  });

  it('takes names of Object.prototype as plain names', () => {
    expect(parseFields('constructor content')[0]).toMatchObject({ name: 'constructor', type: 'text' });
  });

  it('allows commas, line breaks and many spaces', () => {
    expect(names(parseFields(' name*,\n  content* '))).toEqual(['name', 'content']);
  });

  it.each(['Name* content', 'họ content', '1st content', 'a.b content', 'na*me content', `${'a'.repeat(33)} content`])(
    'names the bad field of %j',
    (spec) => {
      expect(() => parseFields(spec)).toThrow(TypeError);
      expect(() => parseFields(spec)).toThrow(spec.split(' ')[0]!.replace(/\*$/, ''));
    },
  );

  it('names a field that is there twice', () => {
    expect(() => parseFields('name content name*')).toThrow(/name "name" once/);
  });

  it('asks for content when it is missing', () => {
    expect(() => parseFields('name*')).toThrow(/add content\*/);
  });
});
