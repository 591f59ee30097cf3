import type { Schemas } from '../../../platform/api.ts';
import { likenessOf } from '../evidence.ts';
import type { CaseHit } from './outcome-steps.ts';

type Document = Schemas['InspectedDocument'];
/** `other`: both sides are known and none is the other's, which weighs nothing: people have several documents. */
export type Likeness = 'equal' | 'alike' | 'different' | 'other' | 'not-compared';

export interface CompareLine {
  feature: string;
  traveller: string[];
  listed: string[];
  how: Likeness;
}

const FEATURES = ['name', 'birth-date', 'sex', 'nationality', 'document-number', 'personal-number'] as const;

/** The traveller and the listed person, feature by feature: by the evidence where there is some, else what each side says. */
export function compareLines(documents: readonly Document[], { evidence, listed }: CaseHit): CompareLine[] {
  return FEATURES.flatMap((feature) => {
    const line = evidence.find((one) => one.feature === feature);
    const others = listed ? listedValues(feature, listed) : [];
    if (line) {
      const rest = others.filter((value) => value.toUpperCase() !== line.listed.toUpperCase());
      return [{ feature, traveller: [line.traveller], listed: [line.listed, ...rest], how: likenessOf(line) }];
    }
    const own = [...new Set(documents.flatMap((document) => travellerValues(feature, document)))];
    if (own.length === 0 && others.length === 0) return [];
    return [{ feature, traveller: own, listed: others, how: withoutEvidence(own, others) }];
  });
}

function withoutEvidence(own: readonly string[], listed: readonly string[]): Likeness {
  if (own.length === 0 || listed.length === 0) return 'not-compared';
  const known = listed.map((value) => value.toUpperCase());
  return own.some((value) => known.includes(value.toUpperCase())) ? 'equal' : 'other';
}

function travellerValues(feature: (typeof FEATURES)[number], document: Document): string[] {
  switch (feature) {
    case 'name':
      return [`${document.surname} ${document.givenNames}`.trim()];
    case 'birth-date':
      return document.birthDate === null ? [] : [document.birthDate];
    case 'sex':
      return [document.sex];
    case 'nationality':
      return [document.nationality];
    case 'document-number':
      return [`${document.issuingState} ${document.documentNumber}`];
    case 'personal-number':
      return [];
  }
}

function listedValues(feature: (typeof FEATURES)[number], listed: NonNullable<CaseHit['listed']>): string[] {
  switch (feature) {
    case 'name':
      return listed.names.map(({ text }) => text);
    case 'birth-date':
      return listed.birthDates;
    case 'sex':
      return listed.sex === null ? [] : [listed.sex];
    case 'nationality':
      return listed.nationalities;
    case 'document-number':
      return listed.documents.map(({ state, number }) => [state, number].filter(Boolean).join(' '));
    case 'personal-number':
      return listed.pin === null ? [] : [listed.pin];
  }
}
