import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply } from 'fastify';
import { IamisError } from '../../core/errors.ts';
import type { App } from './app-type.ts';

/** Where `npm run build:web` puts the console. It may be made, or made anew, while the program runs. */
const CONSOLE_DIR = join(import.meta.dirname, '../../../web/dist');

/** Nothing of anybody else's, and nothing written into the page itself. */
const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Not the console's: programs ask here, and an unknown address is a problem to them, not a page. */
const NOT_A_PAGE = /^\/(v1|docs|assets|problems|metrics|livez|readyz|openapi\.json)(\/|$|\?)/;

const NOT_BUILT = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>IAMIS</title>
<p>The console is being built; this page looks again every 3 seconds.
<p>If it stays so: see the program's own lines, or run <code>npm run build:web</code>. The API is at work meanwhile (<a href="/docs">/docs</a>).`;

/** A hashed name never changes its content; everything else is asked for again each time. */
function cacheControlOf(path: string): string {
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}

function sendPage(reply: FastifyReply, dir: string): FastifyReply {
  if (existsSync(join(dir, 'index.html'))) return reply.header('cache-control', 'no-cache').sendFile('index.html');
  return reply.header('retry-after', '3').type('text/html; charset=utf-8').code(503).send(NOT_BUILT);
}

/**
 * The console at `/`: its files, and its page for every other address that a browser asks for as a page, so that a view can be sent as an
 * address. Files are looked for when they are asked for.
 */
export async function registerConsole(app: App, dir: string = CONSOLE_DIR): Promise<void> {
  await app.register(fastifyStatic, {
    root: dir,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    wildcard: false,
  });
  app.get('/*', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    reply.header('content-security-policy', CONSOLE_POLICY);
    const isFile = /^\/(assets\/)?[\w-]+(\.[\w-]+)*\.(js|css|woff2|svg|png|json|webmanifest)$/.test(path);
    if (isFile && existsSync(join(dir, path))) {
      return reply.header('cache-control', cacheControlOf(path)).sendFile(path.slice(1));
    }
    const isPage = !isFile && !NOT_A_PAGE.test(path) && request.headers.accept?.includes('text/html');
    if (isPage) return sendPage(reply, dir);
    throw new IamisError('not-found');
  });
}
