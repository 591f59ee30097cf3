import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/account.ts';
import { requireLendable, requireLendingEnd } from '../../../src/accounts/lend-officer.ts';
import type { Role } from '../../../src/core/roles.ts';

const NOW = new Date('2026-03-01T08:00:00Z');
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

describe('the end of a lending', () => {
  it.each([0.001, 1, 12])('may lie %d hours ahead', (hours) => {
    expect(() => requireLendingEnd(inHours(hours), NOW)).not.toThrow();
  });
  it.each([-1, 0, 12.001, 24])('may not lie %d hours ahead', (hours) => {
    expect(() => requireLendingEnd(inHours(hours), NOW)).toThrow('lending-too-long');
  });
});

describe('an officer', () => {
  const supervisor = {
    accountId: 's',
    username: 's',
    agency: 'border-service',
    roles: ['supervisor' as Role],
    checkpoints: ['manas'],
  };
  const officer = (roles: Role[], checkpoints: string[]) => ({ roles, checkpoints }) as unknown as Account;

  it('is lent by a supervisor of an own checkpoint', () => {
    expect(() => requireLendable(supervisor, officer(['officer'], ['osh', 'manas']))).not.toThrow();
  });
  it('is not drawn away by a supervisor of another one', () => {
    expect(() => requireLendable(supervisor, officer(['officer'], ['osh']))).toThrow('checkpoint-not-yours');
  });
  it('is not a supervisor, and nobody else', () => {
    expect(() => requireLendable(supervisor, officer(['officer', 'supervisor'], ['manas']))).toThrow('not-an-officer');
    expect(() => requireLendable(supervisor, officer(['supervisor'], ['manas']))).toThrow('not-an-officer');
  });
});
