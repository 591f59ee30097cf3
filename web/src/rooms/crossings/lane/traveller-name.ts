interface Named {
  surname: string;
  givenNames: string;
}

/** Given names in ordinary case; the surname stays as the zone has it. */
export function givenNamesOf({ givenNames }: Named): string {
  return givenNames
    .toLowerCase()
    .replaceAll(/(^|[\s'’-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());
}

export function travellerName(document: Named): string {
  return [document.surname.toUpperCase(), givenNamesOf(document)].filter(Boolean).join(' ');
}

/** Whoever was presented, before anything is known of them: the name as the zone has it, or as it was typed. */
export function presentedName({ mrz, document }: { mrz?: readonly string[]; document?: Partial<Named> }): string {
  if (document) return travellerName({ surname: document.surname ?? '', givenNames: document.givenNames ?? '' });
  const line = mrz?.join('').length === 90 ? mrz.join('').slice(60) : mrz?.[0]?.slice(5, 44);
  const [surname = '', givenNames = ''] = (line ?? '').split('<<').map((part) => part.replaceAll('<', ' ').trim());
  return travellerName({ surname, givenNames }) || '—';
}
