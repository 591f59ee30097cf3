/** What is rightly the same in two languages: names of things, and words that Kyrgyz and Russian share. */
export const SAME_ON_PURPOSE: ReadonlySet<string> = new Set([
  ...[
    'Виза',
    'Виза…',
    'виза',
    'виза {number}',
    'Транзит',
    'Экипаж',
    'Кабина',
    'ПИН',
    'документ',
    'Документ',
    'паспорт',
    'дипломат',
    'Автобус',
    'Паспорт, 2 × 44',
    'Карта, 3 × 30',
    '{status}: {who}, {at}',
  ],
]);
