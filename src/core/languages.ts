/** The languages of forms and names, the country's own first. */
export const LANGUAGES = ['ky', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A text in each of them. */
export type InEachLanguage = Record<Language, string>;
