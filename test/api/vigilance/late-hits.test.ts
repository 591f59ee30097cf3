import { describe, expect, it } from 'vitest';
import { idAt } from '../../../src/core/ids.ts';
import { createScreeningIndex } from '../../../src/screening/screening-index.ts';
import { openFalseMatchMemory } from '../../../src/vigilance/false-match-memory.ts';
import { openLateHitJob } from '../../../src/vigilance/late-hit-job.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventPerson, meaning, openVigilanceDesk } from '../../support/vigilance.ts';

const desk = await openVigilanceDesk();
const { officer, supervisor, editor } = desk;
const { platform, database, clock } = desk.api;
const DAY_MS = 86_400_000;
const { findSilenced } = openFalseMatchMemory(platform);
const openSideList = () => createScreeningIndex({ key: platform.secrets.screeningKey }).openSideList();
const job = openLateHitJob(platform, { findSilenced, openSideList, settledAfterMs: -1_000 });

/** Until nothing is left to do, whoever does it: the program's own job runs beside this one. */
async function screenLate(): Promise<void> {
  for (;;) {
    while (await job.step());
    const { rows } = await database.asOwner('select from late_hit_pass where finished_at is null');
    if (rows.length === 0) return;
  }
}
const listPerson = (name: string, change: object = {}) => desk.list({ ...meaning(name), ...change });
const person = inventPerson;
const lateReferrals = async () => {
  const { body } = await supervisor.get('/v1/referrals?limit=200');
  return body.referrals.filter(({ cause }: { cause: string }) => cause === 'late-hit');
};
const referralOf = async (inspectionId: string) =>
  (await lateReferrals()).find((one: { inspectionId: string }) => one.inspectionId === inspectionId);
const runOf = async (entryId: string) => {
  const { body } = await editor.get('/v1/watchlist/late-hit-runs');
  return body.runs.find((run: { entryId: string }) => run.entryId === entryId);
};
/** A crossing of some days ago: late records need a supervisor and a reason. */
async function crossedAgo(passport: ReturnType<typeof person>, days: number, direction = 'entry'): Promise<string> {
  const id = idAt(clock.now().getTime() - days * DAY_MS);
  const opened = await supervisor.put(`/v1/inspections/${id}`, scanOf(passport, { direction, lateReason: 'no line' }));
  expect(opened.status).toBe(201);
  const looks = opened.body.advisories.filter(({ level }: { level: string }) => level === 'look');
  const acknowledged = looks.map(({ code }: { code: string }) => code);
  const decided = await supervisor.put(`/v1/inspections/${id}/decision`, {
    outcome: 'admit',
    ...(acknowledged.length > 0 && { acknowledged, overrideReason: 'paper list' }),
  });
  expect(decided.status).toBe(201);
  return id;
}

describe('an entry that came into force after the crossing', () => {
  it('opens a referral that ends by its own outcomes, with the hit and a finding', async () => {
    const passport = person('FIRSTOV');
    const inspectionId = await desk.cross(passport);
    await desk.cross(inventPassport());
    const entryId = await listPerson('FIRSTOV');
    await screenLate();
    const referral = await referralOf(inspectionId);
    expect(referral).toMatchObject({ checkpoint: 'manas', status: 'open', openedBy: null, revision: 1 });
    expect(await runOf(entryId)).toMatchObject({ entryVersion: 1, state: 'done', hits: 1, referrals: 1 });

    const headers = { 'iamis-purpose': 'late hit', 'iamis-case': '2026-0041' };
    const read = await supervisor.get(`/v1/inspections/${inspectionId}`, headers);
    expect(read.body).toMatchObject({ verdict: 'clear', hits: [{ entryId, band: 'stop' }] });
    await supervisor.post(`/v1/referrals/${referral.id}/claim`);
    const refused = await desk.close(referral.id, {
      outcome: 'admitted',
      findings: [{ entryId, finding: 'confirmed' }],
    });
    expect(refused.body.code).toBe('outcome-not-allowed');
    expect((await desk.close(referral.id, { outcome: 'none' })).body.code).toBe('finding-required');
    const closed = await desk.close(referral.id, { outcome: 'none', findings: [{ entryId, finding: 'false-match' }] });
    expect(closed).toMatchObject({ status: 200, body: { status: 'closed', outcome: 'none', crossing: null } });
    // The finding is remembered like one of the lane's.
    expect((await desk.inspect(passport)).body).toMatchObject({ verdict: 'clear', hits: [] });
  });

  it('asks once a person, at the newest crossing, however often the person crossed', async () => {
    const passport = person('SECONDOV');
    await crossedAgo(passport, 40);
    await crossedAgo(passport, 10);
    const newest = await crossedAgo(passport, 1);
    const before = (await lateReferrals()).length;
    const entryId = await listPerson('SECONDOV');
    await screenLate();
    expect(await runOf(entryId)).toMatchObject({ hits: 3, referrals: 1 });
    expect(await lateReferrals()).toHaveLength(before + 1);
    expect(await referralOf(newest)).toBeDefined();
  });

  it('looks ninety days back, and for whoever has not left at everything before', async () => {
    const [left, stayed] = [person('THIRDOV'), person('THIRDOV')];
    await crossedAgo(left, 200);
    await crossedAgo(left, 150, 'exit');
    const inside = await crossedAgo(stayed, 1_000);
    const entryId = await listPerson('THIRDOV', { category: 'wanted-for-arrest', action: 'arrest' });
    await screenLate();
    expect(await runOf(entryId)).toMatchObject({ hits: 1, referrals: 1 });
    expect(await referralOf(inside)).toBeDefined();
  });

  it('finds who stands at the lane while it comes into force', async () => {
    const opened = await desk.inspect(person('FOURTHOV'));
    expect(opened.body.verdict).toBe('clear');
    await listPerson('FOURTHOV');
    await screenLate();
    expect(await referralOf(opened.body.id)).toBeDefined();
    expect((await officer.put(`/v1/inspections/${opened.body.id}/decision`, { outcome: 'admit' })).status).toBe(201);
  });

  it('leaves alone whom the lane has met, until a changed entry says more', async () => {
    const entryId = await listPerson('FIFTHOV', { action: 'refer', category: 'inquiry-check' });
    const opened = await desk.inspect(person('FIFTHOV'));
    expect(opened.body.verdict).toBe('review');
    const referralId = await desk.refer(opened.body.id);
    await desk.close(referralId, { outcome: 'admitted', findings: [{ entryId, finding: 'confirmed' }] });
    await desk.change(entryId, { severity: 'low' });
    await screenLate();
    expect(await referralOf(opened.body.id)).toBeUndefined();
    await desk.change(entryId, { action: 'arrest', category: 'wanted-for-arrest' });
    await screenLate();
    expect(await referralOf(opened.body.id)).toBeDefined();
  });

  it('is told to its owner alone when it is discreet', async () => {
    const inspectionId = await desk.cross(person('SIXTHOV'));
    const entryId = await listPerson('SIXTHOV', { category: 'discreet-check', action: 'report-discreetly' });
    await screenLate();
    expect(await referralOf(inspectionId)).toBeUndefined();
    const { rows } = await database.asOwner('select * from discreet_hit where entry_id = $1', [entryId]);
    expect(rows).toMatchObject([{ inspection_id: inspectionId, band: 'stop' }]);
    expect((await database.asOwner('select from late_hit where entry_id = $1', [entryId])).rows).toEqual([]);
    expect(await runOf(entryId)).toMatchObject({ hits: 1, referrals: 0 });
    const stranger = await desk.api.signInAs(['editor'], { agency: 'interior-ministry' });
    expect((await stranger.get('/v1/watchlist/late-hit-runs')).body.runs).toEqual([]);
  });

  it('calls nobody back by an entry that is over', async () => {
    const inspectionId = await desk.cross(person('SEVENTHOV'));
    const entryId = await listPerson('SEVENTHOV', { validTo: '2020-01-01' });
    await screenLate();
    expect(await referralOf(inspectionId)).toBeUndefined();
    expect(await runOf(entryId)).toMatchObject({ hits: 0 });
  });

  it('shows its runs page by page', async () => {
    const first = (await editor.get('/v1/watchlist/late-hit-runs?limit=2')).body;
    expect(first.runs).toHaveLength(2);
    const second = (await editor.get(`/v1/watchlist/late-hit-runs?limit=2&cursor=${first.nextCursor}`)).body;
    const ids = [...first.runs, ...second.runs].map(
      (run: { entryId: string; entryVersion: number }) => `${run.entryId} ${run.entryVersion}`,
    );
    expect(new Set(ids).size).toBe(4);
    expect((await editor.get('/v1/watchlist/late-hit-runs?cursor=nonsense')).status).toBe(400);
  });
});
