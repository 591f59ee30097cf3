import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import { inventPassport, scanOf } from '../../support/inspection-desk.ts';
import { inventNamesake, openVigilanceDesk, type VigilanceDesk } from '../../support/vigilance.ts';

let desk: VigilanceDesk;

beforeAll(async () => {
  desk = await openVigilanceDesk();
});

/** A real PDF, posted for as a page does. */
async function print(client: { token: string }, url: string, body?: object, headers: Record<string, string> = {}) {
  const response = await desk.api.iamis.app.inject({
    method: 'POST',
    url,
    headers: { authorization: `Bearer ${client.token}`, ...headers },
    ...(body && { payload: body }),
  });
  const isPdf = response.headers['content-type'] === 'application/pdf';
  return { status: response.statusCode, bytes: response.rawPayload, code: isPdf ? undefined : response.json().code };
}
const hasPdfTools = spawnSync('pdftotext', ['-v']).status === 0;
const textOf = (bytes: Buffer) => {
  const { stdout } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: bytes, encoding: 'utf8' });
  return stdout.replaceAll(/\s+/g, ' ');
};
const auditedPrints = async (action: string, id: string) =>
  (
    await desk.api.database.asOwner('select count(*)::int as n from audit_entry where action = $1 and object_id = $2', [
      action,
      id,
    ])
  ).rows[0].n;

async function refuse(): Promise<string> {
  const id = newId();
  const passport = inventPassport({ surname: 'OTKAZOVA', givenNames: 'TEST' });
  await desk.officer.put(`/v1/inspections/${id}`, scanOf(passport));
  const decision = { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };
  expect((await desk.officer.put(`/v1/inspections/${id}/decision`, decision)).status).toBe(201);
  return id;
}

describe('the form of a refusal', () => {
  it('is one page for each language, with the fonts inside, and leaves its trace', async () => {
    const id = await refuse();
    const { status, bytes } = await print(desk.officer, `/v1/inspections/${id}/refusal-form`);
    expect([status, bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(3);
    expect(bytes.toString('latin1')).toMatch(/NotoSans/);
    expect(await auditedPrints('print-refusal-form', id)).toBe(1);
    const one = await print(desk.officer, `/v1/inspections/${id}/refusal-form`, { languages: ['en'] });
    expect(one.bytes.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  it.runIf(hasPdfTools)('says the reason and how to appeal, in three languages', async () => {
    const id = await refuse();
    const text = textOf((await print(desk.officer, `/v1/inspections/${id}/refusal-form`)).bytes);
    for (const words of ['purpose not shown', 'цель поездки не подтверждена', 'максаты далилденген жок'])
      expect(text).toContain(words);
    for (const words of ['Right of appeal', 'Право на обжалование', 'Даттануу укугу', 'OTKAZOVA'])
      expect(text).toContain(words);
  });

  it('is not there for who was not refused, nor for a stranger, nor later without a case', async () => {
    const admitted = await desk.cross(inventPassport());
    expect(await print(desk.officer, `/v1/inspections/${admitted}/refusal-form`)).toMatchObject({
      status: 409,
      code: 'not-refused',
    });
    const id = await refuse();
    const far = await desk.api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
    expect(await print(far, `/v1/inspections/${id}/refusal-form`)).toMatchObject({ code: 'checkpoint-not-yours' });
    expect(await print(desk.supervisor, `/v1/inspections/${id}/refusal-form`)).toMatchObject({
      code: 'lookup-reason-required',
    });
    const why = { 'iamis-purpose': 'copy for the court', 'iamis-case': '2026-7' };
    expect((await print(desk.supervisor, `/v1/inspections/${id}/refusal-form`, {}, why)).status).toBe(200);
  });

  it('is printed for many at once, one after the other, and not without end', async () => {
    const id = await refuse();
    // The copy of the checkpoints is then stale: it must be read without one of the connections that all of them hold.
    await setTimeout(1_200);
    const all = await Promise.all(
      Array.from({ length: 13 }, () =>
        print(desk.officer, `/v1/inspections/${id}/refusal-form`, { languages: ['en'] }),
      ),
    );
    const told = all.map(({ status, code }) => (status === 503 ? code : status)).sort();
    expect(told).toEqual([...Array(10).fill(200), 'overloaded', 'overloaded', 'overloaded']);
    // Who was turned away has no print on record.
    expect(await auditedPrints('print-refusal-form', id)).toBe(10);
  });
});

describe('the slip for somebody who was taken for another', () => {
  it('is there once the second line has found a false match, and tells nothing of the list', async () => {
    const entryId = await desk.list();
    const passport = inventNamesake();
    const { body } = await desk.inspect(passport);
    expect(body.hits[0].entryId).toBe(entryId);
    const referralId = await desk.refer(body.id);
    const url = `/v1/referrals/${referralId}/reference-slip`;
    expect(await print(desk.supervisor, url)).toMatchObject({ status: 409, code: 'no-false-match' });
    const outcome = {
      ...{ outcome: 'admitted', findings: [{ entryId, finding: 'false-match' }] },
      ownerWord: { who: 'duty officer', at: desk.api.clock.now().toISOString() },
    };
    expect((await desk.close(referralId, outcome)).status).toBe(200);
    const { status, bytes } = await print(desk.supervisor, url, { language: 'en' });
    expect([status, await auditedPrints('print-reference-slip', referralId)]).toEqual([200, 1]);
    if (hasPdfTools) {
      const text = textOf(bytes);
      expect(text).toContain('MOLDOKULOV');
      expect(text).not.toMatch(new RegExp(`${entryId}|refusal-of-entry|security-agency`));
    }
    expect(await print(desk.supervisor, `/v1/referrals/${newId()}/reference-slip`)).toMatchObject({
      code: 'referral-not-found',
    });
  });
});

describe('the forms of the last day', () => {
  it('are those of the refusals and false matches of the own checkpoints, the latest first, without a name', async () => {
    const refused = await refuse();
    await desk.list();
    const { body } = await desk.inspect(inventNamesake());
    const referralId = await desk.refer(body.id);
    const admitted = {
      outcome: 'admitted',
      findings: body.hits.map(({ entryId }: { entryId: string }) => ({ entryId, finding: 'false-match' })),
      ownerWord: { who: 'duty officer', at: desk.api.clock.now().toISOString() },
    };
    expect((await desk.close(referralId, admitted)).status).toBe(200);
    const { status, body: told } = await desk.supervisor.get('/v1/forms');
    expect(status).toBe(200);
    const [slip, form] = told.forms;
    expect(slip).toMatchObject({ form: 'reference', referralId, reason: null });
    expect(form).toMatchObject({
      form: 'refusal',
      inspectionId: refused,
      referralId: null,
      reason: 'purpose-not-shown',
    });
    expect(told.usernames[form.decidedBy]).toBeTruthy();
    expect(JSON.stringify(told)).not.toMatch(/OTKAZOVA|MOLDOKULOV/);
    const far = await desk.api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
    expect((await far.get('/v1/forms')).body.forms).toEqual([]);
    expect((await desk.officer.get('/v1/forms')).status).toBe(403);
    const now = desk.api.clock.now();
    desk.api.clock.set(new Date(now.getTime() + 25 * 3_600_000));
    const later = await desk.api.signInAs(['supervisor']);
    expect((await later.get('/v1/forms')).body.forms).toEqual([]);
    desk.api.clock.set(now);
  });
});

describe('the handover sheet on paper', () => {
  it.each(['ky', 'ru', 'en'])('is printed in %s, before it is written and after', async (language) => {
    const checks = {
      ...{ reader: { isPassed: true }, printer: { isPassed: false, note: 'no paper' } },
      clock: { laneAt: desk.api.clock.now().toISOString() },
    };
    const shift = (await desk.supervisor.post('/v1/shifts', { checkpoint: 'osh', checks })).body;
    const url = `/v1/shifts/${shift.id}/handover-form`;
    expect((await print(desk.officer, url, { language })).status).toBe(200);
    await desk.supervisor.put(`/v1/shifts/${shift.id}/handover`, { note: 'Ң Ө Ү ң ө ү' });
    expect((await desk.officer.post(`/v1/shifts/${shift.id}/take-over`)).status).toBe(200);
    const { bytes } = await print(desk.supervisor, url, { language });
    if (hasPdfTools) expect(textOf(bytes)).toContain('ҢӨҮңөү');
  });
});
