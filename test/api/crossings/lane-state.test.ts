import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { type Client, startTestApp, type TestApi } from '../../support/api.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventEntry, listEntry } from '../../support/watchlist.ts';

let api: TestApi;
let officer: Client;

beforeAll(async () => {
  api = await startTestApp();
  officer = await api.signInAs(['officer']);
});

describe('what a lane shows beside its travellers', () => {
  it('is the server’s clock and how old the list is', async () => {
    const { status, body } = await officer.get('/v1/lane-state');
    expect(status).toBe(200);
    expect(body).toMatchObject({ site: 'hub', feed: 'live' });
    expect(body.listAgeMs).toBeGreaterThanOrEqual(0);
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
  });

  it('is, of a hit, whose entry it is and whom to ring', async () => {
    const entry = inventEntry({ documents: [{ state: 'KAZ', number: 'N5550001' }] });
    const entryId = await listEntry(api.platform, entry);
    const id = newId();
    await expect
      .poll(
        async () =>
          (await officer.put(`/v1/inspections/${newId()}`, scanOf(inventPassport({ documentNumber: 'N5550001' })))).body
            .signal,
        { timeout: 15_000 },
      )
      .toBe('hold');
    await officer.put(`/v1/inspections/${id}`, scanOf(inventPassport({ documentNumber: 'N5550001' })));
    const { body } = await officer.get(`/v1/inspections/${id}/context`);
    expect(body.owners).toEqual([{ entryId, ownerAgency: 'security-agency', contact: 'duty desk, line 1' }]);
  });
});
