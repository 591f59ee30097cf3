import { describe, expect, it } from 'vitest';
import { type Member, mergeMember } from '../../../web/src/rooms/crossings/group/group-state.ts';
import { judgeAnswer } from '../../../web/src/rooms/crossings/lane/judge-answer.ts';
import { presentedName } from '../../../web/src/rooms/crossings/lane/traveller-name.ts';

describe('an answer to a decision that is kept', () => {
  it.each([200, 201])('of %i ends it', (status) => {
    expect(judgeAnswer(status, undefined)).toBe('taken');
  });

  it.each([
    [409, 'inspection-already-decided'],
    [422, 'reason-wrong'],
    [403, 'inspection-not-yours'],
    [403, 'forbidden'],
    [404, 'inspection-not-found'],
    [400, 'bad-request'],
  ])('of %i %s is the server’s no', (status, code) => {
    expect(judgeAnswer(status, code)).toBe('refused');
  });

  it.each(['csrf-token-wrong', 'cross-site-request'])('of 403 %s is a matter of the session', (code) => {
    expect(judgeAnswer(403, code)).toBe('session');
  });

  it.each([
    [500, 'internal-error'],
    [500, undefined],
    [501, undefined],
  ])('of %i is the server’s own failure: it is kept', (status, code) => {
    expect(judgeAnswer(status, code)).toBe('failed');
  });

  it.each([
    [401, 'not-signed-in'],
    [408, 'request-too-slow'],
    [429, 'too-many-requests'],
    [502, undefined],
    [503, 'overloaded'],
    [504, undefined],
    // A gateway's own page.
    [403, undefined],
    [404, undefined],
  ])('of %i means later', (status, code) => {
    expect(judgeAnswer(status, code)).toBe('busy');
  });
});

describe('a member of a group', () => {
  const member: Member = {
    question: { id: 'one', presented: { captureMode: 'reader' }, askedAt: 0 },
    ...{ inspection: null, state: 'open', isFaceSeen: false },
  };

  it('that was decided here and is not sent yet is decided, whatever the server says meanwhile', () => {
    const merged = mergeMember(member, { state: 'open', isFaceSeen: false }, { outcome: 'admit', isKept: true });
    expect(merged.state).toBe('decided');
    expect(mergeMember(member, undefined, { outcome: 'refer', isKept: true }).state).toBe('referred');
  });

  it('whose face was ticked stays ticked until the server has heard of it', () => {
    const ticked = { ...member, isFaceSeen: true };
    expect(mergeMember(ticked, { state: 'decided', isFaceSeen: false }, undefined).isFaceSeen).toBe(true);
  });

  it('is what the server says once that is more', () => {
    expect(
      mergeMember(member, { state: 'referred', isFaceSeen: true }, { outcome: 'refuse', isKept: false }),
    ).toMatchObject({ state: 'referred', isFaceSeen: true });
    expect(
      mergeMember(member, { state: 'open', isFaceSeen: false }, { outcome: 'not-taken', isKept: false }).state,
    ).toBe('open');
  });
});

describe('whoever was read before anything is known of them', () => {
  it('has the name that stands in the zone', () => {
    const passport = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
    const card = ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'];
    expect(presentedName({ mrz: passport })).toBe('ERIKSSON Anna Maria');
    expect(presentedName({ mrz: [passport.join('')] })).toBe('ERIKSSON Anna Maria');
    expect(presentedName({ mrz: card })).toBe('ERIKSSON Anna Maria');
    expect(presentedName({ document: { surname: 'Eriksson', givenNames: 'ANNA' } })).toBe('ERIKSSON Anna');
    expect(presentedName({ mrz: [''] })).toBe('—');
  });
});
