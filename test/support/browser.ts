import { parseSetCookie } from 'cookie';
import type { App } from '../../src/platform/http/app-type.ts';

export interface BrowserAnswer {
  status: number;
  // As loosely as a page reads it.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  body: any;
  headers: Record<string, unknown>;
}

/** A browser as far as a server sees it: it keeps the cookie that it was given, and its pages keep the token against forged requests. */
export interface Browser {
  cookie: string | undefined;
  csrfToken: string;
  signIn(username: string, password: string, headers?: Record<string, string>): Promise<BrowserAnswer>;
  send(
    method: string,
    url: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<BrowserAnswer>;
  get(url: string): Promise<BrowserAnswer>;
  /** Another process of the installation behind the same address. */
  movedTo(app: App): void;
}

export function openBrowser(first: App): Browser {
  let app = first;
  const browser: Browser = {
    cookie: undefined,
    csrfToken: '',
    async send(method, url, { body, headers } = {}) {
      const response = await app.inject({
        method: method as 'GET',
        url,
        headers: {
          ...(browser.cookie !== undefined && { cookie: browser.cookie }),
          ...(browser.csrfToken && method !== 'GET' && { 'x-csrf-token': browser.csrfToken }),
          ...headers,
        },
        ...(body !== undefined && { payload: body as object }),
      });
      const set = response.headers['set-cookie'];
      if (typeof set === 'string') {
        const { name, value, maxAge } = parseSetCookie(set);
        browser.cookie = maxAge === 0 ? undefined : `${name}=${value}`;
      }
      const isJson = String(response.headers['content-type'] ?? '').includes('json');
      return {
        status: response.statusCode,
        body: isJson ? response.json() : response.body,
        headers: response.headers,
      };
    },
    get: (url) => browser.send('GET', url),
    async signIn(username, password, headers = {}) {
      const answer = await browser.send('POST', '/v1/auth/session', { body: { username, password }, headers });
      if (answer.status === 200) browser.csrfToken = answer.body.csrfToken;
      return answer;
    },
    movedTo: (other) => {
      app = other;
    },
  };
  return browser;
}
