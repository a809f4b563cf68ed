import { describe, expect, it } from 'vitest';
import { openApiDocument } from '../../../src/protocol/openapi/document.js';
import { moderationRoutes } from '../../../src/protocol/moderation-routes.js';
import { routes } from '../../../src/protocol/routes.js';
import { statusOf } from '../../../src/protocol/status.js';

const document = openApiDocument('/api') as {
  paths: Record<string, Record<string, { responses: Record<string, { description?: string }> }>>;
  components: { schemas: Record<string, unknown> };
};

describe('openapi.json', () => {
  it('describes every route, and no other', () => {
    expect(Object.keys(document.paths).sort()).toEqual(
      [...Object.values(routes), ...Object.values(moderationRoutes)].sort(),
    );
  });

  it('refers only to what it has, and has nothing that is not referred to', () => {
    const referred = new Set(
      [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name),
    );
    expect([...referred].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('says in words what each status means', () => {
    for (const methods of Object.values(document.paths)) {
      for (const { responses } of Object.values(methods)) {
        for (const [status, { description }] of Object.entries(responses)) expect(description, status).toBeTruthy();
      }
    }
  });

  it('names a status for every code that a server answers with', () => {
    const statuses = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).flatMap(({ responses }) => Object.keys(responses)),
    );
    // 405 is the answer to a method that is not there; the others arise in a client only.
    const clientOnly = ['network', 'timeout', 'protocol', 'unsupported'];
    for (const [code, status] of Object.entries(statusOf)) {
      if (!clientOnly.includes(code)) expect(statuses, code).toContain(String(status));
    }
  });
});
