import type { Words } from './saying.ts';

/** What every desk of lists and forms says. */
export const workWords = {
  back: { ky: 'Артка', ru: 'Назад', en: 'Back' },
  confirm: { ky: 'Ырастоо', ru: 'Подтверждение', en: 'Confirm' },
  reason: { ky: 'Себеби', ru: 'Причина', en: 'Reason' },
  reasonOptional: { ky: 'Себеби (милдеттүү эмес)', ru: 'Причина (необязательно)', en: 'Reason (if you like)' },
  reasonMissing: {
    ky: 'Себебин жазыңыз: экинчи тарап аны окуйт.',
    ru: 'Напишите причину: её прочтёт другая сторона.',
    en: 'Write the reason: the other side will read it.',
  },
  refused: {
    ky: 'Аткарылган жок: {problem}. Жазганыңыз сакталды.',
    ru: 'Не выполнено: {problem}. Введённое сохранено.',
    en: 'Not done: {problem}. What you typed is kept.',
  },
  again: { ky: 'Кайра', ru: 'Ещё раз', en: 'Try again' },
  more: { ky: 'Дагы көрсөтүү', ru: 'Показать ещё', en: 'Show more' },
  add: { ky: 'Кошуу', ru: 'Добавить', en: 'Add' },
  remove: { ky: 'Алып салуу', ru: 'Убрать', en: 'Remove' },
  loading: { ky: 'Жүктөлүүдө…', ru: 'Загрузка…', en: 'Loading…' },
  program: { ky: 'программа', ru: 'программа (сама)', en: 'the program' },
  none: { ky: '–', ru: '–', en: '–' },
  changedMeanwhile: {
    ky: 'Ушул убакта башка бирөө өзгөрттү. Жазганыңыз сакталды; жаңысын көрүп, кайра сунуштаңыз.',
    ru: 'Тем временем запись изменил другой. Введённое сохранено; посмотрите новое и предложите ещё раз.',
    en: 'Somebody else changed it meanwhile. What you typed is kept; look at the new state and propose again.',
  },
  dateHint: { ky: 'күн.ай.жыл', ru: 'день.месяц.год', en: 'day.month.year' },
  keySearch: { ky: 'издөө талаасына', ru: 'к полю поиска', en: 'to the search field' },
  keyNext: { ky: 'кийинкиси', ru: 'следующее', en: 'the next one' },
  keyPrevious: { ky: 'мурункусу', ru: 'предыдущее', en: 'the one before' },
} as const satisfies Words;
