import { listUsernames } from '../accounts/account-names-reader.ts';
import type { Actor } from '../core/actor.ts';
import { type ClosedReferral, listTellingReferrals } from '../crossings/closed-referral-reader.ts';
import type { Direction } from '../crossings/crossing.ts';
import { type LaneRefusal, listLaneRefusals } from '../crossings/final-decision-reader.ts';
import type { RefusalReason } from '../crossings/refusal-reason.ts';
import type { Platform } from '../platform/platform.ts';

/** What a form can be printed for: where, when and by whom, no person. */
export interface PrintableForm {
  form: 'refusal' | 'reference';
  inspectionId: string;
  /** The second line's; null where the lane decided. */
  referralId: string | null;
  checkpoint: string;
  lane: string | null;
  direction: Direction;
  decidedAt: Date;
  /** Account of who decided; null: nobody, any more. */
  decidedBy: string | null;
  /** Of a refusal. */
  reason: RefusalReason | null;
}

/** So long a form is at hand without being looked for by its person. */
const AT_HAND_MS = 24 * 3_600_000;
const MOST = 200;

/** Each refusal has its form, and each referral with a false match its slip; the latest first. */
export function formsOf(refusals: readonly LaneRefusal[], closed: readonly ClosedReferral[]): PrintableForm[] {
  const ofLanes = refusals.map((refusal) => ({ ...refusal, form: 'refusal' as const, referralId: null }));
  const ofSecondLine = closed.flatMap((referral) => {
    const { id: referralId, inspectionId, checkpoint, lane, direction, closedAt, closedBy, reason } = referral;
    const where = { inspectionId, referralId, checkpoint, lane, direction, decidedAt: closedAt, decidedBy: closedBy };
    return [
      ...(reason === null ? [] : [{ ...where, form: 'refusal' as const, reason }]),
      ...(referral.hasFalseMatch ? [{ ...where, form: 'reference' as const, reason: null }] : []),
    ];
  });
  return [...ofLanes, ...ofSecondLine].sort((one, other) => other.decidedAt.getTime() - one.decidedAt.getTime());
}

/** What was decided at one's own checkpoints in the last 24 hours and has a form, at most the latest 200 of each kind. */
export async function listPrintableForms(
  { desks, clock }: Platform,
  { checkpoints }: Actor,
): Promise<{ asOf: Date; since: Date; forms: PrintableForm[]; usernames: Record<string, string> }> {
  const asOf = clock();
  const since = new Date(asOf.getTime() - AT_HAND_MS);
  const asked = { checkpoints, since, limit: MOST };
  const [refusals, closed] = await Promise.all([listLaneRefusals(desks, asked), listTellingReferrals(desks, asked)]);
  const forms = formsOf(refusals, closed).slice(0, MOST);
  const accounts = forms.flatMap(({ decidedBy }) => decidedBy ?? []);
  return { asOf, since, forms, usernames: Object.fromEntries(await listUsernames(desks, accounts)) };
}
