import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { isPermitted, ROLES, type Role } from '../../../src/core/roles.ts';
import { seededRandom } from '../../../src/demonstration/seeded-random.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { HostileClient, type HostileRequest, type Operation, operationsOf } from '../../support/hostile-requests.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';

/** At each operation that the role may use; once where it is turned away at the door, before anything is read. */
const REQUESTS_EACH = 10;
/** Each of these costs a password's hash. */
const EXPENSIVE = ['/v1/auth/token', '/v1/accounts', '/v1/accounts/{id}/password'];

let api: TestApi;
let operations: Operation[];
const clients = new Map<Role, Client>();
/** Ids of things that are there, so that a wrong request gets past the first 404. */
const ids: string[] = [];

const as = (role: Role): Client => {
  const client = clients.get(role);
  if (!client) throw new Error(role);
  return client;
};

beforeAll(async () => {
  api = await startTestApp();
  for (const role of ROLES) clients.set(role, await api.signInAs([role]));
  operations = operationsOf((await api.nobody.get('/openapi.json')).body);

  const inspections = [newId(), newId(), newId()] as const;
  for (const id of inspections) await as('officer').put(`/v1/inspections/${id}`, scanOf(inventPassport()));
  await as('officer').put(`/v1/inspections/${inspections[0]}/decision`, { outcome: 'admit' });
  const referred = await as('officer').put(`/v1/inspections/${inspections[1]}/decision`, { outcome: 'refer' });
  await as('supervisor').post(`/v1/referrals/${referred.body.referral.id}/claim`);
  const proposed = await as('editor').post('/v1/watchlist/entries', {
    ...{ category: 'inquiry-check', action: 'refer' },
    names: [{ text: 'TESTOV INVENTED', kind: 'primary' }],
  });
  ids.push(...inspections, referred.body.referral.id, proposed.body.id, as('officer').accountId);
});

/** The request, when it is answered with what only a fault of ours explains. */
async function faultOf(role: Role, request: HostileRequest): Promise<string[]> {
  const headers = { ...request.headers, authorization: `Bearer ${as(role).token}` };
  const { statusCode } = await api.iamis.app.inject({ ...request, headers });
  return statusCode < 500 ? [] : [`${statusCode} ${JSON.stringify(request).slice(0, 1500)}`];
}

const mayUse = (role: Role, { permission }: Operation) => permission === undefined || isPermitted([role], permission);

describe('whatever is sent, nothing is answered 5xx', () => {
  it('knows the operations from the API document', () => {
    expect(operations.length).toBeGreaterThan(35);
  });

  it('to a text that no database takes, wherever one is taken', async () => {
    const hostile = new HostileClient(seededRandom('texts'), ids, api.clock.now());
    const faults: string[] = [];
    for (const operation of operations) {
      const role = ROLES.find((one) => mayUse(one, operation));
      if (!role || EXPENSIVE.includes(operation.path)) continue;
      for (const request of hostile.spoiltTextsOf(operation)) faults.push(...(await faultOf(role, request)));
    }
    expect(faults).toEqual([]);
  });

  it.each(ROLES)('to a %s', async (role) => {
    const hostile = new HostileClient(seededRandom(`hostile ${role}`), ids, api.clock.now());
    const faults: string[] = [];
    for (const operation of operations) {
      const count = !mayUse(role, operation) ? 1 : EXPENSIVE.includes(operation.path) ? 4 : REQUESTS_EACH;
      for (let sent = 0; sent < count; sent++) faults.push(...(await faultOf(role, hostile.requestOf(operation))));
    }
    expect(faults).toEqual([]);
  });
});
