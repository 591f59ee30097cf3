import type { Schemas } from '../platform/api.ts';
import type { Saying, Words } from './saying.ts';

/** The audit: who did what, who looked at this person, and is it what was sealed. */
export const auditWords = {
  title: { ky: 'Аудит', ru: 'Журнал', en: 'Audit' },
  action: { ky: 'Иш-аракет', ru: 'Действие', en: 'Action' },
  anyAction: { ky: 'баары', ru: 'любое', en: 'any' },
  actor: { ky: 'Ким (аты же ID)', ru: 'Кто (имя или ID)', en: 'Who (user name or id)' },
  object: { ky: 'Эмне (ID)', ru: 'Что (ID)', en: 'What (id)' },
  objectHint: {
    ky: 'Текшерүүнүн, жазуунун же аккаунттун IDси: ким караганы көрүнөт.',
    ru: 'ID проверки, записи списка или учётной записи: покажет, кто смотрел.',
    en: 'Id of an inspection, an entry or an account: shows who looked at it.',
  },
  from: { ky: 'Кайсы күндөн', ru: 'С какого дня', en: 'From' },
  to: { ky: 'Кайсы күнгө чейин, ошол күн кошулат', ru: 'По какой день, включительно', en: 'To, that day included' },
  search: { ky: 'Көрсөтүү', ru: 'Показать', en: 'Show' },
  at: { ky: 'Качан', ru: 'Когда', en: 'When' },
  by: { ky: 'Ким', ru: 'Кто', en: 'Who' },
  what: { ky: 'Эмне', ru: 'Над чем', en: 'On what' },
  why: { ky: 'Максаты, иши', ru: 'Цель, дело', en: 'Purpose, case' },
  details: { ky: 'Толугураак', ru: 'Подробнее', en: 'Details' },
  none: { ky: 'Мындай жазуу жок', ru: 'Таких записей нет', en: 'No such entry' },
  noneMore: {
    ky: 'Чыпканы кеңейтиңиз. Аудитти окуу да аудитке жазылат.',
    ru: 'Ослабьте условия. Чтение журнала само записывается в журнал.',
    en: 'Widen the question. Reading the audit is itself recorded.',
  },
  whoLooked: { ky: 'Бул адамды ким караган', ru: 'Кто смотрел этого человека', en: 'Who looked at this person' },
  personNumber: {
    ky: 'Документтин номери же ПИН',
    ru: 'Номер документа или ПИН',
    en: 'Number of a document, or personal number',
  },
  personNumberHint: {
    ky: 'Текшерүүлөрү, тизмедеги ачык жазуулары жана ушул номер боюнча издөөлөр. Суроонун өзү да аудитке жазылат.',
    ru: 'Проверки, открытые записи списка и поиски по этому номеру. Сам вопрос тоже записывается в журнал.',
    en: 'Inspections, open entries of the list and searches for this number. The question is itself recorded.',
  },
  personNumberMissing: { ky: 'Номерин жазыңыз.', ru: 'Укажите номер.', en: 'Give the number.' },
  wholeAudit: { ky: 'Бүт аудитке кайтуу', ru: 'Ко всему журналу', en: 'Back to the whole audit' },
  looks: {
    ky: { one: '{who}: {count} жолу', other: '{who}: {count} жолу' },
    ru: { one: '{who}: {count} раз', few: '{who}: {count} раза', many: '{who}: {count} раз' },
    en: { one: '{who}: {count} time', other: '{who}: {count} times' },
  },
  allOf: { ky: 'ушунун баары', ru: 'всё об этом', en: 'all on this' },
  allBy: { ky: 'анын баары', ru: 'всё его', en: 'all by them' },
  verify: { ky: 'Аудитти текшерүү', ru: 'Проверить журнал', en: 'Verify the audit' },
  verifyMore: {
    ky: 'Ар бир жазуу анын мөөрү менен, ар бир мөөр колу менен салыштырылат. Узун журнал үчүн мүнөттөр кетет.',
    ru: 'Каждая запись сверяется с печатью, каждая печать – с подписью. Для длинного журнала это минуты.',
    en: 'Each entry is held against its seal, each seal against its signature. A long audit takes minutes.',
  },
  verifying: { ky: 'Текшерилүүдө…', ru: 'Проверяется…', en: 'Being verified…' },
  sound: {
    ky: 'Аудит мөөр басылгандай сакталган.',
    ru: 'Журнал таков, каким был опечатан.',
    en: 'The audit is what was sealed.',
  },
  broken: {
    ky: { one: 'Аудит мөөрдөгүдөй ЭМЕС: {count} айырма.', other: 'Аудит мөөрдөгүдөй ЭМЕС: {count} айырма.' },
    ru: {
      one: 'Журнал НЕ таков, каким был опечатан: {count} расхождение.',
      few: 'Журнал НЕ таков, каким был опечатан: {count} расхождения.',
      many: 'Журнал НЕ таков, каким был опечатан: {count} расхождений.',
    },
    en: {
      one: 'The audit is NOT what was sealed: {count} finding.',
      other: 'The audit is NOT what was sealed: {count} findings.',
    },
  },
  sealed: {
    ky: 'Мөөр: {seals}. Жазуулар: {entries}. Мөөрүн күткөнү: {waiting}.',
    ru: 'Печатей: {seals}. Записей: {entries}. Ждут печати: {waiting}.',
    en: 'Seals: {seals}. Sealed entries: {entries}. Waiting for their seal: {waiting}.',
  },
  lastSeal: {
    ky: 'Акыркы мөөр {number}. Тамырын башка жерге жазып алыңыз: журналдын аягы кесилсе, ушундан гана көрүнөт.',
    ru: 'Последняя печать {number}. Запишите её корень в другом месте: только так видно, что конец журнала отрезан.',
    en: 'Last seal {number}. Note its root elsewhere: only that shows an end that was cut off.',
  },
} as const satisfies Words;

/** What is not as it was sealed. */
export const auditFindingWords = {
  'entry-missing': { ky: 'жазуу жок', ru: 'записи нет', en: 'an entry is missing' },
  'entry-changed': { ky: 'жазуу өзгөртүлгөн', ru: 'запись изменена', en: 'an entry was changed' },
  'entry-added': { ky: 'жазуу кийин кошулган', ru: 'запись добавлена потом', en: 'an entry was added' },
  'seal-missing': { ky: 'мөөр жок', ru: 'печати нет', en: 'a seal is missing' },
  'seal-forged': { ky: 'мөөр жасалма', ru: 'печать поддельная', en: 'a seal is forged' },
  'seal-chain-broken': {
    ky: 'мөөрлөрдүн чынжыры үзүлгөн',
    ru: 'цепь печатей разорвана',
    en: 'the chain of seals is broken',
  },
  'seal-key-unknown': {
    ky: 'мөөрдүн ачкычы белгисиз',
    ru: 'ключ печати неизвестен',
    en: 'the key of a seal is unknown',
  },
  'anchor-missing': {
    ky: 'жазылып алынган мөөр жок',
    ru: 'записанной печати нет',
    en: 'a seal that was noted is missing',
  },
  'anchor-differs': {
    ky: 'жазылып алынган мөөр башка',
    ru: 'записанная печать другая',
    en: 'a seal that was noted differs',
  },
} as const satisfies Record<Schemas['AuditVerification']['findings'][number]['kind'], Saying>;

/** What an entry of the audit is about; another kind is shown by its code. */
export const objectKindWords: Readonly<Record<string, Saying>> = {
  account: { ky: 'аккаунт', ru: 'учётная запись', en: 'account' },
  agency: { ky: 'мекеме', ru: 'служба', en: 'agency' },
  audit: { ky: 'аудит', ru: 'журнал', en: 'audit' },
  'balance-notice': { ky: 'тең салмак билдирүүсү', ru: 'уведомление о балансе', en: 'notice of the balance' },
  checkpoint: { ky: 'өткөрүү пункту', ru: 'пункт пропуска', en: 'checkpoint' },
  crossing: { ky: 'чек арадан өтүү', ru: 'пересечение границы', en: 'crossing' },
  crossings: { ky: 'чек арадан өтүүлөр', ru: 'пересечения границы', en: 'crossings' },
  demonstration: { ky: 'көрсөтмө', ru: 'демонстрация', en: 'demonstration' },
  'false-match': { ky: 'жаңылыш дал келүү', ru: 'ложное совпадение', en: 'false match' },
  'false-matches': { ky: 'жаңылыш дал келүүлөр', ru: 'ложные совпадения', en: 'false matches' },
  group: { ky: 'топ', ru: 'группа', en: 'group' },
  inspection: { ky: 'текшерүү', ru: 'проверка', en: 'inspection' },
  'legal-hold': { ky: 'мыйзамдык сактоо', ru: 'запрет на удаление', en: 'legal hold' },
  referral: { ky: 'кошумча текшерүү', ru: 'углублённая проверка', en: 'referral' },
  'role-grant': { ky: 'роль берүү', ru: 'назначение роли', en: 'grant of a role' },
  session: { ky: 'кирүү сеансы', ru: 'сеанс', en: 'session' },
  shift: { ky: 'нөөмөт', ru: 'смена', en: 'shift' },
  'stay-rule': { ky: 'жүрүү эрежеси', ru: 'правило пребывания', en: 'stay rule' },
  stays: { ky: 'жүрүүлөр', ru: 'пребывания', en: 'stays' },
  store: { ky: 'сактагыч', ru: 'хранилище', en: 'store' },
  watchlist: { ky: 'көзөмөл тизмеси', ru: 'контрольный список', en: 'watchlist' },
  'watchlist-entry': { ky: 'тизмедеги жазуу', ru: 'запись списка', en: 'watchlist entry' },
  'watchlist-import': { ky: 'тизменин файлы', ru: 'файл списка', en: 'list file' },
  'watchlist-simulation': { ky: 'тизме сыноосу', ru: 'проба записи', en: 'simulation' },
};
