import { HOME_STATE, UNSPECIFIED_STATE } from '../core/countries.ts';
import type { CalendarDate } from '../core/dates.ts';
import type { DocumentClass } from '../documents/travel-document.ts';
import { type BasisFacts, isOtherwiseRegulated, ruleFor, ruleOfTraveller, type StayRule } from './stay-rule.ts';

/** Of diplomatic, service, crew and refugees' documents states agree apart; such agreements are in no rule. */
const ORDINARY_CLASSES: readonly DocumentClass[] = ['ordinary', 'identity-card', 'other'];

/**
 * Does a rule say that whoever enters needs a visa, and nothing was shown that lets them in? Only where a rule of the basis `visa-required` says
 * so for the nationality: that no rule lets somebody in tells nothing, the table may not be complete.
 * @param documentClass of the document that the traveller travels on; undefined: not known
 */
export function isVisaRequired(
  rules: readonly StayRule[],
  facts: BasisFacts,
  documentClass: DocumentClass | undefined,
  date: CalendarDate,
): boolean {
  const { nationality, travellerKind, permit } = facts;
  // A contract alone lets nobody in but by the rule for workers, which is asked below.
  if (permit !== null && permit.basis !== 'eaeu-worker') return false;
  if (nationality === HOME_STATE || nationality === UNSPECIFIED_STATE) return false;
  if (isOtherwiseRegulated(travellerKind)) return false;
  if (documentClass === undefined || !ORDINARY_CLASSES.includes(documentClass)) return false;
  if (ruleFor(rules, 'visa-required', nationality, date) === undefined) return false;
  return ruleOfTraveller(rules, facts, date) === undefined;
}
