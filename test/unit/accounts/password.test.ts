import { describe, expect, it } from 'vitest';
import { hashPassword, openPasswords, PASSWORD_COST } from '../../../src/accounts/password.ts';

const CHEAP = { memoryCost: 64, timeCost: 1, parallelism: 1 };

describe('a password', () => {
  it('is kept as argon2id at the recommended cost', async () => {
    expect(PASSWORD_COST).toEqual({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(await hashPassword('пароль')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each(['пароль', 'with a \0 in it', ' leading space', 'x'.repeat(1024)])(
    '%j fits its own hash only',
    async (text) => {
      const passwords = openPasswords(CHEAP);
      const hash = await passwords.hash(text);
      expect(await passwords.isRight(hash, text)).toBe(true);
      expect(await passwords.isRight(hash, `${text} `)).toBe(false);
      expect(await passwords.isRight(hash, text.slice(0, -1))).toBe(false);
    },
  );

  it('of an account that does not exist is never right', async () => {
    expect(await openPasswords(CHEAP).isRight(undefined, 'anything')).toBe(false);
  });
});

describe('hashing', () => {
  it('is done two at a time, 64 may wait, and the next one is told to come back', async () => {
    const { inTurn } = openPasswords(CHEAP);
    const releases: (() => void)[] = [];
    const work = () => new Promise<void>((release) => releases.push(release));
    const accepted = Array.from({ length: 66 }, () => inTurn(work));
    await expect(inTurn(work)).rejects.toMatchObject({ code: 'overloaded', retryAfterS: 2 });
    expect(releases).toHaveLength(2);
    for (let i = 0; i < 66; i++) {
      releases[i]?.();
      await accepted[i];
      await new Promise(setImmediate);
      expect(releases).toHaveLength(Math.min(66, i + 3));
    }
    await expect(inTurn(async () => 'free again')).resolves.toBe('free again');
  });

  it('that fails makes room for the next', async () => {
    const { inTurn } = openPasswords(CHEAP);
    const failures = Array.from({ length: 5 }, () => inTurn(() => Promise.reject(new Error('broken'))));
    expect((await Promise.allSettled(failures)).every((one) => one.status === 'rejected')).toBe(true);
    await expect(inTurn(async () => 'free again')).resolves.toBe('free again');
  });
});
