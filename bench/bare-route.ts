import Fastify from 'fastify';
import { issueAccessToken, registerAccessTokens, verifyAccessToken } from '../src/accounts/access-token.ts';
import { newId } from '../src/core/ids.ts';
import type { App } from '../src/platform/http/app-type.ts';
import { makeKeySet } from '../src/platform/secrets.ts';

// What HTTP itself costs: Fastify with the program's own token check and the inspection's body, and nothing behind it.
const app = Fastify() as unknown as App;
registerAccessTokens(app, makeKeySet());
app.addHook('onRequest', async (request) => {
  await verifyAccessToken(request);
});
app.put('/v1/inspections/:id', async (request) => ({ isThere: request.body !== null }));
const url = await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${JSON.stringify({ url, token: issueAccessToken(app, newId()) })}\n`);
process.on('SIGTERM', () => process.exit(0));
