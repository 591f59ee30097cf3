import { describe, expect, test } from 'vitest';
import { idAt, newId } from '../../../src/core/ids.ts';
import { actorOf, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { inventNamesake } from '../../support/vigilance.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);

const inspect = async (passport: ReturnType<typeof inventNamesake>) =>
  desk.call(officer, 'PUT', `/v1/inspections/${idAt(desk.now().getTime())}`, scanOf(passport));

describe('a remembered false match', () => {
  test('speaks again after twelve months', async () => {
    const entryId = newId();
    desk.list(listedEntry({ entryId, action: 'refuse-entry', nationalities: ['KAZ'], pin: null }));
    const passport = inventNamesake({ expiryDate: '2035-01-01' });
    const { body } = await inspect(passport);
    const referred = await desk.call(officer, 'PUT', `/v1/inspections/${body.id}/decision`, { outcome: 'refer' });
    await desk.call(supervisor, 'POST', `/v1/referrals/${referred.body.referral.id}/claim`);
    const outcome = { outcome: 'withdrew', findings: [{ entryId, finding: 'false-match' }] };
    await desk.call(supervisor, 'PUT', `/v1/referrals/${referred.body.referral.id}/outcome`, outcome);
    const before = desk.now();
    expect((await inspect(passport)).body.verdict).toBe('clear');
    desk.setClock(new Date(before.getTime() + 364 * 86_400_000));
    expect((await inspect(passport)).body.verdict).toBe('clear');
    desk.setClock(new Date(before.getTime() + 367 * 86_400_000));
    expect((await inspect(passport)).body.verdict).toBe('stop');
  });

  test('never hides behind a full answer: five hits may keep a sixth from being seen', async () => {
    const passport = inventNamesake();
    const entries = Array.from({ length: 5 }, () => newId());
    const listed = entries.map((entryId) => listedEntry({ entryId, action: 'refuse-entry', pin: null, documents: [] }));
    desk.list(...listed);
    const { body } = await inspect(passport);
    const referred = await desk.call(officer, 'PUT', `/v1/inspections/${body.id}/decision`, { outcome: 'refer' });
    await desk.call(supervisor, 'POST', `/v1/referrals/${referred.body.referral.id}/claim`);
    const findings = entries.map((entryId) => ({ entryId, finding: 'false-match' }));
    await desk.call(supervisor, 'PUT', `/v1/referrals/${referred.body.referral.id}/outcome`, {
      outcome: 'withdrew',
      findings,
    });
    expect((await inspect(passport)).body.hits).toHaveLength(5);
    desk.list(...listed.slice(0, 4));
    expect((await inspect(passport)).body.hits).toEqual([]);
    // Hits of band log come last: where there is one among five, no other is hidden.
    const alike = Array.from({ length: 3 }, () =>
      listedEntry({ action: 'refuse-entry', entryId: newId(), pin: null, documents: [], birthDates: ['1951-11-23'] }),
    );
    desk.list(...listed.slice(0, 4), ...alike);
    expect((await inspect(passport)).body).toMatchObject({ verdict: 'clear', hits: [] });
  });
});
