// The console's own files, for a page that is opened while the server is away. The API's answers are never looked at here, nor kept.
// Made whole by own-files-plugin.ts: the build's name and its files.

const CACHE = 'own-files BUILD';
const FILES = ['FILES'];

/** Addresses that are not the console's page: see src/platform/http/console.ts. */
const NOT_A_PAGE = /^\/(v1|docs|assets|problems|metrics|livez|readyz|openapi\.json)(\/|$)/;

/** The page and its files, all of the same build or nothing: half of one build and half of another opens nothing. */
async function keepBuild() {
  const page = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-cache' });
  const html = await page.clone().text();
  const [entry] = FILES;
  if (!page.ok || !html.includes(entry)) throw new Error('another build is served by now');
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put('/', page);
}

async function forgetOtherBuilds() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

/** A hashed name never changes its content. */
async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

/** A line that hangs is as silent as one that is cut: its first word is waited for no longer than this. */
const PATIENCE_MS = 5_000;

async function answerInTime(request) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: late.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Always the server's, so that a new build is there at once; the kept one only when the server or its gateway is silent. */
async function page(request) {
  const answer = await answerInTime(request);
  if (answer && answer.status !== 502 && answer.status !== 504) return answer;
  return (await caches.match('/')) ?? answer ?? Response.error();
}

self.addEventListener('install', (event) => {
  // A lane's question goes past this worker where the browser knows how: it has no time to wait for one to start.
  if ('addRoutes' in event && 'URLPattern' in self) {
    event.addRoutes({ condition: { urlPattern: new URLPattern({ pathname: '/v1/*' }) }, source: 'network' });
  }
  event.waitUntil(keepBuild().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOtherBuilds().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (request.mode === 'navigate' && !NOT_A_PAGE.test(pathname)) event.respondWith(page(request));
});
