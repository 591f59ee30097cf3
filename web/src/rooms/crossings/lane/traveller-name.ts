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
