import { describe, expect, it } from 'vitest';
import type { RecordedTraveller } from '../../../src/crossings/recorded-traveller-reader.ts';
import type { ScreeningHit } from '../../../src/screening/question.ts';
import { openTally } from '../../../src/vigilance/simulation.ts';
import { screenedDocument } from '../screening/invented.ts';

const traveller = (documentNumber: string): RecordedTraveller => ({
  inspectionId: `inspection of ${documentNumber}`,
  revision: 1,
  checkpoint: 'manas',
  direction: 'entry',
  kind: 'ordinary',
  occurredAt: new Date('2026-05-01T08:00:00Z'),
  documents: [screenedDocument({ documentNumber })],
});
const hit = (changes: Partial<ScreeningHit> = {}): ScreeningHit => ({
  ...{ entryId: 'entry-1', version: 1, category: 'refusal-of-entry', action: 'refuse-entry', flags: [] },
  ...{ ownerAgency: 'security-agency', band: 'stop', score: 20, evidence: [] },
  ...changes,
});
const byNumber = ({ documents: [document] }: RecordedTraveller) => document?.documentNumber ?? null;

describe('a tally of what an entry would have done', () => {
  it('counts crossings, and the persons who made them', () => {
    const tally = openTally(byNumber);
    for (const number of ['A1', 'A1', 'A2', 'A3']) tally.add(traveller(number), hit());
    tally.add(traveller('B1'), hit({ band: 'review' }));
    tally.add(traveller('C1'), undefined);
    expect(tally.result()).toMatchObject({
      ...{ crossings: 6, stopped: 4, stoppedTravellers: 3, reviewed: 1, reviewedTravellers: 1, reported: 0 },
    });
  });

  it('stops nobody by a discreet entry, by band log, or by an inquiry', () => {
    const tally = openTally(byNumber);
    tally.add(traveller('A1'), hit({ action: 'report-discreetly' }));
    tally.add(traveller('A2'), hit({ band: 'log' }));
    tally.add(traveller('A3'), hit({ action: 'refer' }));
    expect(tally.result()).toMatchObject({ stopped: 0, reviewed: 1, reported: 1 });
  });

  it('shows the ten nearest persons, each once with the best hit, also those who were only logged', () => {
    const tally = openTally(byNumber);
    for (let score = 1; score <= 15; score += 1) tally.add(traveller(`N${score}`), hit({ score, band: 'log' }));
    tally.add(traveller('N15'), hit({ score: 14.5, band: 'log' }));
    tally.add(traveller('N14'), hit({ score: 30 }));
    const scores = tally.result().nearest.map((one) => one.hit.score);
    expect(scores).toEqual([30, 15, 13, 12, 11, 10, 9, 8, 7, 6]);
  });

  it('takes whom it cannot tell apart for persons of their own', () => {
    const tally = openTally(() => null);
    for (const number of ['A1', 'A2']) tally.add(traveller(number), hit());
    expect(tally.result().stoppedTravellers).toBe(2);
  });
});
