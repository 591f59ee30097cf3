import { describe, expect, test } from 'vitest';
import { idAt, newId } from '../../../src/core/ids.ts';
import { actorOf, idBefore, inventPassport, officerAt, openDesk, scanOf } from '../../support/inspection-desk.ts';
import { listedEntry } from '../../unit/screening/invented.ts';

const desk = await openDesk();
const officer = officerAt('manas', 'osh');
const put = (id: string, body: object, actor = officer) => desk.call(actor, 'PUT', `/v1/inspections/${id}`, body);
const rowsOf = async (table: string, id: string) =>
  (
    await desk.database.asOwner(
      `select * from ${table} where ${table === 'inspection' ? 'id' : table === 'audit_entry' ? 'object_id' : 'inspection_id'} = $1`,
      [id],
    )
  ).rows;

const HOUR = 3_600_000;
const MINUTE = 60_000;
const ID = '019b0000-0000-7000-8000-000000000001';

describe('a traveller who is not listed', () => {
  test('is inspected, recorded and may go', async () => {
    const passport = inventPassport();
    const id = newId();
    const answer = await put(id, scanOf(passport, { lane: '1', purpose: 'holiday', residence: 'KAZ' }));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id,
      signal: 'go',
      verdict: 'clear',
      hits: [],
      document: {
        format: 'TD3',
        documentCode: 'P',
        documentClass: 'ordinary',
        issuingState: 'KAZ',
        documentNumber: passport.documentNumber,
        surname: 'PROBNAYA',
        givenNames: 'AIGERIM',
        nationality: 'KAZ',
        birthDate: '1991-11-23',
        sex: 'F',
        expiryDate: passport.expiryDate,
        checks: { documentNumber: 'pass', composite: 'pass' },
      },
      advisories: [],
      screening: { feed: 'live', entryCount: 0 },
      decision: null,
    });
    const [fact] = await rowsOf('inspection', id);
    expect(fact).toMatchObject({
      checkpoint: 'manas',
      direction: 'entry',
      officer_id: officer.accountId,
      capture_mode: 'reader',
      purpose: 'holiday',
      traveller_kind: 'ordinary',
      residence: 'KAZ',
      residence_basis: 'declared',
      nationality: 'KAZ',
      sex: 'F',
    });
    const [identity] = await rowsOf('inspection_identity', id);
    expect(identity).toMatchObject({ revision: 1, ordinal: 1, name_key: 'AIGERIM PROBNAYA' });
    const audit = await rowsOf('audit_entry', id);
    expect(audit).toHaveLength(1);
    expect(JSON.stringify([fact, audit])).not.toMatch(/PROBNAYA|AIGERIM/);
  });

  test('with a second passport has both recorded', async () => {
    const [first, second] = [inventPassport(), inventPassport({ issuingState: 'RUS', nationality: 'RUS' })];
    const id = newId();
    const { mrz } = scanOf(second) as { mrz: string[] };
    const answer = await put(id, scanOf(first, { otherDocuments: [{ mrz }] }));
    expect(answer.status).toBe(201);
    expect((await rowsOf('inspection_identity', id)).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
  });

  test('may be typed by hand, in Cyrillic', async () => {
    const id = newId();
    const document = {
      documentCode: 'P',
      issuingState: 'KGZ',
      documentNumber: 'AC 765 4321',
      surname: 'Пробная',
      givenNames: 'Айгерим',
      nationality: 'KGZ',
      birthDate: '1991-11-23',
      sex: 'F',
      expiryDate: inventPassport().expiryDate,
    };
    const answer = await put(id, { checkpoint: 'manas', direction: 'exit', document });
    expect(answer.body).toMatchObject({
      signal: 'go',
      document: { format: null, documentNumber: 'AC7654321', surname: 'PROBNAIA' },
    });
    expect((await rowsOf('inspection', id))[0]).toMatchObject({ capture_mode: 'keyboard' });
  });
});

describe('a listed traveller', () => {
  test('is held, with the reasons, also for a list written in another script', async () => {
    desk.list(listedEntry({ entryId: ID }));
    const passport = inventPassport({
      surname: 'MOLDOKULOV',
      givenNames: 'NURLAN',
      nationality: 'KGZ',
      birthDate: '1975-03-02',
      sex: 'M',
    });
    const id = newId();
    const answer = await put(id, scanOf(passport));
    expect(answer.body).toMatchObject({
      signal: 'hold',
      verdict: 'stop',
      hits: [{ entryId: ID, category: 'wanted-for-arrest', action: 'arrest', flags: ['armed'], band: 'stop' }],
    });
    const [hit] = answer.body.hits;
    expect(hit.evidence.map(({ feature }: { feature: string }) => feature)).toContain('birth-date');
    expect(await rowsOf('hit', id)).toHaveLength(1);
    desk.list();
  });

  test('of whom only the name is listed is recorded, and the lane is told nothing', async () => {
    desk.list(listedEntry({ entryId: ID }));
    const passport = inventPassport({ surname: 'MOLDOKULOV', givenNames: 'NURLAN', birthDate: '1999-09-09', sex: 'F' });
    const id = newId();
    const answer = await put(id, scanOf(passport));
    expect(answer.body).toMatchObject({ signal: 'go', verdict: 'clear', hits: [] });
    expect((await rowsOf('hit', id)).map(({ band }) => band)).toEqual(['log']);
    desk.list();
  });
});

describe('the same request again', () => {
  test('is given the same bytes, also when the list has changed and the id has grown old', async () => {
    desk.list(listedEntry({ entryId: ID }));
    const passport = inventPassport({
      surname: 'MOLDOKULOV',
      givenNames: 'NURLAN',
      birthDate: '1975-03-02',
      sex: 'M',
      expiryDate: inventPassport().expiryDate,
    });
    const id = newId();
    const body = scanOf(passport);
    const first = await put(id, body);
    expect(first.status).toBe(201);
    desk.list();
    const again = await put(id, body);
    expect(again.status).toBe(200);
    expect(again.text).toBe(first.text);
    desk.unload();
    expect(await put(id, body)).toMatchObject({ status: 200, text: first.text });
    desk.list();
    desk.setClock(new Date(Date.now() + 80 * HOUR));
    expect(await put(id, body)).toMatchObject({ status: 200, text: first.text });
    desk.setClock(new Date());
    expect(await rowsOf('audit_entry', id)).toHaveLength(1);
  });

  test('with keys in another order is the same', async () => {
    const body = scanOf(inventPassport(), { purpose: 'business' });
    const id = newId();
    await put(id, body);
    const turned = Object.fromEntries(Object.entries(body).reverse());
    expect((await put(id, turned)).status).toBe(200);
  });

  test('five times at once writes one inspection and answers 201 once', async () => {
    const body = scanOf(inventPassport());
    const id = newId();
    const all = await Promise.all(Array.from({ length: 5 }, () => put(id, body)));
    expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(await rowsOf('inspection', id)).toHaveLength(1);
    expect(await rowsOf('inspection_identity', id)).toHaveLength(1);
    expect(await rowsOf('audit_entry', id)).toHaveLength(1);
  });

  test('with another body or by another account is refused and told nothing', async () => {
    const body = scanOf(inventPassport());
    const id = newId();
    await put(id, body);
    const other = await put(id, { ...body, purpose: 'business' });
    const stranger = await put(id, body, officerAt('manas'));
    for (const answer of [other, stranger]) {
      expect(answer.status).toBe(422);
      expect(answer.body.code).toBe('id-reused');
      expect(answer.body).not.toHaveProperty('detail');
      expect(answer.body).not.toHaveProperty('errors');
    }
  });
});

describe('the time of a record', () => {
  test('older than 72 hours is a supervisor’s, with a reason', async () => {
    const id = idBefore(desk, 100 * HOUR);
    const body = scanOf(inventPassport());
    const supervisor = actorOf(['supervisor'], ['manas']);
    expect((await put(id, body)).body.code).toBe('id-time-out-of-range');
    expect((await put(id, body, supervisor)).body.code).toBe('late-reason-required');
    const late = await put(id, { ...body, lateReason: 'the line was down' }, supervisor);
    expect(late.status).toBe(201);
    expect((await rowsOf('inspection', id))[0]).toMatchObject({ late_reason: 'the line was down' });
  });

  test('in the future is refused', async () => {
    const body = scanOf(inventPassport());
    expect((await put(idBefore(desk, -6 * MINUTE), body)).body.code).toBe('id-time-out-of-range');
    const occurredAt = new Date(desk.now().getTime() + HOUR).toISOString();
    expect((await put(newId(), { ...body, occurredAt })).body.code).toBe('occurred-at-out-of-range');
    expect((await put('not-an-id', body)).status).toBe(400);
  });

  test('of paper entered later is the stated one', async () => {
    const id = newId();
    const occurredAt = new Date(desk.now().getTime() - 30 * HOUR);
    const body = scanOf(inventPassport(), { occurredAt: occurredAt.toISOString(), captureMode: 'paper' });
    expect((await put(id, body)).status).toBe(201);
    expect((await rowsOf('inspection', id))[0]).toMatchObject({ occurred_at: occurredAt, capture_mode: 'paper' });
  });
});

describe('a lane', () => {
  test('of a checkpoint where the officer does not work is refused', async () => {
    const answer = await put(newId(), scanOf(inventPassport(), { checkpoint: 'torugart' }));
    expect(answer).toMatchObject({ status: 403, body: { code: 'checkpoint-not-yours' } });
  });

  test('must exist where lanes are configured, and work in that direction', async () => {
    await desk.database.asOwner(`update checkpoint set lanes = $1 where code = 'osh'`, [
      JSON.stringify([{ code: '7', direction: 'exit' }]),
    ]);
    const at = (lane: string, direction: string) =>
      put(newId(), scanOf(inventPassport(), { checkpoint: 'osh', lane, direction }));
    // Checkpoints are known for a second before they are read again.
    await expect.poll(async () => (await at('8', 'exit')).body.code, { timeout: 5_000 }).toBe('lane-not-found');
    expect((await at('7', 'entry')).body.code).toBe('lane-direction-differs');
    expect((await at('7', 'exit')).status).toBe(201);
  });
});

describe('what can not be used', () => {
  test('is never answered clear while no list is loaded, and nothing is recorded', async () => {
    desk.unload();
    const id = newId();
    const answer = await put(id, scanOf(inventPassport()));
    expect(answer).toMatchObject({ status: 503, body: { code: 'screening-unavailable' } });
    desk.list();
    expect(await rowsOf('inspection', id)).toEqual([]);
    expect(await rowsOf('audit_entry', id)).toEqual([]);
  });

  test('a zone that can not be read names the place', async () => {
    const answer = await put(newId(), { checkpoint: 'manas', direction: 'entry', mrz: ['P<KGZ'] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'document-unreadable', errors: [{ pointer: '/mrz' }] } });
    const other = await put(newId(), scanOf(inventPassport(), { otherDocuments: [{ mrz: [] }] }));
    expect(other.body.errors[0].pointer).toBe('/otherDocuments/0/mrz');
  });

  test('a driving licence is not a travel document', async () => {
    const mrz = ['D1KGZ<<<<<<<<<<<<<<<<<<<<<<<<<'];
    const answer = await put(newId(), { checkpoint: 'manas', direction: 'entry', mrz });
    expect(answer).toMatchObject({ status: 422, body: { code: 'unsupported-document' } });
  });

  test('a typed birth date after the inspection names the field and never repeats it', async () => {
    const document = {
      issuingState: 'KGZ',
      documentNumber: 'AC1',
      surname: 'Probnaya',
      nationality: 'KGZ',
      birthDate: '2091-11-23',
      sex: 'F',
    };
    const answer = await put(newId(), { checkpoint: 'manas', direction: 'entry', document });
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'document-unreadable', errors: [{ pointer: '/document/birthDate' }] },
    });
    expect(answer.text).not.toContain('2091');
  });

  test('neither, both, or unknown keys are malformed', async () => {
    const body = { checkpoint: 'manas', direction: 'entry' };
    expect((await put(newId(), body)).status).toBe(400);
    expect((await put(newId(), { ...scanOf(inventPassport()), nick: 'x' })).status).toBe(400);
    expect((await put(newId(), { ...scanOf(inventPassport()), lateReason: 'a\u0000b' })).status).toBe(400);
    expect((await put(newId(), { ...scanOf(inventPassport()), conveyance: { ship: 'x' } })).status).toBe(400);
  });

  test('a wrong check digit is told, not corrected and not refused', async () => {
    const passport = inventPassport({ documentNumber: 'N5550001' });
    const { mrz } = scanOf(passport) as { mrz: [string, string] };
    const answer = await put(newId(), {
      checkpoint: 'manas',
      direction: 'entry',
      mrz: [mrz[0], mrz[1].replace('N5550001', 'N5550007')],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      signal: 'look',
      document: { documentNumber: 'N5550007', checks: { documentNumber: 'fail' } },
      advisories: [{ code: 'check-digit-failed', level: 'look', fields: ['documentNumber', 'composite'] }],
    });
  });
});

describe('a client that can not make ids', () => {
  const post = (body: object, key?: string) =>
    desk.call(officer, 'POST', '/v1/inspections', body, key ? { 'idempotency-key': key } : {});

  test('is given one, another each time', async () => {
    const body = scanOf(inventPassport());
    const [first, second] = [await post(body), await post(body)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.body.id).not.toBe(second.body.id);
  });

  test('is given the same inspection for the same key', async () => {
    const body = scanOf(inventPassport());
    const all = await Promise.all([post(body, 'k-1'), post(body, 'k-1'), post(body, 'k-1')]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect(await post({ ...body, direction: 'exit' }, 'k-1')).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  test('may use the key of a refused request again', async () => {
    expect((await post({ checkpoint: 'manas', direction: 'entry', mrz: ['x'] }, 'k-2')).status).toBe(422);
    expect((await post(scanOf(inventPassport()), 'k-2')).status).toBe(201);
    expect((await post(scanOf(inventPassport()), 'k-2')).status).toBe(422);
  });

  test('may send a refused request again under its key', async () => {
    const body = scanOf(inventPassport());
    desk.unload();
    expect((await post(body, 'k-3')).status).toBe(503);
    desk.list();
    const first = await post(body, 'k-3');
    expect(first.status).toBe(201);
    expect((await post(body, 'k-3')).text).toBe(first.text);
  });

  test('makes one inspection of two requests that come at once under one key', async () => {
    const sent = Array.from({ length: 6 }, () => post(scanOf(inventPassport()), 'k-4'));
    const statuses = (await Promise.all(sent)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 422, 422, 422, 422, 422]);
  });

  test('enters late records by the stated time, as a supervisor', async () => {
    const occurredAt = new Date(desk.now().getTime() - 100 * HOUR).toISOString();
    const body = scanOf(inventPassport(), { occurredAt, lateReason: 'snow' });
    expect((await post(body)).body.code).toBe('occurred-at-out-of-range');
    const supervisor = actorOf(['supervisor'], ['manas']);
    const late = await desk.call(supervisor, 'POST', '/v1/inspections', body);
    expect(late.status).toBe(201);
    expect(late.body.id.slice(0, 8)).toBe(idAt(Date.parse(occurredAt)).slice(0, 8));
  });
});
