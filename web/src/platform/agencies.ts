import { useLanguage } from '../words/language.ts';
import { useAnswer } from './answer.ts';
import { api, type Schemas } from './api.ts';

export type Agency = Schemas['Agency'];

const SELDOM_MS = 10 * 60_000;

/** The agencies with their names in three languages, those out of use too; they change seldom. */
export function useAgencies(): readonly Agency[] {
  const { data } = useAnswer(['agencies'], (signal) => api.GET('/v1/agencies', { signal }), { freshMs: SELDOM_MS });
  return data?.agencies ?? [];
}

/** An agency's name in the screen's language; its code until the names are there. */
export function useAgencyName(): (code: string) => string {
  const { language } = useLanguage();
  const agencies = useAgencies();
  return (code) => agencies.find((one) => one.code === code)?.names[language] ?? code;
}
