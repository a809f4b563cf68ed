import type { CommentDraft } from '../core/comment.js';
import { randomId } from '../core/random-id.js';
import { ensure } from '../testing/assert.js';
import { fixture, type Fixture } from '../testing/fixture.js';
import { BrokenRule, type CaseNote } from '../testing/rule.js';
import type { Harness, Method, TestRunner } from '../testing/runner.js';
import { routes } from '../protocol/routes.js';
import type { Answer, Sent, Wire } from './wire.js';

/** What a case about the wire itself works with: the same server as `Fixture`, and what goes over the line. */
export interface WireFixture extends Fixture {
  readonly wire: Wire;
  /** One request as it is. */
  readonly ask: Wire['ask'];
  /** A request with a JSON body. */
  readonly post: (path: string, body: unknown, sent?: Sent) => Promise<Answer>;
  /** Sends a draft as it goes over the wire. */
  readonly submit: (draft: CommentDraft | Record<string, unknown>, sent?: Sent) => Promise<Answer>;
  /** The addresses of the public GETs that are there, for this page. */
  readonly reads: () => readonly string[];
}

/** Registers one sentence about the wire as a case; its body may resolve with a note. */
export type WireRule = (
  sentence: string,
  options: { readonly needs?: readonly Method[]; readonly mend: string },
  body: (fixture: WireFixture) => Promise<unknown>,
) => void;

export function wireRuleOf(runner: TestRunner, wire: Wire, create: () => Harness): WireRule {
  return (sentence, { needs = [], mend }, body) => {
    const run = async (): Promise<CaseNote> => {
      const harness = create();
      if (!needs.every((method) => harness.adapter[method])) return 'absent';
      try {
        const each = wireFixture(wire, harness);
        const note = await body(each);
        if (note === 'absent' || note === 'unseen') return note;
        return each.unseen() ? 'unseen' : undefined;
      } catch (error) {
        throw new BrokenRule(sentence, mend, error);
      }
    };
    runner.it(sentence, run as () => Promise<void>);
  };
}

function wireFixture(wire: Wire, harness: Harness): WireFixture {
  const base = fixture(harness);
  const page = `page=${encodeURIComponent(harness.page.id)}`;
  const post: WireFixture['post'] = (path, body, sent) =>
    wire.ask(path, { method: 'POST', body: JSON.stringify(body), ...sent, headers: { ...json, ...sent?.headers } });
  const addresses: readonly (readonly [Method, string])[] = [
    ['describeForm', `${routes.form}?${page}`],
    ['listComments', `${routes.comments}?${page}`],
    ['countComments', `${routes.counts}?${page}`],
    ['openPage', `${routes.page}?${page}&include=form,comments`],
    ['listArticles', `${routes.articles}?kind=recent&${page}`],
  ];
  return {
    ...base,
    wire,
    ask: wire.ask,
    post,
    submit: (draft, sent) => post(routes.comments, draft, sent),
    reads: () => addresses.filter(([method]) => base.has(method)).map(([, path]) => path),
  };
}

const json = { 'content-type': 'application/json', accept: 'application/json' };

/** A reader's key, as a device makes one. */
export const newReader = (): string => randomId(32);

/** The body of a refusal, which has to be `application/problem+json` of this status and code. */
export function problemOf(answer: Answer, status: number, code: string, what: string): ProblemBody {
  const { headers, json: body } = answer;
  ensure(answer.status === status, `${what}: expected ${status}, got ${answer.status} ${start(answer.text)}`);
  const type = headers.get('content-type') ?? 'nothing';
  ensure(type.startsWith('application/problem+json'), `${what}: the body is ${type}, and no application/problem+json`);
  ensure(isObject(body), `${what}: the body is no JSON object: ${start(answer.text)}`);
  ensure(body.code === code, `${what}: the code should be ${code}, and is ${String(body.code)}`);
  ensure(body.status === status, `${what}: the member "status" should be ${status}, and is ${String(body.status)}`);
  return body;
}

export interface ProblemBody extends Readonly<Record<string, unknown>> {
  readonly issues?: unknown;
  readonly stored?: unknown;
}

/** Names of what the issues of a refusal are about. */
export function issueFields({ issues }: ProblemBody): string[] {
  return Array.isArray(issues) ? issues.map((issue: { field?: unknown }) => String(issue.field)) : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Enough of a body to know it again. */
export function start(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
