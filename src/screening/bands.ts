import type { DocumentAgreement, PinAgreement } from './compare.ts';
import { type Band, isAboutDocument, type ListedEntry } from './listed-entry.ts';
import { POLICY } from './policy.ts';
import type { Score } from './scored.ts';

const { names: NAME, birthDate: DATE, lines: LINES } = POLICY;

/** From here on a list is worth its size: the line of a list of one is that of a thousand. */
const SMALLEST = 1000;
/** To here the line rises by a bit with each doubling. Beyond, namesakes are taken off the name itself (namesakes.ts). */
const LONG = 5000;
/** A name that agrees this well supports a document that was misread. */
const SUPPORTING_BITS = 8;

/** The score from which a traveller is reviewed: with the list grow the chances that a stranger resembles somebody. */
export function reviewLine(entryCount: number): number {
  const doublings = Math.log2(Math.max(entryCount, SMALLEST));
  return doublings + LINES.review + (LINES.longList - 1) * Math.max(0, doublings - Math.log2(LONG));
}

export interface Candidate {
  document: DocumentAgreement | undefined;
  pin: PinAgreement | undefined;
  score: Score;
  /** All bits, documents included. */
  total: number;
  /** The name that agreed is a weak alias, or the MRZ may have cut it. */
  isNameUnsure: boolean;
  /** Both names have the same sounds, token by token, however rare or frequent they are. */
  isNameEqual: boolean;
}

/**
 * The band of a candidate, or null when it is no match at all. The first line that holds decides.
 *
 * 1. Issuing state and number equal → stop, whoever holds the document: a stolen passport is carried by another person.
 * 2. An entry about a document: number alone, or equal only when misread, with name or birth date → review; without →
 *    log. Its owner's name and personal number match nobody.
 * 3. Personal number equal → stop; review when birth date, sex or nationality contradicts: two states can give one
 *    number.
 * 4. Number alone or misread, as in 2.
 * 5. Name and full birth date equal → stop; review when the name is unsure, or sex or personal number contradicts. The
 *    most frequent names of a large list would never reach a line that is set by rarity.
 * 6. The score reaches the review line, and more than the name agrees → review; → stop when it reaches the stop line,
 *    the birth date is the same, the name is sure, and neither sex nor personal number contradicts.
 * 7. No name can be compared, and birth date and nationality agree → review: the traveller is looked at in any case.
 * 8. The name agrees → log.
 */
export function bandOf(candidate: Candidate, entry: Pick<ListedEntry, 'category'>, line: number): Band | null {
  const { document, pin, score, total } = candidate;
  const nameBits = score.name?.bits ?? 0;
  const isBorn = (score.birthDate?.bits ?? 0) >= DATE.equalFirstOfJanuary;
  const byNumber = nameBits >= SUPPORTING_BITS || isBorn ? 'review' : 'log';

  if (document?.kind === 'strict') return 'stop';
  if (isAboutDocument(entry)) return document ? byNumber : null;
  if (pin?.isEqual) return isPinContradicted(score) ? 'review' : 'stop';
  if (isBorn && candidate.isNameEqual) return isUnsure(candidate) ? 'review' : 'stop';
  if (!score.name && isBorn && (score.nationality?.bits ?? 0) > 0 && total >= line) return 'review';
  if (nameBits <= 0) return document ? byNumber : null;
  if (total >= line && isCorroborated(candidate)) return isSure(candidate, line) ? 'stop' : 'review';
  if (document) return byNumber;
  return nameBits >= LOGGED_BITS && total >= line - LOGGED_BELOW ? 'log' : null;
}

/** Less of a name than this is what any two strangers share. */
const LOGGED_BITS = 4;
const LOGGED_BELOW = 6;

/**
 * The totals of the best hits that are certain. Nobody sees more of what is a `log` at most than there is room for: when so many are certain,
 * what is worse than all of them need not be scored to its end.
 */
export class LogRoom {
  readonly #totals = new Float64Array(POLICY.maxHits);
  #line = 0;

  /** Another traveller, or another list. */
  begin(line: number): void {
    this.#line = line;
    this.#totals.fill(leastTotal(line));
  }

  /** The total that a `log` needs. */
  get least(): number {
    return this.#totals[0] ?? 0;
  }

  /** A candidate that is a hit whatever else its entry says. Namesakes may take it as far as just below the line. */
  take(nameBits: number | undefined, total: number): void {
    if (nameBits === undefined || nameBits < LOGGED_BITS) return;
    const certain = Math.min(total, this.#line - JUST_BELOW);
    if (certain <= this.least) return;
    this.#totals[0] = certain;
    this.#totals.sort();
  }
}

/** What is below is not even a `log`. */
export function leastTotal(line: number): number {
  return line - LOGGED_BELOW;
}

/** More than `Namesakes` takes from a score beyond what it is above the line. */
const JUST_BELOW = 0.5;

/** Only such a candidate has a band, unless a number agrees: a different personal number can but lower the score. */
export function mayBeTold(nameBits: number | undefined, total: number, line: number): boolean {
  if (line === Number.NEGATIVE_INFINITY) return true;
  if (nameBits !== undefined && nameBits < LOGGED_BITS) return total >= line && nameBits > 0;
  return total >= line - LOGGED_BELOW;
}

/** Whether it can be more than a `log`: those are told by their scores, the best of them only. */
export function mayBeShown({ total, birthDate }: Score, line: number): boolean {
  return total >= line || (birthDate?.bits ?? 0) >= DATE.equalFirstOfJanuary;
}

/** The bits that a name needs at least for that; `bitsFor` answers with how many a total is reached. `logged`: the total of the least `log`. */
export function leastNameBits(line: number, logged: number, bitsFor: (total: number) => number): number {
  const least = bitsFor(logged);
  if (least === Number.NEGATIVE_INFINITY) return least;
  return least >= LOGGED_BITS ? least : Math.min(LOGGED_BITS, Math.max(0, bitsFor(line)));
}

/**
 * More than the name: a birth date that agrees, or a nationality where one side knows no birth date. Where both are known and differ, an
 * editor who gave a year must not stop more people than one who gave none. Half of a name and a year is what cousins share.
 */
function isCorroborated({ score, document }: Candidate): boolean {
  if (document) return true;
  if ((score.birthDate?.bits ?? 0) < DATE.swapped && (score.name?.bits ?? 0) < NAME.leastForReview) return false;
  if (score.birthDate) return score.birthDate.bits > 0;
  return (score.nationality?.bits ?? 0) > 0;
}

function isUnsure({ score, pin, isNameUnsure }: Candidate): boolean {
  return isNameUnsure || (score.sex ?? 0) < 0 || pin?.isEqual === false;
}

function isSure(candidate: Candidate, line: number): boolean {
  const { score, total } = candidate;
  const isBorn = (score.birthDate?.bits ?? 0) >= DATE.equalFirstOfJanuary;
  const isNamed = (score.name?.bits ?? 0) >= NAME.mostForToken;
  return isBorn && isNamed && !isUnsure(candidate) && total >= line + LINES.stop;
}

function isPinContradicted(score: Score): boolean {
  return (score.birthDate?.bits ?? 0) < 0 || (score.sex ?? 0) < 0 || (score.nationality?.bits ?? 0) < 0;
}
