import { afterEach, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../../src/check/report.js';
import { check, none, openServer } from './run.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(...of: Parameters<typeof openServer>): Promise<string> {
  const { url, close } = await openServer(...of);
  closing.push(close);
  return url;
}

describe('the check', () => {
  it.each([
    [[], /Which server\? ykien check --endpoint/],
    [['http://127.0.0.1:1'], /stands alone: say --endpoint http:\/\/127\.0\.0\.1:1/],
    [['--endpoint', 'example.vn'], /has to be an address/],
    [['--endpoint', 'https://u:p@example.vn'], /has to be an address/],
    [['--endpoint', 'http://127.0.0.1:1', '--page', 'tin'], /"tin" is no path for test pages/],
    [['--endpoint', 'http://127.0.0.1:1', '--origin', 'https://example.vn/tin'], /is no origin/],
    [['--endpoint', 'http://127.0.0.1:1', '--wait', 'long'], /is no number of seconds/],
  ])('ends with 2 for %j', async (args, told) => {
    const run = await check(args);
    expect([run.code, run.text]).toEqual([2, '']);
    expect(run.told).toMatch(told);
  });

  it('says that a server which speaks another protocol does so', async () => {
    const { code, told } = await check(['--endpoint', await open({}, {}, /./)]);
    expect(code).toBe(2);
    expect(told).toMatch(/speaks the protocol: give the address below which \/v1 lies\./);
  });

  it('refuses a wrong token before it writes anything', async () => {
    const { code, told } = await check(['--endpoint', await open(), '--token', 'not-a-token']);
    expect(code).toBe(2);
    expect(told).toMatch(/The token is refused \(unauthorized\): give one that is valid\./);
    expect(told).not.toContain('not-a-token');
  });

  it('asks before it writes elsewhere, and sends nothing after a no', async () => {
    const asked: string[] = [];
    const ask = async (question: string): Promise<string> => {
      asked.push(question);
      return 'n';
    };
    const { code, told } = await check(['--endpoint', 'https://example.vn/binh-luan'], { ask });
    expect([code, told]).toEqual([2, 'ykien: Nothing was sent.\n']);
    expect(asked[0]).toMatch(/writes some hundreds of comments to https:\/\/example\.vn\/binh-luan, on pages below/);
  });

  it('says so where a site takes comments only on pages that it knows', async () => {
    const { code, told } = await check(['--endpoint', await open({ pages: 'listed' })]);
    expect(code).toBe(2);
    expect(told).toMatch(/takes no comments: let the server take them on pages that it does not know yet/);
  });

  it('runs the cases that have some words, and says when none has', async () => {
    const url = await open();
    const some = await check(['--endpoint', url, '--only', 'ETag 304']);
    expect(some.text).toContain('1 case: 1 holds, 0 are broken.');
    expect(some.code).toBe(0);
    const no = await check(['--endpoint', url, '--only', 'no such words']);
    expect([no.code, no.told]).toEqual([
      2,
      'ykien: No case has the words "no such words": leave --only out to see all.\n',
    ]);
  });

  it('learns from answers of 404 which routes are not there, and leaves their cases out', async () => {
    const url = await open({}, {}, /vote|events|articles|status/);
    const { code, text } = await check(['--endpoint', url, '--origin', 'https://example.vn']);
    expect(text).toMatch(/has not +commentStatus, vote, watch, listArticles\n/);
    expect(text).toMatch(/vote, reportComment\n {2}✓ Tells moderators .*\n {2}– 6 cases about what it has not/);
    expect(text).not.toContain('✗');
    expect(code).toBe(0);
  }, 20_000);

  it('gives the same as JSON, and nothing else', async () => {
    const url = await open();
    const { text, code } = await check(['--endpoint', url, '--only', 'ETag', '--json']);
    const report = JSON.parse(text) as CheckReport;
    expect(report.counts).toEqual({ holds: 2, broken: 0, absent: 0, unseen: 0, limited: 0 });
    expect(report.cases[0]).toMatchObject({ group: 'the wire: reading', result: 'holds' });
    expect(report.cleaned).toMatchObject({ erased: 0, stays: [] });
    expect(report.pages).toMatch(/^\/ykien-check\/[\w-]{8}$/);
    expect(code).toBe(0);
  });

  it('waits as long as a limit asks for, and says so', async () => {
    const limits = { ...none, submit: [{ max: 5, windowMs: 1200 }] };
    const url = await open({}, { limits });
    const { text, told, code } = await check(['--endpoint', url, '--only', 'in parallel are different']);
    expect(told).toMatch(/The server's limits ask for \d s of patience/);
    expect(text).toMatch(/Waited \d+ s for the server's limits\./);
    expect(code).toBe(0);
  }, 20_000);

  it('runs on without the cases that would have to wait too long, and ends with 1', async () => {
    const limits = { ...none, submit: [{ max: 6, windowMs: 3_600_000 }] };
    const url = await open({}, { limits });
    const { text, code } = await check(['--endpoint', url, '--only', 'submitComment in parallel']);
    expect(text).toMatch(/… .*in parallel.* \(limits\)/);
    expect(text).toMatch(/The server asked for 3[56]\d\d s of patience: start it for the check without limits/);
    expect(text).not.toContain('✗');
    expect(code).toBe(1);
  });

  it('takes the proof of work itself where challenges come on demand', async () => {
    const limits = { ...none, free: [{ max: 1, windowMs: 3_600_000 }] };
    const url = await open({ challenge: 'on-demand' }, { limits });
    const { text, code } = await check(['--endpoint', url, '--only', 'submitComment in parallel are different']);
    expect(text).toContain('1 case: 1 holds, 0 are broken.');
    expect(code).toBe(0);
  }, 30_000);

  it('says how many comments stay where nothing takes them away', async () => {
    const url = await open({}, {}, /delete/);
    const { text } = await check(['--endpoint', url, '--only', 'Stores one comment']);
    expect(text).toMatch(
      /(\d+) comments were written\.\n\1 stay below \/ykien-check\/[\w-]+\/: take them away by hand/,
    );
  });
});
