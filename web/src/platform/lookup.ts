import { openSessionStore } from './session-store.ts';

/** Why somebody is looked up; asked once and kept while the same account works. */
export interface Lookup {
  purpose: string;
  caseNumber: string;
}

export const lookup = openSessionStore<Lookup>({ purpose: '', caseNumber: '' });

export const isLookupGiven = ({ purpose, caseNumber }: Lookup) => purpose.trim() !== '' && caseNumber.trim() !== '';

/** For a look-up by GET: headers hold ASCII only, so other letters go percent-encoded. */
export function lookupHeaders({ purpose, caseNumber }: Lookup): Record<string, string> {
  return { 'iamis-purpose': encodeURIComponent(purpose.trim()), 'iamis-case': encodeURIComponent(caseNumber.trim()) };
}
