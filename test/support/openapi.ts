import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../src/protocol/openapi/document.js';

type Handle = (request: Request, info?: { readonly address?: string }) => Promise<Response>;

interface Operation {
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}

const document = openApiDocument('') as unknown as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema(document, 'openapi');

/** A handler whose every answer is held against `openapi.json`: status, media type and body. A deviation rejects, so that the test fails. */
export function validated<T extends Handle>(handler: T): T {
  const check = async (request: Request, info?: { readonly address?: string }): Promise<Response> => {
    const { method, url } = request;
    const response = await handler(request, info);
    // A stream has no end to read to; its copy would hold everything back.
    const copy = isStream(response) ? new Response(null, response) : response.clone();
    await validate(method, new URL(url).pathname, copy);
    return response;
  };
  return Object.assign(check, handler);
}

function isStream({ headers }: Response): boolean {
  return headers.get('content-type') === 'text/event-stream';
}

async function validate(method: string, pathname: string, response: Response): Promise<void> {
  const path = pathname.replace(/^(\/api)?(\/sites\/[^/]+)?/, '');
  const where = `${method} ${path} → ${response.status}`;
  const operation = document.paths[path]?.[method === 'HEAD' ? 'get' : method.toLowerCase()];
  if (!operation) {
    // Not a route, not a method of it, or a preflight: the three answers that the document gives in words.
    if (![204, 404, 405, 500].includes(response.status)) throw new Error(`${where}: not in openapi.json.`);
    return;
  }
  const described = operation.responses[response.status];
  if (!described) throw new Error(`${where}: a status that openapi.json does not name.`);
  const type = response.headers.get('content-type') ?? '';
  if (!described.content || method === 'HEAD') {
    const body = await response.text();
    if (body !== '') throw new Error(`${where}: a body where openapi.json has none.`);
    return;
  }
  const media = described.content[type];
  if (!media) throw new Error(`${where}: media type "${type}" is not ${Object.keys(described.content).join(', ')}.`);
  if (!/json$/.test(type)) return;
  const matches = validatorOf(media.schema);
  if (!matches(await response.json())) throw new Error(`${where}: ${ajv.errorsText(matches.errors)}`);
}

const validators = new Map<object, ValidateFunction>();

/** Compiled once for each place of the document: compiling takes longer than everything else in most tests. */
function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const compiled = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object);
  validators.set(schema, compiled);
  return compiled;
}
