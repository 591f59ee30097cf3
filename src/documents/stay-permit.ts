import { canonicalState, HOME_STATE } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';
import { NO_TERMS, type StayGrant, type VisaTerms } from './stay-grant.ts';
import type { TravelDocument } from './travel-document.ts';

/** By what a stay is granted: a visa, a residence permit, or a contract to work here. */
export type PermitBasis = StayGrant['basis'] | 'eaeu-worker';

/** What a stay may rest on, as it was shown. */
export interface ShownPermit extends VisaTerms {
  basis: PermitBasis;
  issuingState: string;
  number: string;
  /** The last day, included; null when nobody could read it. */
  validUntil: CalendarDate | null;
}

/** Residence permits carry a code of their own (Doc 9303-5 and -6: the second letter is the issuer's; IR and AR are what states use). */
const RESIDENCE_CODES: readonly string[] = ['IR', 'AR'];

/** What a document grants here: a visa or a residence permit of this state. null: nothing. */
export function grantOf(
  document: Pick<TravelDocument, 'documentCode' | 'documentClass' | 'issuingState'>,
): StayGrant['basis'] | null {
  if (canonicalState(document.issuingState) !== HOME_STATE) return null;
  if (document.documentClass === 'visa') return 'visa';
  return RESIDENCE_CODES.includes(document.documentCode) ? 'residence' : null;
}

/** Is a permit good for an entry on a day? Where its first or its last day is not known, it is not held against it. */
export function isGoodOn(
  { validFrom, validUntil }: Pick<ShownPermit, 'validFrom' | 'validUntil'>,
  date: CalendarDate,
): boolean {
  return (validFrom === null || validFrom <= date) && (validUntil === null || date <= validUntil);
}

type Granting = Pick<TravelDocument, 'issuingState' | 'documentNumber' | 'expiryDate' | 'permit' | 'workContract'>;

const BEST_FIRST: readonly PermitBasis[] = ['residence', 'visa', 'eaeu-worker'];

/**
 * The permit that a stay from a day on would rest on, of the documents shown: one that is good on the day before one that is not, a residence
 * permit before a visa before a contract, the one that lasts longest. null: none was shown.
 */
export function permitShown(documents: readonly Granting[], date: CalendarDate): ShownPermit | null {
  const shown = documents.flatMap(({ permit, workContract, issuingState, documentNumber, expiryDate }) => {
    const found: ShownPermit[] = [];
    if (permit) {
      const { basis, type, entries, validFrom, days } = permit;
      found.push({
        ...{ basis, type, entries, validFrom, days },
        issuingState,
        number: documentNumber,
        validUntil: expiryDate,
      });
    }
    if (workContract) {
      const { number, validFrom, validUntil } = workContract;
      found.push({
        ...NO_TERMS,
        basis: 'eaeu-worker',
        issuingState: HOME_STATE,
        number: number ?? '',
        validFrom,
        validUntil,
      });
    }
    return found;
  });
  const rank = (one: ShownPermit) => (isGoodOn(one, date) ? BEST_FIRST.length : 0) - BEST_FIRST.indexOf(one.basis);
  const last = ({ validUntil }: ShownPermit) => validUntil ?? '';
  const [best] = shown.sort((a, b) => rank(b) - rank(a) || (last(a) < last(b) ? 1 : last(a) > last(b) ? -1 : 0));
  return best ?? null;
}

/** Is somebody known again by its number? A visa may be a group's, and one that was typed wrong somebody else's. */
export function isOfOnePerson({ permit }: Pick<TravelDocument, 'permit'>): boolean {
  return permit?.basis !== 'visa';
}
