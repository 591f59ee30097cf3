import { beforeAll, describe, expect, it } from 'vitest';
import { isPermitted, ROLES, type Role } from '../../../src/core/roles.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';

let api: TestApi;
const clients = new Map<Role, Client>();

beforeAll(async () => {
  api = await startTestApp();
  for (const role of ROLES) clients.set(role, await api.signInAs([role]));
});

const pathOf = (url: string) =>
  url.replaceAll(/[:{][a-zA-Z]+}?/g, '01990000-0000-7000-8000-000000000000').replace('*', 'x');

async function statusOf(
  client: Client,
  method: string,
  url: string,
): Promise<{ status: number; code: string | undefined }> {
  const call = { GET: client.get, POST: client.post, PUT: client.put, PATCH: client.patch, DELETE: client.delete }[
    method
  ];
  if (!call) throw new Error(`no client for ${method}`);
  const answer = method === 'GET' ? await client.get(pathOf(url)) : await call(pathOf(url), {});
  return { status: answer.status, code: answer.body?.code };
}

describe('every route × every role, from the route table itself', () => {
  it('knows its routes', () => {
    expect(api.iamis.routes.filter((route) => route.url.startsWith('/v1/')).length).toBeGreaterThan(35);
    expect(
      api.iamis.routes
        .filter((route) => route.url.startsWith('/v1/') && route.permission === 'public')
        .map((route) => route.url)
        .sort(),
    ).toEqual(['/v1/auth/refresh', '/v1/auth/revoke', '/v1/auth/session', '/v1/auth/token']);
  });

  it('refuses nobody without a sign-in anywhere but at the public routes', async () => {
    for (const { method, url, permission } of api.iamis.routes) {
      const { status } = await statusOf(api.nobody, method, url);
      if (permission === 'public') expect(status, `${method} ${url}`).not.toBe(403);
      else expect(status, `${method} ${url}`).toBe(401);
    }
  });

  it.each(ROLES)('lets a %s in where the role may, and nowhere else', async (role) => {
    const client = clients.get(role);
    if (!client) throw new Error(role);
    for (const { method, url, permission } of api.iamis.routes) {
      const { status, code } = await statusOf(client, method, url);
      const label = `${role} ${method} ${url} → ${status} ${code}`;
      if (isPermitted([role], permission)) expect(code, label).not.toBe('forbidden');
      else expect({ status, code }, label).toEqual({ status: 403, code: 'forbidden' });
    }
  });
});
