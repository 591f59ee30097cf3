import { createHmac, createPrivateKey, createPublicKey, type JsonWebKey, sign } from 'node:crypto';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { KeySet } from '../../../src/platform/config.ts';
import { makeKeySet, makeSecrets } from '../../../src/platform/secrets.ts';
import { PASSWORD, startAccountApp } from '../../support/account-app.ts';

const room = await startAccountApp();
const keySet = room.platform.secrets.jwtKeys;
let accountId = '';
let issued = '';

beforeAll(async () => {
  accountId = (await room.make({ username: 'bearer' })).id;
  issued = (await room.post('/v1/auth/token', { username: 'bearer', password: PASSWORD })).body.accessToken as string;
});

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (text: string | undefined) => JSON.parse(Buffer.from(text ?? '', 'base64url').toString());
const privateKeyOf = (keys: KeySet) => createPrivateKey({ key: keys.keys[0] as JsonWebKey, format: 'jwk' });
const nowS = () => Math.floor(Date.now() / 1000);
const claims = () => ({ iss: 'iamis', aud: 'iamis', sub: accountId, iat: nowS(), exp: nowS() + 900 });
const header = (keys: KeySet = keySet) => ({ alg: 'EdDSA', typ: 'JWT', kid: keys.keys[0]?.kid });

/** A token as somebody with this key could make it. */
function make(head: object, payload: object, keys: KeySet = keySet): string {
  const input = `${part(head)}.${part(payload)}`;
  return `${input}.${sign(null, Buffer.from(input), privateKeyOf(keys)).toString('base64url')}`;
}
const statusOf = async (token: string) => (await room.get('/v1/me', token)).status;

afterEach(() => void vi.useRealTimers());

describe('an access token', () => {
  it('names its key, issuer, audience and account, and lasts 15 minutes', () => {
    const [head, payload] = issued.split('.');
    expect(read(head)).toEqual({ alg: 'EdDSA', typ: 'JWT', kid: keySet.keys[0]?.kid });
    const { iat, exp, ...rest } = read(payload);
    expect(rest).toEqual({ iss: 'iamis', aud: 'iamis', sub: accountId });
    expect(exp - iat).toBe(900);
  });

  it('made with the right key and claims opens the door', async () => {
    expect(await statusOf(make(header(), claims()))).toBe(200);
    expect(await statusOf(make(header(), { ...claims(), exp: nowS() - 2 }))).toBe(200);
  });

  const publicPem = createPublicKey(privateKeyOf(keySet)).export({ type: 'spki', format: 'pem' });
  const publicRaw = Buffer.from(String(keySet.keys[0]?.x), 'base64url');
  const hmacToken = (alg: string, key: string | Buffer) => {
    const input = `${part({ ...header(), alg })}.${part(claims())}`;
    return `${input}.${createHmac(`sha${alg.slice(2)}`, key)
      .update(input)
      .digest('base64url')}`;
  };
  const without = (name: string) => Object.fromEntries(Object.entries(claims()).filter(([key]) => key !== name));

  it.each<[string, () => string]>([
    ['unsigned (alg none)', () => `${part({ ...header(), alg: 'none' })}.${part(claims())}.`],
    ['unsigned, alg EdDSA', () => `${part(header())}.${part(claims())}.`],
    ['alg none with a signature', () => make({ ...header(), alg: 'none' }, claims())],
    ['signed by HMAC with the public key (PEM)', () => hmacToken('HS256', publicPem as string)],
    ['signed by HMAC with the public key (raw)', () => hmacToken('HS512', publicRaw)],
    ['that says RS256', () => make({ ...header(), alg: 'RS256' }, claims())],
    ['that says ES256', () => make({ ...header(), alg: 'ES256' }, claims())],
    ['of a key that is not in the set', () => make(header(), claims(), makeKeySet())],
    ['with an unknown kid', () => make({ ...header(), kid: 'other' }, claims())],
    ['with a kid that is a property of objects', () => make({ ...header(), kid: '__proto__' }, claims())],
    ['without a kid', () => make({ alg: 'EdDSA', typ: 'JWT' }, claims())],
    ['that brings its own key', () => make({ ...header(), kid: 'x', jwk: makeKeySet().keys[0] }, claims())],
    ['that expired', () => make(header(), { ...claims(), exp: nowS() - 10 })],
    ['issued by another', () => make(header(), { ...claims(), iss: 'elsewhere' })],
    ['for another', () => make(header(), { ...claims(), aud: 'elsewhere' })],
    ['without an end', () => make(header(), without('exp'))],
    ['without an issuer', () => make(header(), without('iss'))],
    ['without an audience', () => make(header(), without('aud'))],
    ['without an account', () => make(header(), without('sub'))],
    [
      'of an account that does not exist',
      () => make(header(), { ...claims(), sub: '01890000-0000-7000-8000-000000000000' }),
    ],
    ['whose account is not an id', () => make(header(), { ...claims(), sub: "' or 1=1 --" })],
    ['whose account is not of our kind of id', () => make(header(), { ...claims(), sub: crypto.randomUUID() })],
    ['whose account is a number', () => make(header(), { ...claims(), sub: 7 })],
    [
      'of which one character was changed',
      () => `${issued.slice(0, -10)}${issued.at(-10) === 'A' ? 'B' : 'A'}${issued.slice(-9)}`,
    ],
    [
      'with other claims under the old signature',
      () => [part(header()), part({ ...claims(), exp: nowS() + 9e6 }), issued.split('.')[2]].join('.'),
    ],
    ['that is none', () => 'nonsense'],
    ['that is two', () => `${issued} ${issued}`],
    ['that is a refresh token', () => 'A'.repeat(43)],
  ])('%s is refused', async (_name, token) => {
    const { status, body, headers } = await room.get('/v1/me', token());
    expect([status, body.code, headers['www-authenticate']]).toEqual([401, 'not-signed-in', 'Bearer']);
  });

  it('that was looked at before is refused after its end, and no other one is taken for it', async () => {
    const token = make(header(), claims());
    expect([await statusOf(token), await statusOf(token)]).toEqual([200, 200]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 906_000 });
    expect(await statusOf(token)).toBe(401);
    const ofNow = make(header(), claims());
    expect(await statusOf(ofNow)).toBe(200);
    expect(await statusOf(`${ofNow.slice(0, -10)}${ofNow.at(-10) === 'A' ? 'B' : 'A'}${ofNow.slice(-9)}`)).toBe(401);
    expect(await statusOf(token)).toBe(401);
  });

  it('is asked for', async () => {
    expect(await statusOf('')).toBe(401);
    const response = await room.app.inject({ url: '/v1/me', headers: { authorization: 'Basic YTpi' } });
    expect(response.statusCode).toBe(401);
  });
});

describe('a set of keys', () => {
  it('can be rotated: the new key signs, the old one still verifies until it is taken out', async () => {
    const fresh = makeKeySet();
    const withKeys = (keys: KeySet) => ({ ...room.platform.secrets, jwtKeys: keys });
    const rotated = await startAccountApp({
      beside: room,
      secrets: withKeys({ keys: [...fresh.keys, ...keySet.keys] }),
    });
    expect((await rotated.get('/v1/me', issued)).status).toBe(200);
    const { body } = await rotated.post('/v1/auth/token', { username: 'bearer', password: PASSWORD });
    expect(read((body.accessToken as string).split('.')[0]).kid).toBe(fresh.keys[0]?.kid);
    expect((await rotated.get('/v1/me', body.accessToken as string)).status).toBe(200);

    const withoutOld = await startAccountApp({ beside: room, secrets: withKeys(fresh) });
    expect((await withoutOld.get('/v1/me', issued)).status).toBe(401);
    expect((await withoutOld.get('/v1/me', body.accessToken as string)).status).toBe(200);
  });

  it('that names one kid twice stops the start', async () => {
    const twice = { keys: [...keySet.keys, ...keySet.keys] };
    await expect(startAccountApp({ secrets: { ...makeSecrets(), jwtKeys: twice } })).rejects.toThrow('two keys');
  });
});
