import { openStore, useStore } from '../platform/store.ts';
import { useLanguage } from './language.ts';
import type { Language } from './languages.ts';

/** What ISO 3166-1 does not have, or calls otherwise than this country does (ICAO Doc 9303-3, 5). */
const OWN_NAMES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ky: {
    ...{ KGZ: 'Кыргызстан', D: 'Германия', UTO: 'Утопия (үлгү)', RKS: 'Косово', EUE: 'Европа Биримдиги' },
    ...{ UNO: 'БУУ', UNA: 'БУУнун мекемеси', UNK: 'БУУ, Косово', XOM: 'Мальта ордени', XPO: 'Интерпол', SUN: 'СССР' },
    ...{ XXA: 'жарандыгы жок адам', XXB: 'качкын', XXC: 'качкын (башка негизде)', XXX: 'жарандыгы көрсөтүлгөн эмес' },
  },
  ru: {
    ...{ KGZ: 'Кыргызстан', D: 'Германия', UTO: 'Утопия (образец)', RKS: 'Косово', EUE: 'Европейский союз' },
    ...{
      UNO: 'ООН',
      UNA: 'учреждение ООН',
      UNK: 'ООН, Косово',
      XOM: 'Мальтийский орден',
      XPO: 'Интерпол',
      SUN: 'СССР',
    },
    ...{ XXA: 'лицо без гражданства', XXB: 'беженец', XXC: 'беженец (иное)', XXX: 'гражданство не указано' },
  },
  en: {
    ...{ KGZ: 'Kyrgyzstan', D: 'Germany', UTO: 'Utopia (specimen)', RKS: 'Kosovo', EUE: 'European Union' },
    ...{
      UNO: 'United Nations',
      UNA: 'UN agency',
      UNK: 'UN, Kosovo',
      XOM: 'Order of Malta',
      XPO: 'Interpol',
      SUN: 'USSR',
    },
    ...{ XXA: 'stateless', XXB: 'refugee', XXC: 'refugee (other)', XXX: 'nationality not stated' },
  },
};

interface NamesFile {
  countries: Record<string, string | string[]>;
}

type Names = ReadonlyMap<string, string>;

const loaded = openStore<Readonly<Partial<Record<Language, Names>>>>({});
const asked = new Map<Language, Promise<void>>();

/** @returns when the names are there, or can't be had now */
export function loadCountryNames(language: Language): Promise<void> {
  const known = asked.get(language);
  if (known) return known;
  const loading = load(language);
  asked.set(language, loading);
  return loading;
}

/** Some 4 KB each; the signal never waits for them. */
async function load(language: Language): Promise<void> {
  const files: Record<Language, () => Promise<{ default: NamesFile }>> = {
    ky: () => import('i18n-iso-countries/langs/ky.json'),
    ru: () => import('i18n-iso-countries/langs/ru.json'),
    en: () => import('i18n-iso-countries/langs/en.json'),
  };
  try {
    const [{ default: file }, { default: codes }] = await Promise.all([
      files[language](),
      import('i18n-iso-countries/codes.json'),
    ]);
    const names = new Map<string, string>();
    for (const [alpha2, alpha3] of codes as [string, string, string][]) {
      const name = file.countries[alpha2];
      if (name !== undefined) names.set(alpha3, Array.isArray(name) ? (name[0] ?? alpha3) : name);
    }
    loaded.set({ ...loaded.get(), [language]: names });
  } catch {
    asked.delete(language);
  }
}

/** A state's name by its three-letter code in the screen's language; the code itself until the names are there. */
export function useCountryName(): (code: string) => string {
  const { language } = useLanguage();
  const names = useStore(loaded)[language];
  if (!names) void loadCountryNames(language);
  return (code) => OWN_NAMES[language][code] ?? names?.get(code) ?? code;
}
