import { describe, expect, it } from 'vitest';
import { newId } from '../../../src/core/ids.ts';
import type { MrzFields } from '../../../src/documents/write-mrz.ts';
import { inventPerson, meaning, openVigilanceDesk, subjectOf } from '../../support/vigilance.ts';

const desk = await openVigilanceDesk();
const { supervisor, editor } = desk;

const silencedOf = async (inspectionId: string) =>
  (await desk.api.database.asOwner('select * from silenced_hit where inspection_id = $1', [inspectionId])).rows;

/** A person who was stopped, and whom the second line found to be another. @returns the memory's id, when there is one */
async function findFalse(passport: MrzFields, entryId: string): Promise<string | undefined> {
  const opened = await desk.inspect(passport);
  expect(opened.body.hits.map((hit: { entryId: string }) => hit.entryId)).toContain(entryId);
  const referralId = await desk.refer(opened.body.id);
  const findings = opened.body.hits.map((hit: { entryId: string }) => ({
    entryId: hit.entryId,
    finding: 'false-match',
  }));
  const ownerWord = { who: 'duty officer', at: desk.api.clock.now().toISOString() };
  expect((await desk.close(referralId, { outcome: 'admitted', findings, ownerWord })).status).toBe(200);
  const { body } = await supervisor.get(`/v1/watchlist/false-matches?entryId=${entryId}&limit=1`);
  return body.falseMatches[0]?.referralId === referralId ? body.falseMatches[0].id : undefined;
}

const isStopped = async (passport: MrzFields, changes: object = {}) => {
  const { body } = await desk.inspect(passport, changes);
  return { verdict: body.verdict, hits: body.hits.length, silenced: (await silencedOf(body.id)).length };
};
const STOPPED = { verdict: 'stop', hits: 1, silenced: 0 };
const SILENT = { verdict: 'clear', hits: 0, silenced: 1 };
const url = (id: string | undefined, act: string) => `/v1/watchlist/false-matches/${id}/${act}`;
const person = inventPerson;
const listPerson = (name: string, change: object = {}) => desk.list({ ...meaning(name), ...change });

describe('a pair that was found false', () => {
  it('stays silent for that person, is counted, and speaks for everybody else', async () => {
    const entryId = await listPerson('FIRSTOV');
    const passport = person('FIRSTOV');
    expect(await isStopped(passport)).toEqual(STOPPED);
    const id = await findFalse(passport, entryId);
    const { body } = await desk.inspect(passport);
    expect(body).toMatchObject({ verdict: 'clear', hits: [] });
    expect(await silencedOf(body.id)).toMatchObject([{ entry_id: entryId, band: 'stop', false_match_id: id }]);
    const repeated = await desk.officer.get(`/v1/inspections/${body.id}`);
    expect(repeated.body).toMatchObject({ verdict: 'clear', hits: [] });

    expect(await isStopped(person('FIRSTOV'))).toEqual(STOPPED);
    expect(await isStopped({ ...passport, nationality: 'UZB' })).toEqual(STOPPED);
    const { falseMatches } = (await supervisor.get(`/v1/watchlist/false-matches?entryId=${entryId}`)).body;
    expect(falseMatches).toMatchObject([
      { id, state: 'silent', entryVersion: 1, documentCount: 1, silencedCount: 1, decidedBy: supervisor.accountId },
    ]);
    const counted = (await editor.get('/v1/watchlist/false-matches')).body;
    expect(counted.falseMatches).toEqual([]);
    expect(counted.entries).toContainEqual({ entryId, remembered: 1, silent: 1, silencedHits: 1 });
  });

  it('speaks again beside a document that is not known', async () => {
    const entryId = await listPerson('SECONDOV');
    const passport = person('SECONDOV');
    await findFalse(passport, entryId);
    const { issuingState, nationality, birthDate, sex, surname, givenNames } = passport;
    const other = { issuingState, nationality, birthDate, sex, surname, givenNames, documentNumber: 'N0000001' };
    expect(await isStopped(passport, { otherDocuments: [{ document: other }] })).toEqual(STOPPED);
    expect(await isStopped(passport)).toEqual(SILENT);
  });

  it('speaks again once the entry has changed', async () => {
    const entryId = await listPerson('THIRDOV');
    const passport = person('THIRDOV');
    const id = await findFalse(passport, entryId);
    expect(await isStopped(passport)).toEqual(SILENT);
    await desk.change(entryId, { severity: 'high' });
    expect(await isStopped(passport)).toEqual(STOPPED);
    const { falseMatches } = (await supervisor.get(`/v1/watchlist/false-matches?entryId=${entryId}`)).body;
    expect(falseMatches).toMatchObject([{ id, state: 'entry-changed' }]);
  });

  it('is never remembered of an arrest, nor of the listed booklet itself', async () => {
    const wanted = await listPerson('FOURTHOV', { category: 'wanted-for-arrest', action: 'arrest' });
    const namesake = person('FOURTHOV');
    expect(await findFalse(namesake, wanted)).toBeUndefined();
    expect(await isStopped(namesake)).toEqual(STOPPED);

    const passport = person('HOLDER');
    const booklet = await listPerson('SOMEBODYELSE', {
      documents: [{ state: passport.issuingState, number: passport.documentNumber }],
    });
    expect(await findFalse(passport, booklet)).toBeUndefined();
    expect(await isStopped(passport)).toEqual(STOPPED);
  });

  it('is not remembered of a finding that leaves it open', async () => {
    const entryId = await listPerson('FIFTHOV');
    const passport = person('FIFTHOV');
    const opened = await desk.inspect(passport);
    const referralId = await desk.refer(opened.body.id);
    await desk.close(referralId, { outcome: 'withdrew', findings: [{ entryId, finding: 'undetermined' }] });
    expect(await isStopped(passport)).toEqual(STOPPED);
  });
});

describe('a supervisor', () => {
  it('revokes a memory once, with a trace', async () => {
    const entryId = await listPerson('SIXTHOV');
    const passport = person('SIXTHOV');
    const id = await findFalse(passport, entryId);
    const revoked = await supervisor.post(url(id, 'revocation'), { reason: 'a new photograph came in' });
    expect(revoked).toMatchObject({ status: 200, body: { id, state: 'revoked', revokedBy: supervisor.accountId } });
    expect(await isStopped(passport)).toEqual(STOPPED);
    expect(await supervisor.post(url(id, 'revocation'))).toMatchObject({
      status: 409,
      body: { code: 'false-match-over' },
    });
    const { rows } = await desk.api.database.asOwner(
      'select action from audit_entry where object_id = $1 order by id',
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['remember-false-match', 'revoke-false-match']);
  });

  it('carries it to a new document, also under a new name', async () => {
    const { surname, givenNames: given } = subjectOf('SEVENTHOV');
    const [{ text = '' } = {}] = meaning('SEVENTHOV').names;
    const entryId = await listPerson('SEVENTHOV', {
      names: [
        { text, kind: 'primary' },
        { text: `${surname} UULU ${given}`, kind: 'alias' },
      ],
    });
    const old = person('SEVENTHOV');
    const renewed = person('SEVENTHOV', { surname: `${surname} UULU` });
    const id = await findFalse(old, entryId);
    expect(await isStopped(renewed)).toEqual(STOPPED);
    const { issuingState, documentNumber, givenNames, nationality, birthDate, sex } = renewed;
    const document = {
      ...{ issuingState, documentNumber, surname: renewed.surname, givenNames, nationality, birthDate, sex },
    };
    const carried = await supervisor.post(url(id, 'carry'), { document });
    expect(carried).toMatchObject({ status: 200, body: { id, state: 'silent', documentCount: 2 } });
    expect(await isStopped(renewed)).toEqual(SILENT);
    expect(await isStopped(old)).toEqual(SILENT);

    await supervisor.post(url(id, 'revocation'));
    expect(await isStopped(renewed)).toEqual(STOPPED);
    expect(await supervisor.post(url(id, 'carry'), { document })).toMatchObject({ body: { code: 'false-match-over' } });
  });

  it('works on the memories of the own checkpoints only', async () => {
    const entryId = await listPerson('EIGHTHOV');
    const id = await findFalse(person('EIGHTHOV'), entryId);
    const stranger = await desk.api.signInAs(['supervisor'], { checkpoints: ['torugart'] });
    expect((await stranger.get('/v1/watchlist/false-matches')).body.falseMatches).toEqual([]);
    expect(await stranger.post(url(id, 'revocation'))).toMatchObject({ body: { code: 'checkpoint-not-yours' } });
    expect(await supervisor.post(url(newId(), 'revocation'))).toMatchObject({
      status: 404,
      body: { code: 'false-match-not-found' },
    });
    const outsider = await desk.api.signInAs(['editor'], { agency: 'interior-ministry' });
    expect((await outsider.get('/v1/watchlist/false-matches')).body.entries).toEqual([]);
  });
});
