import { describe, expect, it } from 'vitest';
import {
  canonicalUsername,
  checkpointsAt,
  isUsername,
  requireFittingRoles,
  rolesToConfirm,
} from '../../../src/accounts/account.ts';
import { isIamisError } from '../../../src/core/errors.ts';
import type { Role } from '../../../src/core/roles.ts';

function problemOf(roles: Role[], agency: string, checkpoints: string[]): string | undefined {
  try {
    requireFittingRoles({ roles, agency, checkpoints });
    return undefined;
  } catch (error) {
    if (!isIamisError(error, 'roles-incompatible')) throw error;
    return error.errors?.map((one) => one.pointer).join(' ');
  }
}

describe('roles of an account', () => {
  it.each<[Role[], string, string[], string | undefined]>([
    [['officer'], 'border-service', ['manas'], undefined],
    [['officer', 'supervisor'], 'border-service', ['manas', 'osh'], undefined],
    [['editor', 'approver'], 'security-agency', [], undefined],
    [['editor'], 'border-service', [], undefined],
    [['analyst'], 'ministry', [], undefined],
    [['auditor'], 'border-service', [], undefined],
    [['administrator'], 'border-service', [], undefined],
    [['officer'], 'ministry', ['manas'], '/agency'],
    [['officer'], 'border-service', [], '/checkpoints'],
    [['analyst'], 'ministry', ['manas'], '/checkpoints'],
    [['administrator'], 'ministry', [], '/agency'],
    [['auditor', 'analyst'], 'border-service', [], '/roles'],
    [['administrator', 'officer'], 'border-service', ['manas'], '/roles'],
    [['officer', 'officer'], 'border-service', ['manas'], '/roles'],
    [[], 'ministry', [], '/roles'],
    [['auditor', 'officer'], 'ministry', [], '/roles /agency /agency /checkpoints'],
  ])('%j of %s at %j: wrong is %s', (roles, agency, checkpoints, wrong) => {
    expect(problemOf(roles, agency, checkpoints)).toBe(wrong);
  });

  it('need a second administrator for approver and auditor only', () => {
    expect(
      rolesToConfirm(['officer', 'supervisor', 'editor', 'approver', 'analyst', 'auditor', 'administrator']),
    ).toEqual(['approver', 'auditor']);
  });
});

describe('a user name', () => {
  it('is the same with a capital or a stray space', () => {
    expect(canonicalUsername('  Aibek.K ')).toBe('aibek.k');
  });

  it.each(['aibek', 'a', 'a.b-c_9', '9a', 'a'.repeat(60)])('may be %s', (name) => expect(isUsername(name)).toBe(true));
  it.each(['', '.a', 'A', 'a b', 'айбек', 'a\0', 'a'.repeat(61), 'a\n'])('may not be %j', (name) =>
    expect(isUsername(name)).toBe(false),
  );
});

describe('the checkpoints of an officer', () => {
  const loan = { checkpoint: 'osh', fromAt: new Date('2026-03-01T06:00Z'), untilAt: new Date('2026-03-01T12:00Z') };
  it.each([
    ['2026-03-01T05:59:59Z', ['manas']],
    ['2026-03-01T06:00:00Z', ['manas', 'osh']],
    ['2026-03-01T11:59:59Z', ['manas', 'osh']],
    ['2026-03-01T12:00:00Z', ['manas']],
  ])('at %s are %j', (at, expected) => {
    expect(checkpointsAt({ checkpoints: ['manas'] }, [loan], new Date(at))).toEqual(expected);
  });

  it('are named once, also when lent to the own one', () => {
    expect(checkpointsAt({ checkpoints: ['osh'] }, [loan, loan], loan.fromAt)).toEqual(['osh']);
  });
});
