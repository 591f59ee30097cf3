import { describe, expect, it } from 'vitest';
import { countedAddress, delayAfterFailures, signInSubject } from '../../../src/accounts/sign-in-delay.ts';

describe('wrong passwords', () => {
  it('delay the next attempt more and more, at most a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 5000].map(delayAfterFailures)).toEqual([
      0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  it('are counted by name and address together, and the name can’t be shifted into the address', () => {
    const of = (name: string, address: string) => signInSubject('secret', name, address).toString('hex');
    const all = [of('a', '10.0.0.1'), of('b', '10.0.0.1'), of('a', '10.0.0.2'), of('a\x0010.0.0.1', '')];
    expect(new Set(all).size).toBe(4);
    expect(of('a', '10.0.0.1')).toBe(of('a', '::ffff:10.0.0.1'));
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unix', 'unix'],
  ])('%s is counted as %s', (address, counted) => expect(countedAddress(address)).toBe(counted));
});
