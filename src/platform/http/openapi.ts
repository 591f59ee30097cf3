import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Permission } from '../../core/roles.ts';
import type { App } from './app-type.ts';

/** Headers that many routes share are described here once; `once.ts` and `if-match.ts` read them. */
function sharedHeaders(method: string, url: string, permission: Permission | undefined): object | undefined {
  if (method === 'PATCH') {
    return headers('If-Match', 'The ETag that was read', ['If-Match']);
  }
  const isRepeatable =
    method === 'POST' &&
    permission !== 'public' &&
    !/\/(search|trials|simulations|[a-z]+-form|reference-slip)$/.test(url);
  return isRepeatable
    ? headers(
        'Idempotency-Key',
        '1 to 200 visible characters; the same key and body is given the same answer for 90 days',
        [],
      )
    : undefined;
}

function headers(name: string, description: string, required: string[]): object {
  return { type: 'object', properties: { [name]: { type: 'string', maxLength: 200, description } }, required };
}

/** Components that nothing refers to: of most schemas only the input or only the output form is used. */
function withoutUnused<T extends { components?: { schemas?: Record<string, unknown> } }>(document: T): T {
  const schemas = { ...document.components?.schemas };
  for (let isDone = false; !isDone; ) {
    const text = JSON.stringify({ ...document, components: { ...document.components, schemas } });
    const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
    for (const name of unused) delete schemas[name];
    isDone = unused.length === 0;
  }
  return { ...document, components: { ...document.components, schemas } };
}

/** OpenAPI 3.1 from the routes' zod schemas, as JSON at /openapi.json and readable without a network at /docs. */
export async function registerOpenApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'IAMIS',
        version: '1',
        description: 'Border migration information system: inspections, crossings, the watchlist, flows.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          console: {
            type: 'apiKey',
            in: 'cookie',
            name: 'iamis-session',
            description: 'Begun by POST /v1/auth/session. Whatever is not GET needs the header `x-csrf-token` too.',
          },
        },
      },
      security: [{ bearer: [] }, { console: [] }],
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input);
      const permission = input.route.config?.permission;
      const shared = sharedHeaders(String(input.route.method), url, permission);
      return {
        url,
        schema: {
          ...schema,
          ...(shared && { headers: shared }),
          ...(permission === 'public' && { security: [] }),
          ...(permission && { 'x-permission': permission }),
        },
      };
    },
    transformObject: (input) => withoutUnused(jsonSchemaTransformObject(input) as object) as never,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: false });
  app.get('/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () => app.swagger());
}
