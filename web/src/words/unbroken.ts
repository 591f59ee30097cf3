/** Stays in one line: a number and its unit. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

/** Text as an agency wrote it, with telephone numbers that stay in one line: half of one is dialled wrongly. */
export const withWholeNumbers = (text: string): string => text.replaceAll(/\+?\d[\d ()-]{5,}\d/g, unbroken);
