import { followStays, recountStays } from '../stays/fold-stays.ts';
import type { StayFault } from '../stays/stay-proof.ts';
import { openStayRules } from '../stays/stay-rule-reader.ts';
import { verifyStays } from '../stays/verify-stays.ts';
import { CommandError, say } from './terminal.ts';
import { withPlatform } from './with-platform.ts';

const FAULTS: Record<StayFault, string> = {
  forgotten: 'crossings that are not kept',
  crossing: 'crossings kept otherwise than they stand',
  person: 'crossings or keys of another person',
  pair: 'stays that a pairing gives otherwise',
  end: 'open ends that can’t be found by their name',
  balance: 'days with other entries and exits',
};

export async function verify(): Promise<void> {
  const { crossings, persons, stays, differing, differences } = await withPlatform((platform) =>
    verifyStays({ platform, rules: openStayRules(platform) }),
  );
  if (crossings + differing === 0) return say('There are no crossings.');
  say(`${crossings} crossings of ${persons} persons, ${stays} stays and ends.`);
  if (differing === 0) return say('The stays equal a pairing of the crossings from nothing.');
  for (const { fault, what } of differences) say(`  ${what}: ${FAULTS[fault]}`);
  if (differing > differences.length) say(`  … and ${differing - differences.length} more`);
  throw new CommandError(`${differing} differ. Pair them anew with: npm run iamis -- stays recount`);
}

export async function recount(): Promise<void> {
  const startedMs = performance.now();
  await withPlatform(async (platform) => {
    await recountStays({ platform });
    // Step by step; killed in the middle, the running program goes on.
    await followStays({ platform, rules: openStayRules(platform) });
  });
  say(`Paired anew in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
}
