import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLine, json } from '../../../../src/adapters/parts/line.js';
import { refusalOf } from '../../../../src/adapters/parts/refusal.js';
import type { Abilities, Adapter } from '../../../../src/contract/adapter.js';
import { parseFields } from '../../../../src/core/field.js';
import { list, object, text } from '../../../../src/protocol/decode.js';

/** What becomes of a POST: `lost`: stored, and the line breaks · `slow`: stored, and never answered · `html`: stored, and a page instead of JSON. */
export type Mood = 'well' | 'lost' | 'slow' | 'html' | 'limited' | 'invalid' | 'forbidden' | 'log-in' | 'broken';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly content: string;
}

const row = object<Row>({ id: text, name: text, content: text });
const rows = object<{ readonly rows: readonly Row[] }>({ rows: list(row) });

/** Stands in every answer of this backend, its errors included. */
export const secretWord = 'noi-bo.example.com';

/** A backend as weak as they come, on a socket: it knows no ids of submissions, takes the same text twice, and says more than it should. */
export class WeakUpstream {
  readonly rows: Row[] = [];
  mood: Mood = 'well';
  /** Whether it refuses a text that it has. */
  duplicates: 'taken' | 'refused' = 'taken';
  posts = 0;
  gets = 0;
  /** Where it listens; nobody outside may learn of it. */
  address = '';
  readonly #server = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => (request.method === 'POST' ? this.#post(body, answer) : this.#get(answer)));
  });

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.address = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    onTestFinished(() => this.down());
    return this;
  }

  down(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** Its adapter, with a duplicate check where it has one. */
  adapter(abilities: Abilities = {}): Adapter {
    const line = createLine({
      base: `http://${this.address}`,
      fetch: undefined,
      timeoutMs: 30_000,
      async refuse(answer) {
        const { issues } = (await answer.json().catch(() => ({}))) as { issues?: [] };
        throw refusalOf(answer, issues ? { issues } : {});
      },
    });
    return {
      name: 'weak',
      abilities,
      describeForm: async () => ({
        fields: parseFields('name* email content*'),
        challenge: 'none',
        moderation: 'post',
      }),
      listComments: async (_, options) => {
        const found = await line('/rows', json(rows), options);
        return {
          items: found.rows.map((each) => ({ ...each, status: 'published' as const, created: '2026-11-23T08:00:00Z' })),
        };
      },
      async submitComment({ fields }, options) {
        const { name, content } = fields;
        const init = { method: 'POST', body: JSON.stringify({ name, content }) };
        const { id } = await line('/rows', json(row), options, init);
        return { status: 'published', id, token: `upstream-token-of-${id}` };
      },
    };
  }

  #get(answer: ServerResponse): void {
    this.gets += 1;
    if (this.mood === 'broken') return send(answer, 500, { error: `${secretWord} has no database` });
    if (this.mood === 'limited') return send(answer, 429, { error: secretWord }, { 'retry-after': '7' });
    if (this.mood === 'html') return void answer.end(`<h1>${secretWord}</h1>`);
    if (this.mood !== 'slow') send(answer, 200, { rows: this.rows });
  }

  #post(body: string, answer: ServerResponse): void {
    this.posts += 1;
    const refused = { limited: 429, invalid: 422, forbidden: 403, 'log-in': 401 }[this.mood as string];
    const issues = [{ field: 'content', code: 'too-long', limit: 9, secret: secretWord }];
    if (refused) return send(answer, refused, { error: secretWord, issues }, { 'retry-after': '7' });
    if (this.mood === 'broken') return send(answer, 500, { error: secretWord });
    const { name, content } = JSON.parse(body) as Row;
    const known = this.rows.find((each) => each.content === content);
    if (known && this.duplicates === 'refused') return send(answer, 200, known);
    const stored = { id: String(this.rows.length + 1), name, content };
    this.rows.push(stored);
    if (this.mood === 'lost') return void answer.destroy();
    if (this.mood === 'html') return void answer.end(`<h1>${secretWord}</h1>`);
    if (this.mood !== 'slow') send(answer, 200, stored);
  }
}

function send(answer: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
