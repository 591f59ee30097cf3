import { describe, expect, it } from 'vitest';
import { NOT_IN_LIST, overruledBy, programReason } from '../../../src/watchlist/program-reason.ts';

describe('a reason in an entry’s history', () => {
  it('that the program wrote is told apart from what somebody typed', () => {
    expect(programReason(NOT_IN_LIST)).toBe('not-in-list');
    expect(programReason(overruledBy('01900000-0000-7000-8000-000000000001'))).toBe('overruled-by-import');
    expect(programReason('overruled by import of yesterday')).toBeNull();
    expect(programReason(null)).toBeNull();
  });
});
