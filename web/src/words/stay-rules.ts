import type { Words } from './saying.ts';

/** Rules of authorised stay and their test bench. */
export const stayRuleWords = {
  title: { ky: 'Жүрүү эрежелери', ru: 'Правила пребывания', en: 'Stay rules' },
  create: { ky: 'Жаңы эреже', ru: 'Новое правило', en: 'New rule' },
  ruleTitle: { ky: 'Аталышы', ru: 'Название', en: 'Title' },
  nationalities: { ky: 'Кимдер үчүн (жарандыгы)', ru: 'Для кого (гражданство)', en: 'For whom (nationality)' },
  nationalitiesHint: {
    ky: 'үч тамгадан, боштук менен; бош болсо – калгандардын баары',
    ru: 'по три буквы через пробел; пусто – все остальные',
    en: 'three letters each; empty: everybody else',
  },
  everybody: { ky: 'калгандардын баары', ru: 'все остальные', en: 'everybody else' },
  basis: { ky: 'Негизи', ru: 'Основание', en: 'Basis' },
  method: { ky: 'Кантип эсептелет', ru: 'Как считается', en: 'How it counts' },
  days: { ky: 'Канча күн', ru: 'Сколько дней', en: 'Days' },
  windowDays: { ky: 'Кайсы мөөнөттө, күн', ru: 'За какой срок, дней', en: 'Within so many days' },
  resetAfterDays: {
    ky: 'Сыртта канча күндөн кийин кайра башталат',
    ru: 'Сброс после дней вне страны',
    en: 'Begins anew after days outside',
  },
  registrationFreeDays: { ky: 'Каттоосуз күндөр', ru: 'Дней без регистрации', en: 'Days without registration' },
  barDays: { ky: 'Ашкандан кийин тыюу, күн', ru: 'Запрет после превышения, дней', en: 'Days barred after an overstay' },
  countsEntryDay: { ky: 'кирген күн эсептелет', ru: 'день въезда считается', en: 'the day of entry counts' },
  countsExitDay: { ky: 'чыккан күн эсептелет', ru: 'день выезда считается', en: 'the day of exit counts' },
  countsDaysBefore: {
    ky: 'эрежеге чейинки күндөр эсептелет',
    ru: 'дни до правила считаются',
    en: 'days before the rule count',
  },
  counting: { ky: 'Эсептөө', ru: 'Подсчёт', en: 'Counting' },
  validFrom: { ky: 'Башталат', ru: 'Действует с', en: 'In force from' },
  validTo: { ky: 'Акыркы күнү, ошол күн кошулат', ru: 'Последний день, включительно', en: 'Last day, included' },
  noEnd: { ky: 'мөөнөтсүз', ru: 'бессрочно', en: 'no end' },
  noLimit: { ky: 'чектөөсүз', ru: 'без ограничения', en: 'no limit' },
  daysOf: { ky: '{window} ичинде {days}', ru: '{days} из {window}', en: '{days} in {window}' },
  period: { ky: 'Мөөнөтү', ru: 'Срок действия', en: 'In force' },
  over: { ky: 'бүткөн', ru: 'уже не действует', en: 'over' },
  future: { ky: 'алдыда', ru: 'ещё не действует', en: 'not yet' },
  add: { ky: 'Эрежени кошуу', ru: 'Добавить правило', en: 'Add the rule' },
  addQuestion: {
    ky: 'Кошулсунбу? Эреже кийин өзгөрбөйт: аны бүтүрүп, башкасын кошууга гана болот.',
    ru: 'Добавить? Правило потом не меняется: его можно только закончить и добавить другое.',
    en: 'Add it? A rule is never changed later: it can only be ended and another added.',
  },
  end: { ky: 'Бүтүрүү…', ru: 'Закончить…', en: 'End it…' },
  endAct: { ky: 'Бүтүрүү', ru: 'Закончить', en: 'End it' },
  bench: { ky: 'Сынап көрүү, күнүнө чейин', ru: 'Проверка по дням', en: 'Test bench, day by day' },
  benchMore: {
    ky: 'Кириш жана чыгыш күндөрүн жазыңыз: кабина кандай эсептесе, ошондой эсептелет. Эч нерсе сакталбайт.',
    ru: 'Введите дни въезда и выезда: посчитается так же, как в кабине. Ничего не сохраняется.',
    en: 'Type days of entry and exit: it counts as the lane does. Nothing is kept.',
  },
  benchOf: { ky: 'Сыналып жатат: {title}', ru: 'Проверяется: {title}', en: 'Being tried: {title}' },
  entryDay: { ky: 'Кирген күнү', ru: 'День въезда', en: 'Day of entry' },
  exitDay: {
    ky: 'Чыккан күнү; бош – али ичинде',
    ru: 'День выезда; пусто – ещё здесь',
    en: 'Day of exit; empty: still inside',
  },
  onDate: { ky: 'Кайсы күнгө карата', ru: 'На какой день', en: 'On which day' },
  termUntil: { ky: 'Виза же келишим кайсы күнгө чейин', ru: 'Виза или договор по', en: 'Visa or contract until' },
  visit: { ky: '{n}-барышы', ru: 'Поездка {n}', en: 'Visit {n}' },
  used: {
    ky: { one: '{count} күн колдонулду', other: '{count} күн колдонулду' },
    ru: { one: 'использован {count} день', few: 'использовано {count} дня', many: 'использовано {count} дней' },
    en: { one: '{count} day used', other: '{count} days used' },
  },
  left: {
    ky: { one: '{count} күн калды', other: '{count} күн калды' },
    ru: { one: 'остался {count} день', few: 'осталось {count} дня', many: 'осталось {count} дней' },
    en: { one: '{count} day left', other: '{count} days left' },
  },
  overDays: {
    ky: { one: '{count} күн ашты', other: '{count} күн ашты' },
    ru: { one: 'превышение {count} день', few: 'превышение {count} дня', many: 'превышение {count} дней' },
    en: { one: '{count} day too many', other: '{count} days too many' },
  },
  until: { ky: '{date} чейин, ошол күн кошулат', ru: 'по {date} включительно', en: 'until {date}, that day included' },
  countedFrom: { ky: '{date} тарта эсептелет', ru: 'считается с {date}', en: 'counted from {date}' },
  registerBy: { ky: '{date} чейин катталуу керек', ru: 'зарегистрироваться по {date}', en: 'register by {date}' },
  barredUntil: {
    ky: '{date} чейин кирүүгө тыюу',
    ru: 'въезд запрещён по {date}',
    en: 'barred from entry until {date}',
  },
  limitNone: { ky: 'Күн чеги жок.', ru: 'Ограничения в днях нет.', en: 'No limit in days.' },
  limitUnknown: { ky: 'Визанын мөөнөтүн жазыңыз.', ru: 'Укажите срок визы.', en: 'Give the visa’s last day.' },
  legendCounted: { ky: 'эсептелет', ru: 'считается', en: 'counted' },
  legendNot: { ky: 'эсептелбейт', ru: 'не считается', en: 'not counted' },
  none: { ky: 'Эреже жок', ru: 'Правил нет', en: 'No rule yet' },
  noneMore: {
    ky: 'Биринчи эрежени кошуңуз: ансыз кабина жүрүү мөөнөтүн айта албайт.',
    ru: 'Добавьте первое правило: без него кабина не скажет о сроке пребывания.',
    en: 'Add the first rule: without one a lane cannot tell of the stay.',
  },
} as const satisfies Words;

export const stayBasisWords = {
  citizen: { ky: 'жаран', ru: 'гражданин', en: 'citizen' },
  residence: { ky: 'жашоого уруксат', ru: 'вид на жительство', en: 'residence permit' },
  'eaeu-worker': { ky: 'ЕАЭБ жумушчусу', ru: 'работник из ЕАЭС', en: 'EAEU worker' },
  'visa-free': { ky: 'визасыз', ru: 'без визы', en: 'visa-free' },
  visa: { ky: 'виза менен', ru: 'по визе', en: 'visa' },
} as const satisfies Words;

export const stayMethodWords = {
  'rolling-window': { ky: 'жылма терезе', ru: 'скользящее окно', en: 'rolling window' },
  'from-first-entry': { ky: 'биринчи киргенден', ru: 'с первого въезда', en: 'from the first entry' },
  'per-visit': { ky: 'ар бир барышы', ru: 'каждая поездка', en: 'per visit' },
  'document-term': { ky: 'документтин мөөнөтү', ru: 'срок документа', en: 'the document’s term' },
} as const satisfies Words;
