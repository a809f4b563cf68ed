import { describe, expect, it } from 'vitest';
import { Backend, issues, origin, receipt } from '../../support/backend.js';

const good = { name: 'Bích', title: 'Đường', content: 'Hỏng.' };

describe('fields', () => {
  const backend = new Backend({}, { limits: { submit: [] } });
  const refused = async (fields: Record<string, string>) => issues(await backend.submit({ fields }));

  it('that the form does not have are refused by name, and never stored in silence', async () => {
    expect(await refused({ ...good, email: 'a@b.vn' })).toEqual(['email unknown-field']);
    expect(await refused(JSON.parse('{"__proto__":"x","name":"a","title":"b","content":"c"}'))).toEqual([
      '__proto__ unknown-field',
    ]);
    expect(await refused({ ...good, constructor: 'x' })).toEqual(['constructor unknown-field']);
  });

  it('of kind tel hold a number that a numbering plan knows', async () => {
    for (const phone of ['0912345678', '+84 912.345.678', '09１２ 345 678', '+1 202 555 0143', '028 3829 5591', '']) {
      expect((await backend.submit({ fields: { ...good, phone } })).status, phone).toBe(202);
    }
    // The second and third pass the loose check of the widget.
    for (const phone of ['123', '0012345678', '+99912345678', 'gọi tôi']) {
      expect(await refused({ ...good, phone }), phone).toEqual(['phone invalid-phone']);
    }
  });

  it('with NUL, lone surrogates or absurd stacks of marks are malformed', async () => {
    for (const content of ['a\0b', 'a\ud800b', '\udc00', `a${'\u0301'.repeat(20)}`]) {
      expect(await refused({ ...good, content })).toEqual(['content malformed']);
    }
  });

  it('are refused when too long and never cut', async () => {
    const fields = { ...good, title: 'ữ'.repeat(201) };
    const response = await backend.submit({ fields });
    expect(await response.json()).toMatchObject({ issues: [{ field: 'title', code: 'too-long', limit: 200 }] });
  });

  it('are stored after the text rules: NFC, without controls and bidi overrides', async () => {
    const fields = { name: ' Bi\u0301ch\u202e ', title: 'a\u0007b', content: 'một\r\nhai ' };
    const { comment } = await receipt(await backend.submit({ fields }));
    expect(comment).toMatchObject({ name: 'Bích', title: 'ab', content: 'một\nhai' });
  });
});

describe('a page', () => {
  const backend = new Backend({ moderation: 'post' }, { limits: { submit: [] } });
  const page = (id: string) => backend.submit({ page: { id, url: '', title: '' } });

  it('is a path, or an address under one of the origins', async () => {
    for (const id of ['/', '/tin/42', '/tin-tức/một', `${origin}/tin/42`])
      expect((await page(id)).status, id).toBe(201);
  });

  it('is nothing else', async () => {
    const others = [
      'tin/42',
      '//evil.example/x',
      'https://evil.example/x',
      '/a?b=c',
      '/a#b',
      '/a b',
      '/\\evil',
      'javascript:1',
    ];
    for (const id of others) expect(await issues(await page(id)), id).toEqual(['page invalid-page']);
  });

  it('has one identity however it is spelled', async () => {
    const { id: parent } = await receipt(await page('/tin-tức'));
    const spelled = { id: `${origin}/tin-t%E1%BB%A9c`, url: '', title: '' };
    expect((await backend.submit({ page: spelled, parent })).status).toBe(201);
  });

  it('keeps no query of its address', async () => {
    await backend.submit({ page: { id: '/q', url: `${origin}/q?token=secret#x`, title: ' T\u202e ' } });
    expect(await backend.store.findPage('default', '/q')).toEqual({ id: '/q', url: `${origin}/q`, title: 'T' });
  });

  it('must be a known article where the site lists its pages', async () => {
    const listed = new Backend({ pages: 'listed' });
    expect(await issues(await listed.submit())).toEqual(['page invalid-page']);
    expect(await (await listed.get('/v1/form?page=/news/42')).json()).toMatchObject({ closed: true });
    await listed.putArticles([{ id: '/news/42', title: 'T', url: '/news/42', published: '2018-03-28T05:59:00Z' }]);
    expect((await listed.submit()).status).toBe(202);
    expect(await (await listed.get('/v1/form?page=/news/42')).json()).not.toHaveProperty('closed');
  });
});

describe('a reply', () => {
  it('needs a published comment of the same page', async () => {
    const backend = new Backend({ moderation: 'post' });
    const { id: parent } = await receipt(await backend.submit());
    expect(await receipt(await backend.submit({ parent }))).toMatchObject({ comment: { parent } });
    expect(await issues(await backend.submit({ parent, page: { id: '/other', url: '', title: '' } }))).toEqual([
      'parent invalid-parent',
    ]);
    expect(await issues(await backend.submit({ parent: 'nobody' }))).toEqual(['parent invalid-parent']);
    const hidden = await receipt(await backend.submit({ hints: { elapsedMs: 10 } }));
    expect(hidden.status).toBe('pending');
    expect(await issues(await backend.submit({ parent: hidden.id }))).toEqual(['parent invalid-parent']);
  });
});

describe('rules of the owner', () => {
  it('hold from the next request on', async () => {
    const backend = new Backend({ moderation: 'post' });
    expect((await backend.submit()).status).toBe(201);
    backend.site = { ...backend.site, fields: 'name* email* content*' };
    expect(await issues(await backend.submit())).toEqual(['email required', 'title unknown-field']);
    expect(await (await backend.get('/v1/form?page=/a')).json()).toMatchObject({
      fields: [{ name: 'name' }, { name: 'email' }, { name: 'content' }],
    });
  });

  it('ask for the consent in its present version', async () => {
    const backend = new Backend({ consent: { version: '2', text: 'Tôi đồng ý.' } });
    expect(await issues(await backend.submit())).toEqual(['consent consent']);
    expect(await issues(await backend.submit({ consent: { version: '1' } }))).toEqual(['consent consent']);
    expect((await backend.submit({ consent: { version: '2' } })).status).toBe(202);
    const [stored] = await backend.store.listQueue({ site: 'default', status: 'pending', limit: 1 });
    expect(stored?.consent).toBe('2');
  });

  it('close a site for new comments', async () => {
    const response = await new Backend({ closed: true }).submit();
    expect(response.status).toBe(403);
  });

  it('send a comment to the queue when a trap was filled or nobody types that fast, and never refuse it', async () => {
    const backend = new Backend({ moderation: 'post' });
    for (const hints of [{ honeypot: 'x' }, { elapsedMs: 300 }])
      expect((await backend.submit({ hints })).status).toBe(202);
    expect((await backend.submit({ hints: { honeypot: '', elapsedMs: 20_000 } })).status).toBe(201);
  });
});
