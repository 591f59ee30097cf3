import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { choosePasswords, keptPasswords } from '../../../src/commands/demonstration-passwords.ts';
import { makePassword } from '../../../src/commands/password.ts';
import { tableOf } from '../../../src/commands/table.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'iamis-passwords-'));
  path = join(folder, 'accounts.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the passwords of the demonstration', () => {
  it('are one for each account, all different, in a file that only its owner may read', () => {
    const passwords = choosePasswords(path, undefined);
    expect(Object.keys(passwords).sort()).toEqual(
      ['admin', 'analyst', 'approver', 'auditor', 'editor', 'officer', 'supervisor'], //
    );
    expect(new Set(Object.values(passwords)).size).toBe(7);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(Object.fromEntries(keptPasswords(path))).toEqual(passwords);
  });

  it('stay the same when the start that made them failed and is made again', () => {
    expect(choosePasswords(path, undefined)).toEqual(choosePasswords(path, undefined));
  });

  it('are the operator’s where one is given, and that one is not written down', () => {
    choosePasswords(path, undefined);
    const passwords = choosePasswords(path, 'a given password');
    expect(new Set(Object.values(passwords))).toEqual(new Set(['a given password']));
    expect(readFileSync(path, 'utf8')).not.toContain('a given password"');
    expect(keptPasswords(path).size).toBe(0);
  });

  it('are made anew when the file is not ours', () => {
    writeFileSync(path, 'not JSON');
    expect(Object.values(choosePasswords(path, undefined)).every((password) => password.length > 20)).toBe(true);
  });
});

it('makes passwords that can be read aloud: twelve syllables of eighty', () => {
  for (let i = 0; i < 50; i++)
    expect(makePassword()).toMatch(/^([bdfghjklmnprstvz][aeiou]){3}(-([bdfghjklmnprstvz][aeiou]){3}){3}$/);
});

it('sets a table with words on the left and numbers on the right', () => {
  expect(
    tableOf(
      [
        ['code', 'lanes'],
        ['osh', 6],
        ['dostuk', 33],
      ],
      '',
    ),
  ).toBe('code    lanes\nosh         6\ndostuk     33');
});
