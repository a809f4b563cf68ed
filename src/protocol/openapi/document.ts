import { answers } from './answers.js';
import { moderationAnswers } from './moderation-answers.js';
import { moderationPaths } from './moderation-paths.js';
import { moderationRequests } from './moderation-requests.js';
import { paths } from './paths.js';
import { requests } from './requests.js';

/**
 * The protocol as OpenAPI 3.1. The tests hold every answer of the server against it.
 * @param basePath where the handler is mounted, such as `/api`.
 */
export function openApiDocument(basePath: string): Readonly<Record<string, unknown>> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ykien',
      version: '1.0.0',
      summary: 'Comments, their challenges, and article lists',
      description:
        'JSON without cookies or credentials. Errors are `application/problem+json` with a `code` that never changes its meaning; every route ' +
        'answers 405 to another method and 404 where it is not mounted.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [
      { url: basePath || '/', description: 'The one site, or the first of several' },
      {
        url: `${basePath}/sites/{site}`,
        description: 'One of several sites',
        variables: { site: { default: 'default' } },
      },
    ],
    paths: { ...paths, ...moderationPaths },
    components: {
      schemas: {
        ...answers,
        ...requests,
        ...moderationAnswers,
        ...moderationRequests,
        Document: { type: 'object', required: ['openapi', 'paths'] },
      },
      securitySchemes: {
        owner: { type: 'http', scheme: 'bearer', description: 'The token of the site’s owner, or of a moderator' },
      },
    },
  };
}
