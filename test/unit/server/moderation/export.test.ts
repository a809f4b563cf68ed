import { describe, expect, it } from 'vitest';
import { createHandler } from '../../../../src/server/handler.js';
import { canaries, Desk, ownerToken, secret } from './desk.js';

const route = '/v1/moderation/export';

/** Rows of a CSV text, as RFC 4180 has it. */
function rowsOf(csv: string): string[][] {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g)!
    .map((row) => [...row.slice(0, -2).matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell));
  return rows.map((cells) => cells.map((cell) => cell.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"')));
}

describe('an export', () => {
  it('as JSON is all comments with everything that is the owner’s', async () => {
    const desk = new Desk();
    const id = await desk.privateComment();
    await desk.decide([{ comment: id, to: 'removed' }], 'Quảng cáo');
    const answer = await desk.write(route, { format: 'json' });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="comments-2026-11-23.json"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject([
      { id, page: '/news/42', status: 'removed', reason: 'Quảng cáo', fields: { phone: canaries.phone } },
    ]);
    expect(text).not.toContain(canaries.readerKey);
    expect((await desk.audit())[0]).toBe('owner export json');
  });

  it('as CSV opens in a spreadsheet: mark, quotes, and no cell that begins a formula', async () => {
    const desk = new Desk();
    const traps = ['=1+1', '+84 912', '-2', '@sum', '=HYPERLINK("https://evil.example","x")', ' =cmd|x'];
    for (const name of traps) await desk.comment({ name, content: 'Dòng "một",\ndòng hai' });
    await desk.comment({ phone: canaries.phoneAbroad });
    const answer = await desk.write(route, { format: 'csv' });
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = rowsOf(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    expect(head).toEqual(expect.arrayContaining(['id', 'page', 'status', 'name', 'phone', 'content', 'other']));
    expect(rows).toHaveLength(traps.length + 1);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r]/);
    const column = (name: string) => rows.map((row) => row[head!.indexOf(name)]);
    expect(column('name').slice(0, 4)).toEqual(["'=1+1", "'+84 912", "'-2", "'@sum"]);
    expect(column('content')[0]).toBe('Dòng "một",\ndòng hai');
    expect(column('phone').at(-1)).toBe(`'${canaries.phoneAbroad}`);
  });

  it('keeps fields that the form has no longer', async () => {
    const desk = new Desk({ fields: 'name* ward content*' });
    const answer = await desk.post('/v1/comments', {
      page: { id: '/a' },
      fields: { name: 'An', ward: 'Phường 4', content: 'Chào' },
      submissionId: 'a'.repeat(22),
    });
    expect(answer.status).toBe(202);
    desk.site = { ...desk.site, fields: 'name* content*' };
    const [head, row] = rowsOf(await (await desk.write(route, { format: 'csv' })).text());
    expect(row![head!.indexOf('other')]).toBe('{"ward":"Phường 4"}');
  });

  it('of a large site is asked of the store in parts, as it is taken', async () => {
    const desk = new Desk({}, { limits: { submit: [] } });
    for (let i = 0; i < 450; i++) await desk.comment({ content: `Ý kiến ${i}` });
    let asked = 0;
    const store = {
      ...desk.store,
      dumpRecords: ((...args: Parameters<typeof desk.store.dumpRecords>) => {
        asked++;
        expect(args[3]).toBeLessThanOrEqual(200);
        return desk.store.dumpRecords(...args);
      }) as typeof desk.store.dumpRecords,
    };
    const handler = createHandler({ store, secret, ownerToken, site: desk.site });
    const answer = await handler(
      new Request(`http://server${route}`, {
        method: 'POST',
        body: '{"format":"json"}',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${ownerToken}` },
      }),
    );
    expect(asked).toBeLessThanOrEqual(1);
    expect(await answer.json()).toHaveLength(450);
    expect(asked).toBeGreaterThanOrEqual(3);
  });

  it('of nothing is an empty list, or the names of the columns', async () => {
    const desk = new Desk();
    expect(await (await desk.write(route, { format: 'json' })).json()).toEqual([]);
    expect(rowsOf(await (await desk.write(route, { format: 'csv' })).text())).toHaveLength(1);
    expect((await desk.write(route, { format: 'xlsx' })).status).toBe(422);
  });
});
