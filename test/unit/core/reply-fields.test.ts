import { describe, expect, it } from 'vitest';
import { parseFields } from '../../../src/core/field.js';
import { replyFields } from '../../../src/core/reply-fields.js';

describe('replyFields', () => {
  it('requires no title, whatever the form does', () => {
    const fields = replyFields(parseFields('name* title* content*'));
    expect(fields.map(({ name, required }) => [name, required])).toEqual([
      ['name', true],
      ['title', false],
      ['content', true],
    ]);
  });

  it('leaves the fields that it was given as they are', () => {
    const fields = parseFields('title* content*');
    replyFields(fields);
    expect(fields[0]!.required).toBe(true);
  });

  it('keeps everything else of the title', () => {
    const [title] = parseFields('title* content*');
    expect(replyFields([title!])[0]).toEqual({ ...title, required: false });
  });
});
