import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/core/actor.ts';
import { newId } from '../../../src/core/ids.ts';
import { actorOf, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas');
const supervisor = actorOf(['supervisor'], ['manas']);

async function inspect(changes: object = {}, passport = inventPassport()): Promise<string> {
  const id = newId();
  const answer = await desk.call(officer, 'PUT', `/v1/inspections/${id}`, scanOf(passport, changes));
  expect(answer.status).toBe(201);
  return id;
}
const decide = (id: string, body: object, actor: Actor = officer) =>
  desk.call(actor, 'PUT', `/v1/inspections/${id}/decision`, body);
const rowsOf = async (table: string, id: string) =>
  (await desk.database.asOwner(`select * from ${table} where inspection_id = $1`, [id])).rows;

const ADMIT = { outcome: 'admit' };
const REFUSE = { outcome: 'refuse', reason: 'purpose-not-shown', asksForProtection: false };

describe('a decision at the lane', () => {
  test('admits with one key and writes exactly one crossing with the facts of the inspection', async () => {
    const id = await inspect({ purpose: 'holiday', residence: 'KAZ' });
    const answer = await decide(id, ADMIT);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      inspectionId: id,
      outcome: 'admit',
      crossing: { id, revision: 1, kind: 'ordinary' },
      referral: null,
    });
    expect(await rowsOf('crossing', id)).toMatchObject([
      {
        revision: 1,
        checkpoint: 'manas',
        mode: 'air',
        direction: 'entry',
        kind: 'ordinary',
        nationality: 'KAZ',
        sex: 'F',
        purpose: 'holiday',
        residence: 'KAZ',
        account_id: officer.accountId,
        is_invented: false,
      },
    ]);
    const audit = await desk.database.asOwner('select action from audit_entry where object_id = $1 order by id', [id]);
    expect(audit.rows.map(({ action }) => action)).toEqual(['open-inspection', 'decide-inspection']);
  });

  test('tells what was learnt of the journey after the documents were read, and has the last word about it', async () => {
    const id = await inspect({ purpose: 'holiday', conveyance: { flight: 'KC 109' }, fromCountry: 'KAZ' });
    const details = { purpose: 'business', residence: 'UZB', conveyance: { flight: 'KC 131' } };
    expect((await decide(id, { ...ADMIT, details })).status).toBe(201);
    expect(await rowsOf('crossing', id)).toMatchObject([
      { purpose: 'business', residence: 'UZB', traveller_kind: 'ordinary' },
    ]);
    // An inspection is written once; what was told later stands with the decision.
    const [opened] = (await desk.database.asOwner('select * from inspection where id = $1', [id])).rows;
    expect(opened).toMatchObject({ purpose: 'holiday', residence: null, conveyance: { flight: 'KC 109' } });
    expect((await desk.call(officer, 'GET', `/v1/inspections/${id}`)).body).toMatchObject({
      ...{ purpose: 'business', residence: 'UZB', residenceBasis: 'declared', conveyance: { flight: 'KC 131' } },
      ...{ travellerKind: 'ordinary', fromCountry: 'KAZ', toCountry: null },
    });
    const audit = await desk.database.asOwner(
      `select details from audit_entry where object_id = $1 and action = 'decide-inspection'`,
      [id],
    );
    expect(audit.rows).toEqual([{ details: { outcome: 'admit', told: ['conveyance', 'purpose', 'residence'] } }]);
  });

  test('with what was told is answered again when it is repeated, and is another one with something else told', async () => {
    const id = await inspect();
    const first = await decide(id, { ...ADMIT, details: { residence: 'UZB' } });
    expect((await decide(id, { ...ADMIT, details: { residence: 'UZB' } })).text).toBe(first.text);
    expect(await decide(id, { ...ADMIT, details: { residence: 'TJK' } })).toMatchObject({ status: 409 });
    expect(await decide(id, ADMIT)).toMatchObject({ status: 409 });
    const open = await inspect();
    expect(await decide(open, { ...ADMIT, details: { residence: 'ZZZ' } })).toMatchObject({ status: 400 });
    expect(await decide(open, { ...ADMIT, details: { lane: '1' } })).toMatchObject({ status: 400 });
  });

  test('is answered again when it is repeated, and not changed by another one', async () => {
    const id = await inspect();
    const first = await decide(id, { ...ADMIT, note: 'as usual' });
    const again = await decide(id, { note: 'as usual', outcome: 'admit' });
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect(await decide(id, ADMIT)).toMatchObject({ status: 409, body: { code: 'inspection-already-decided' } });
    // Even what no rule would allow is told first that everything is decided.
    expect(await decide(id, { outcome: 'refuse' })).toMatchObject({ body: { code: 'inspection-already-decided' } });
    expect(await decide(id, { ...ADMIT, note: 'as usual' }, supervisor)).toMatchObject({ status: 409 });
    expect(await rowsOf('crossing', id)).toHaveLength(1);
  });

  test('of two officers at the same second is one, with one crossing', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await inspect();
      const answers = await Promise.all([
        decide(id, ADMIT),
        decide(id, ADMIT),
        decide(id, ADMIT, supervisor),
        decide(id, REFUSE, supervisor),
      ]);
      const created = answers.filter(({ status }) => status === 201);
      expect(created).toHaveLength(1);
      expect(answers.every(({ status }) => [200, 201, 409].includes(status))).toBe(true);
      expect(await rowsOf('decision', id)).toHaveLength(1);
      expect(await rowsOf('crossing', id)).toHaveLength(created[0]?.body.outcome === 'admit' ? 1 : 0);
    }
  });

  test('is whole or not at all', async () => {
    const id = await inspect();
    // A crossing that nobody decided stands in the way: the decision must not remain without its own.
    await desk.database.asOwner(
      `insert into crossing (inspection_id, revision, site, checkpoint, mode, direction, kind, occurred_at, nationality, sex, purpose,
         traveller_kind, account_id, recorded_at, request_hash)
       values ($1, 1, 'hub', 'manas', 'air', 'entry', 'ordinary', now(), 'KAZ', 'F', 'holiday', 'ordinary', $2, now(), '\\x00')`,
      [id, officer.accountId],
    );
    expect((await decide(id, ADMIT)).status).toBe(500);
    expect(await rowsOf('decision', id)).toEqual([]);
    await desk.database.asOwner('delete from crossing where inspection_id = $1', [id]);
    expect((await decide(id, ADMIT)).status).toBe(201);
  });

  test('asks to acknowledge what the lane was told', async () => {
    const passport = inventPassport({ birthDate: '2015-05-05' });
    const child = await inspect({}, passport);
    expect(await decide(child, ADMIT)).toMatchObject({ status: 422, body: { code: 'acknowledgement-required' } });
    expect((await decide(child, { ...ADMIT, acknowledged: ['minor'] })).status).toBe(201);

    const again = await inspect({}, passport);
    const acknowledged = ['minor', 'already-inside', 'document-seen-again'];
    expect(await decide(again, { ...ADMIT, acknowledged })).toMatchObject({
      status: 422,
      body: { code: 'override-reason-required' },
    });
    const override = { ...ADMIT, acknowledged, overrideReason: 'the exit was not recorded' };
    expect((await decide(again, override)).status).toBe(201);
    expect(await rowsOf('decision', again)).toMatchObject([{ acknowledged }]);
    expect(await rowsOf('decision_note', again)).toMatchObject([{ override_reason: 'the exit was not recorded' }]);
  });

  test('refuses with a reason and the answer about protection, and writes no crossing', async () => {
    const id = await inspect();
    expect(await decide(id, { outcome: 'refuse', asksForProtection: false })).toMatchObject({
      status: 422,
      body: { code: 'reason-required', errors: [{ pointer: '/reason' }] },
    });
    expect(await decide(id, { outcome: 'refuse', reason: 'no-visa' })).toMatchObject({
      status: 422,
      body: { code: 'protection-answer-required' },
    });
    expect(await decide(id, { ...REFUSE, reason: 'because' })).toMatchObject({ status: 400 });
    const answer = await decide(id, REFUSE);
    expect(answer.body).toEqual({ inspectionId: id, outcome: 'refuse', crossing: null, referral: null });
    expect(await rowsOf('crossing', id)).toEqual([]);
  });

  test('opens a protected referral for who asks for protection', async () => {
    const id = await inspect();
    const body = { ...REFUSE, asksForProtection: true };
    const answer = await decide(id, body);
    expect(answer).toMatchObject({
      status: 201,
      body: { outcome: 'refer', crossing: null, referral: { status: 'open' } },
    });
    expect(await rowsOf('referral', id)).toMatchObject([{ is_protected: true, cause: 'lane', status: 'open' }]);
    const again = await decide(id, body);
    expect([again.status, again.text]).toEqual([200, answer.text]);
    expect(await decide(id, REFUSE)).toMatchObject({ status: 409, body: { code: 'inspection-referred' } });
  });

  test('never refuses a citizen entry', async () => {
    const id = await inspect({}, inventPassport({ issuingState: 'KGZ', nationality: 'KGZ' }));
    expect(await decide(id, REFUSE)).toMatchObject({ status: 409, body: { code: 'citizen-not-refused' } });
    expect((await decide(id, ADMIT)).status).toBe(201);
  });

  test('cannot admit a listed person, whoever decides', async () => {
    const passport = inventPassport();
    desk.list(
      listedEntry({
        entryId: newId(),
        names: [{ text: 'Somebody Else', kind: 'primary' }],
        documents: [{ state: 'KAZ', number: passport.documentNumber }],
      }),
    );
    const id = await inspect({}, passport);
    expect(await decide(id, ADMIT)).toMatchObject({ status: 409, body: { code: 'needs-second-line' } });
    expect(await decide(id, ADMIT, supervisor)).toMatchObject({ status: 409, body: { code: 'needs-second-line' } });
    expect(await decide(id, { outcome: 'abandon' })).toMatchObject({
      status: 409,
      body: { code: 'needs-second-line' },
    });
    expect(await decide(id, { outcome: 'refer' })).toMatchObject({
      status: 201,
      body: { referral: { status: 'open' } },
    });
    desk.list();
  });

  test('belongs to the officer who opened it, or to a supervisor there', async () => {
    const id = await inspect();
    expect(await decide(id, ADMIT, officerAt('osh'))).toMatchObject({
      status: 403,
      body: { code: 'checkpoint-not-yours' },
    });
    expect(await decide(id, ADMIT, officerAt('manas'))).toMatchObject({
      status: 403,
      body: { code: 'inspection-not-yours' },
    });
    expect(await decide(id, { outcome: 'abandon' }, supervisor)).toMatchObject({
      body: { code: 'inspection-not-yours' },
    });
    expect((await decide(id, ADMIT, supervisor)).status).toBe(201);
    expect(await decide(newId(), ADMIT)).toMatchObject({ status: 404, body: { code: 'inspection-not-found' } });
  });

  test('is taken between the inspection and now', async () => {
    const id = await inspect();
    const hourAgo = new Date(desk.now().getTime() - 3_600_000).toISOString();
    expect(await decide(id, { ...ADMIT, decidedAt: hourAgo })).toMatchObject({
      status: 422,
      body: { code: 'decided-at-out-of-range' },
    });
    expect((await decide(id, { ...ADMIT, decidedAt: desk.now().toISOString() })).status).toBe(201);
  });

  test('records who leaves under escort', async () => {
    const id = await inspect({ direction: 'exit' });
    const answer = await decide(id, { ...ADMIT, escort: 'deported' });
    expect(answer.body.crossing).toEqual({ id, revision: 1, kind: 'escorted' });
    expect((await decide(id, { ...ADMIT, escort: 'deported' })).text).toBe(answer.text);
    expect(await rowsOf('crossing', id)).toMatchObject([{ kind: 'escorted', escort: 'deported' }]);
  });
});

test('the books balance: every inspection is decided, referred, abandoned or open', async () => {
  const { rows } = await desk.database.asOwner(`
    select count(*)::int as inspections,
      count(*) filter (where d.outcome in ('admit', 'refuse'))::int as decided,
      count(*) filter (where d.outcome = 'refer')::int as referred,
      count(*) filter (where d.outcome = 'abandon')::int as abandoned,
      count(*) filter (where d.outcome is null)::int as open,
      count(*) filter (where d.outcome = 'admit')::int as admitted,
      (select count(*)::int from crossing) as crossings,
      (select count(*)::int from referral) as referrals
    from inspection i left join decision d on d.inspection_id = i.id and d.stage = 'lane'`);
  const [books] = rows;
  expect(books.inspections).toBeGreaterThan(15);
  expect(books.decided + books.referred + books.abandoned + books.open).toBe(books.inspections);
  expect(books.crossings).toBe(books.admitted);
  expect(books.referrals).toBe(books.referred);
});
