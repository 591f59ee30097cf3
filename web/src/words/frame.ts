import type { Words } from './saying.ts';

/** Sign-in, header, lock, shortcut sheet: what every desk has around it. */
export const frameWords = {
  skipToContent: { ky: 'Негизги бөлүмгө өтүү', ru: 'Перейти к содержанию', en: 'Skip to content' },
  programName: {
    ky: 'Чек арадан өтүүлөрдү каттоо системасы',
    ru: 'Система учёта пересечений границы',
    en: 'Border migration information system',
  },
  signIn: { ky: 'Кирүү', ru: 'Войти', en: 'Sign in' },
  signInTitle: { ky: 'Системага кирүү', ru: 'Вход в систему', en: 'Sign in' },
  userName: { ky: 'Колдонуучунун аты', ru: 'Имя пользователя', en: 'User name' },
  password: { ky: 'Сырсөз', ru: 'Пароль', en: 'Password' },
  signInFailed: {
    ky: 'Аты же сырсөзү туура эмес. Текшерип, кайра жазыңыз.',
    ru: 'Имя или пароль неверны. Проверьте и введите ещё раз.',
    en: 'The user name or the password is wrong. Check both and try again.',
  },
  signInDelayed: {
    ky: {
      one: 'Сырсөз өтө көп жолу туура эмес жазылды. {count} секунддан кийин кайра аракет кылыңыз.',
      other: 'Сырсөз өтө көп жолу туура эмес жазылды. {count} секунддан кийин кайра аракет кылыңыз.',
    },
    ru: {
      one: 'Слишком много неверных паролей. Попробуйте через {count} секунду.',
      few: 'Слишком много неверных паролей. Попробуйте через {count} секунды.',
      many: 'Слишком много неверных паролей. Попробуйте через {count} секунд.',
    },
    en: {
      one: 'Too many wrong passwords. Try again in {count} second.',
      other: 'Too many wrong passwords. Try again in {count} seconds.',
    },
  },
  serverSilent: {
    ky: 'Сервер жооп бербей жатат. Байланышты текшериңиз; жазганыңыз сакталды.',
    ru: 'Сервер не отвечает. Проверьте связь; введённое сохранено.',
    en: 'The server does not answer. Check the line; what you typed is kept.',
  },
  openedAway: {
    ky: 'Сервер жооп бербей жатат. Кайтып келгенде бул барак өзү уланат; жөнөтүлө элек чечимдер сакталды.',
    ru: 'Сервер не отвечает. Страница продолжит сама, когда он вернётся; неотправленные решения сохранены.',
    en: 'The server does not answer. This page goes on by itself when it is back; decisions not yet sent are kept.',
  },
  unsent: {
    ky: {
      one: 'Сиздин {count} жазууңуз жөнөтүлө элек. Серверди күтүңүз же экранды кулпулаңыз.',
      other: 'Сиздин {count} жазууңуз жөнөтүлө элек. Серверди күтүңүз же экранды кулпулаңыз.',
    },
    ru: {
      one: 'Ещё не отправлена {count} ваша запись. Дождитесь сервера или заблокируйте экран.',
      few: 'Ещё не отправлены {count} ваши записи. Дождитесь сервера или заблокируйте экран.',
      many: 'Ещё не отправлены {count} ваших записей. Дождитесь сервера или заблокируйте экран.',
    },
    en: {
      one: '{count} record of yours is not sent yet. Wait for the server, or lock the screen.',
      other: '{count} records of yours are not sent yet. Wait for the server, or lock the screen.',
    },
  },
  signOutAnyway: {
    ky: 'Баары бир чыгуу: ушул жерге кайра киргенде жөнөтүлөт',
    ru: 'Всё равно выйти: уйдёт, когда вы снова войдёте здесь',
    en: 'Sign out all the same: it is sent when you sign in here again',
  },
  signOut: { ky: 'Чыгуу', ru: 'Выйти', en: 'Sign out' },
  lockNow: { ky: 'Экранды кулпулоо', ru: 'Заблокировать экран', en: 'Lock the screen' },
  lockedTitle: { ky: 'Экран кулпуланган', ru: 'Экран заблокирован', en: 'The screen is locked' },
  lockedFor: {
    ky: '{name} кирген. Улантуу үчүн сырсөздү жазыңыз; иш ошол бойдон турат.',
    ru: 'Вход выполнен: {name}. Введите пароль, чтобы продолжить: работа осталась как была.',
    en: '{name} is signed in. Type the password to go on; the work is as it was left.',
  },
  sessionEnded: {
    ky: 'Сеанс аяктады. {name} үчүн сырсөздү жазыңыз; экрандагы маалымат сакталды.',
    ru: 'Сеанс завершён. Введите пароль {name}; данные на экране сохранены.',
    en: 'The session has ended. Type the password of {name}; what is on the screen is kept.',
  },
  unlock: { ky: 'Кулпуну ачуу', ru: 'Разблокировать', en: 'Unlock' },
  connected: { ky: 'байланыш бар', ru: 'связь есть', en: 'hub connected' },
  away: { ky: '{time} бери байланыш жок', ru: 'связи нет с {time}', en: 'no connection since {time}' },
  listAge: { ky: 'тизме {age} мурдагы', ru: 'список {age} назад', en: 'list {age} old' },
  listAged: { ky: 'тизме эскирген: {age}', ru: 'список устарел: {age}', en: 'list out of date: {age}' },
  seconds: {
    ky: { one: '{count} сек', other: '{count} сек' },
    ru: { one: '{count} с', few: '{count} с', many: '{count} с' },
    en: { one: '{count} s', other: '{count} s' },
  },
  minutes: {
    ky: { one: '{count} мүн', other: '{count} мүн' },
    ru: { one: '{count} мин', few: '{count} мин', many: '{count} мин' },
    en: { one: '{count} min', other: '{count} min' },
  },
  hours: {
    ky: { one: '{count} саат', other: '{count} саат' },
    ru: { one: '{count} ч', few: '{count} ч', many: '{count} ч' },
    en: { one: '{count} h', other: '{count} h' },
  },
  language: { ky: 'Тил', ru: 'Язык', en: 'Language' },
  shortcuts: { ky: 'Баскычтар', ru: 'Клавиши', en: 'Shortcuts' },
  everywhere: { ky: 'Бардык жерде', ru: 'Везде', en: 'Everywhere' },
  close: { ky: 'Жабуу', ru: 'Закрыть', en: 'Close' },
  readNotTaken: {
    ky: 'Документ окулду, бирок алынган жок: адегенде бул баракты жабыңыз.',
    ru: 'Документ прочитан, но не принят: сначала закройте эту подсказку.',
    en: 'A document was read and not taken: close this sheet first.',
  },
  keyShortcutSheet: { ky: 'Ушул барак', ru: 'Эта подсказка', en: 'This sheet' },
  keyLanguage: { ky: 'Кийинки тил', ru: 'Следующий язык', en: 'Next language' },
  keyTheme: { ky: 'Караңгы же жарык', ru: 'Тёмное или светлое', en: 'Dark or light' },
  keyLock: { ky: 'Экранды кулпулоо', ru: 'Заблокировать экран', en: 'Lock the screen' },
  desks: { ky: 'Иш орундары', ru: 'Рабочие места', en: 'Desks' },
  loading: { ky: 'Жүктөлүүдө', ru: 'Загрузка', en: 'Loading' },
  noDesk: {
    ky: 'Бул аккаунтта иш орду жок. Администраторго кайрылыңыз.',
    ru: 'У этой учётной записи нет рабочего места. Обратитесь к администратору.',
    en: 'This account has no desk here. Ask an administrator.',
  },
  notHere: {
    ky: 'Бул даректе эч нерсе жок.',
    ru: 'По этому адресу ничего нет.',
    en: 'There is nothing at this address.',
  },
  broken: {
    ky: 'Экранда ката кетти. Жөнөтүлбөй калган чечимдер сакталды. Баракты кайра ачыңыз.',
    ru: 'Экран дал сбой. Неотправленные решения сохранены. Откройте страницу заново.',
    en: 'The screen has failed. Decisions not yet sent are kept. Open the page again.',
  },
  openAgain: { ky: 'Кайра ачуу', ru: 'Открыть заново', en: 'Open again' },
  refused: {
    ky: 'Сервер баш тартты ({code}). Эч нерсе жазылган жок.',
    ru: 'Сервер отказал ({code}). Ничего не записано.',
    en: 'The server refused ({code}). Nothing was recorded.',
  },
} as const satisfies Words;
