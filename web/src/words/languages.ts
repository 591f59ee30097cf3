/** The languages of the screen, in the order of the switch. */
export const LANGUAGES = ['ky', 'ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** Each by its own name. */
export const LANGUAGE_NAMES = { ky: 'Кыргызча', ru: 'Русский', en: 'English' } as const satisfies Record<
  Language,
  string
>;
