import { useCountryName } from '../../words/countries.ts';
import { formatDate } from '../../words/figures.ts';
import { useLanguage } from '../../words/language.ts';
import { sexWords } from '../../words/terms.ts';

const IS_DATE = /^\d{4}(-\d{2}){0,2}$/;

/** A feature's value as everywhere else on the screen: dates, states and sexes in words. */
export function useShownValue(): (feature: string, value: string) => string {
  const { language, say } = useLanguage();
  const countryName = useCountryName();
  return (feature, value) => {
    if (feature === 'sex') return value === 'F' || value === 'M' || value === 'X' ? say(sexWords[value]) : value;
    if (feature === 'nationality') return countryName(value);
    return feature === 'birth-date' && IS_DATE.test(value) ? formatDate(language, value) : value;
  };
}
