import isoCountries from 'i18n-iso-countries';

/** The state whose border this is: its citizens are never refused entry. */
export const HOME_STATE = 'KGZ';
/** ICAO Doc 9303-3, 5: no nationality is known. */
export const UNSPECIFIED_STATE = 'XXX';

/** Codes of ICAO Doc 9303 part 3, section 5, that ISO 3166-1 does not have, and withdrawn ones that are still met (SUN, ANT, NTZ). */
const ICAO_CODES = [
  ...['D', 'EUE', 'GBD', 'GBN', 'GBO', 'GBP', 'GBS', 'RKS', 'UNO', 'UNA', 'UNK', 'XOM', 'XPO', 'XBA', 'XIM', 'XCC'],
  ...['XCE', 'XCO', 'XEC', 'XES', 'XDC', 'XMP', 'XXA', 'XXB', 'XXC', 'XXX', 'SUN', 'ANT'],
  ...['NTZ', 'UTO'],
];

const ISO_CODES = Object.keys(isoCountries.getAlpha3Codes());
const STATE_CODES: ReadonlySet<string> = new Set([...ISO_CODES, ...ICAO_CODES]);

/** ISO 3166-1 alpha-3, or one of ICAO's own codes (Doc 9303-3, 5). */
export function isStateCode(code: string): boolean {
  return STATE_CODES.has(code);
}

/** ICAO's specimen state (Doc 9303-3, 5, part D): never a real traveller. */
export function isSpecimenState(code: string): boolean {
  return code === 'UTO';
}

/** One code for one state: ICAO's `D` and ISO's `DEU` are both Germany. */
export function canonicalState(code: string): string {
  return code === 'D' ? 'DEU' : code;
}

/** alpha-2 (`kg`, `KG`) to alpha-3 (`KGZ`); undefined when unknown. */
export function alpha3FromAlpha2(code: string): string | undefined {
  return isoCountries.alpha2ToAlpha3(code.toUpperCase());
}

/** An English country name as lists write it (`Democratic Republic of the Congo`) to alpha-3; undefined when unknown. */
export function alpha3FromEnglishName(name: string): string | undefined {
  return isoCountries.getAlpha3Code(name.trim(), 'en');
}
