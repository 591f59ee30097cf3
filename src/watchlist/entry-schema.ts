import { z } from 'zod';
import { canonicalState, isStateCode } from '../core/countries.ts';
import { isCalendarDate } from '../core/dates.ts';
import { asFault } from '../core/field-fault.ts';
import { ACTIONS, CATEGORIES, FLAGS } from '../screening/listed-entry.ts';
import { normalisePersonalNumber } from '../screening/normalise-number.ts';
import { isBirthDate } from './birth-date.ts';
import { canonicalContent, DIRECTIONS, type EntryContent, SEVERITIES } from './watchlist-entry.ts';

/** PostgreSQL's jsonb refuses NUL and halves of surrogate pairs; other control characters have no business in a name. */
function isPlainText(text: string): boolean {
  return text.isWellFormed() && !/\p{Cc}/u.test(text);
}

function plainText(maxLength: number) {
  return z.string().trim().min(1).max(maxLength).refine(isPlainText, 'must not contain control characters');
}

const calendarDate = z
  .string()
  .max(10)
  .refine(isCalendarDate, asFault('day-wrong', 'must be a day of the calendar, YYYY-MM-DD'))
  .meta({ format: 'date', description: 'A calendar day, YYYY-MM-DD' });

const stateCode = z
  .string()
  .max(3)
  .refine(isStateCode, asFault('state-unknown', 'must be an ISO 3166-1 alpha-3 or ICAO code'))
  .meta({ description: 'ISO 3166-1 alpha-3, or a code of ICAO Doc 9303-3, 5', examples: ['KGZ'] });

export const listedNameSchema = z
  .strictObject({
    text: plainText(200).refine((text) => /\p{L}/u.test(text), 'must contain a letter'),
    kind: z.enum(['primary', 'alias', 'weak']).meta({ description: 'weak: a nickname or a name too common to go by' }),
  })
  .meta({ description: 'One spelling of a listed name, in any script' });

export const listedDocumentSchema = z.strictObject({
  state: stateCode.nullable().optional(),
  number: plainText(50).refine((text) => /[\p{L}\p{N}]/u.test(text), 'must contain a letter or a digit'),
});

/** The fields of an entry as an editor sends them; also the shape of a change. */
export const entryBodyShape = {
  category: z.enum(CATEGORIES),
  action: z.enum(ACTIONS),
  names: z.array(listedNameSchema).min(1).max(200),
  birthDates: z
    .array(
      z
        .string()
        .max(10)
        .refine(isBirthDate, asFault('birth-date-wrong', 'must be like 1975-03-02, 1975-03, 1975, c1970 or 1970/1975'))
        .meta({ description: '1975-03-02, 1975-03, 1975, c1970 (about) or 1970/1975 (one of these years)' }),
    )
    .max(50)
    .optional(),
  sex: z.enum(['F', 'M', 'X']).nullable().optional(),
  nationalities: z.array(stateCode).max(20).optional(),
  documents: z.array(listedDocumentSchema).max(100).optional(),
  pin: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{6,20}$/)
    // Nobody would be screened by it, and its editor would believe otherwise.
    .refine((pin) => normalisePersonalNumber(pin) !== '', 'is too short or too plain to tell one person')
    .nullable()
    .optional()
    .meta({ description: 'Personal number given by the state to the person, not to a document' }),
  birthPlace: plainText(200).nullable().optional(),
  flags: z.array(z.enum(FLAGS)).max(FLAGS.length).optional(),
  legalBasis: plainText(500).nullable().optional(),
  caseNumber: plainText(100).nullable().optional(),
  severity: z.enum(SEVERITIES).nullable().optional(),
  directions: z
    .array(z.enum(DIRECTIONS))
    .max(2)
    .optional()
    .meta({ description: 'Empty or absent: refuse-entry holds on entry, refuse-exit on exit, all else both ways' }),
  onlyNationalities: z
    .array(stateCode)
    .max(20)
    .optional()
    .meta({ description: 'Not empty: by name the entry means travellers of these nationalities only' }),
  contact: plainText(200).nullable().optional().meta({ description: 'Whom to reach around the clock' }),
  validFrom: calendarDate.nullable().optional(),
  reviewDue: calendarDate.nullable().optional(),
  validTo: calendarDate.nullable().optional().meta({ description: 'The last day on which the entry holds' }),
};

/** Refines `validTo`: an entry that ends before it begins would never be in force. */
export function isValidityForward(body: { validFrom?: string | null; validTo?: string | null }): boolean {
  return !body.validFrom || !body.validTo || body.validFrom <= body.validTo;
}

export const VALIDITY_FORWARD = {
  ...asFault('ends-before-it-begins', 'must not be before validFrom'),
  path: ['validTo'],
};

/** The body of `POST /v1/watchlist/entries`. What is missing lowers the completeness; it does not refuse the entry. */
export const entryBodySchema = z.strictObject(entryBodyShape).refine(isValidityForward, VALIDITY_FORWARD);

export type EntryBody = z.output<typeof entryBodySchema>;

/** The content of a first version from a parsed body, in canonical order; `source` for a record of a list. */
export function entryContentFromBody(
  body: EntryBody,
  source: { sourceList: string; sourceId: string } | null = null,
): EntryContent {
  return canonicalContent({
    category: body.category,
    action: body.action,
    names: body.names.map(({ text, kind }) => ({ text: text.normalize('NFC'), kind })),
    birthDates: body.birthDates ?? [],
    sex: body.sex ?? null,
    nationalities: (body.nationalities ?? []).map(canonicalState),
    documents: (body.documents ?? []).map(({ state, number }) => ({
      state: state ? canonicalState(state) : null,
      number,
    })),
    pin: body.pin ?? null,
    birthPlace: body.birthPlace ?? null,
    flags: body.flags ?? [],
    legalBasis: body.legalBasis ?? null,
    caseNumber: body.caseNumber ?? null,
    severity: body.severity ?? null,
    directions: body.directions ?? [],
    onlyNationalities: (body.onlyNationalities ?? []).map(canonicalState),
    contact: body.contact ?? null,
    validFrom: body.validFrom ?? null,
    reviewDue: body.reviewDue ?? null,
    validTo: body.validTo ?? null,
    sourceList: source?.sourceList ?? null,
    sourceId: source?.sourceId ?? null,
  });
}
