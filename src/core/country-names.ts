import isoCountries from 'i18n-iso-countries';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import kyrgyz from 'i18n-iso-countries/langs/ky.json' with { type: 'json' };
import russian from 'i18n-iso-countries/langs/ru.json' with { type: 'json' };
import { canonicalState } from './countries.ts';
import type { Language } from './languages.ts';

for (const names of [english, kyrgyz, russian]) isoCountries.registerLocale(names);

/** What the library says otherwise than the country itself does. */
const OWN_NAME: Record<Language, string> = { ky: 'Кыргызстан', ru: 'Кыргызстан', en: 'Kyrgyzstan' };

/** The name of a state; a code that no list of names knows stays a code. */
export function countryName(code: string, language: Language): string {
  return code === 'KGZ' ? OWN_NAME[language] : (isoCountries.getName(canonicalState(code), language) ?? code);
}
