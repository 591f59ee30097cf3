import { describe, expect, it } from 'vitest';
import { isIamisError } from '../../../src/core/errors.ts';
import {
  type CorrectionAttempt,
  correctedCrossing,
  isOtherIdentity,
  requireCorrector,
} from '../../../src/crossings/crossing-correction.ts';
import { documentFromFields } from '../../../src/documents/typed-document.ts';

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return isIamisError(error) ? error.code : 'another error';
  }
  return 'allowed';
}

const MINUTE_MS = 60_000;
const attempt = (more: Partial<CorrectionAttempt>) =>
  codeOf(() =>
    requireCorrector({ isRecorder: true, isSupervisor: false, ageMs: MINUTE_MS, hasReason: false, ...more }),
  );

describe('who may correct a crossing', () => {
  it('the same officer within 15 minutes, without a reason', () => {
    expect(attempt({})).toBe('allowed');
    expect(attempt({ ageMs: 15 * MINUTE_MS })).toBe('allowed');
    expect(attempt({ ageMs: 15 * MINUTE_MS + 1 })).toBe('correction-too-late');
    expect(attempt({ isRecorder: false })).toBe('inspection-not-yours');
  });

  it('a supervisor at any time, with a reason', () => {
    expect(attempt({ isRecorder: false, isSupervisor: true, ageMs: 90 * MINUTE_MS })).toBe('reason-required');
    expect(attempt({ isRecorder: false, isSupervisor: true, ageMs: 90 * MINUTE_MS, hasReason: true })).toBe('allowed');
    expect(attempt({ isRecorder: false, isSupervisor: true })).toBe('reason-required');
  });
});

describe('a corrected crossing', () => {
  it('changes what is stated and keeps the rest', () => {
    const current = { kind: 'ordinary', direction: 'entry', escort: null } as const;
    expect(correctedCrossing(current, { kind: 'void' })).toEqual({ ...current, kind: 'void' });
    expect(correctedCrossing(current, { direction: 'exit' })).toEqual({ ...current, direction: 'exit' });
  });

  it('does not turn a deportation into an entry', () => {
    const deported = { kind: 'escorted', direction: 'exit', escort: 'deported' } as const;
    expect(codeOf(() => correctedCrossing(deported, { direction: 'entry' }))).toBe('escort-not-allowed');
    expect(codeOf(() => correctedCrossing(deported, { kind: 'returned' }))).toBe('allowed');
  });

  it('is another identity when a field of the holder differs, not when it was typed instead of read', () => {
    const typed = {
      issuingState: 'UZB',
      documentNumber: 'FA1234567',
      surname: 'Yusupova',
      givenNames: 'Dilnoza',
      nationality: 'UZB',
      birthDate: '1990-03-02',
      sex: 'F',
    } as const;
    const document = documentFromFields(typed, '2026-03-02');
    expect(isOtherIdentity(document, { ...document, format: 'TD3', rawMrz: ['P<'] })).toBe(false);
    expect(isOtherIdentity(document, documentFromFields({ ...typed, birthDate: '1990-03-20' }, '2026-03-02'))).toBe(
      true,
    );
    expect(isOtherIdentity(undefined, document)).toBe(true);
  });
});
