import type { Schemas } from '../platform/api.ts';
import type { Say } from './language.ts';
import type { Saying } from './saying.ts';

/** Every refusal of the server, and how a list file may fail; one that this page does not know yet is shown by its code. */
export const problemWords = {
  'inspection-already-decided': { ky: 'мурда эле чечилген', ru: 'уже решено', en: 'already decided' },
  'inspection-referred': {
    ky: 'кошумча текшерүүдө',
    ru: 'уже на углублённой проверке',
    en: 'already with the second line',
  },
  'inspection-not-yours': {
    ky: 'башка көзөмөлчүнүкү',
    ru: 'это проверка другого контролёра',
    en: 'another officer’s inspection',
  },
  'inspection-not-found': { ky: 'мындай текшерүү жок', ru: 'такой проверки нет', en: 'no such inspection' },
  'needs-second-line': {
    ky: 'кошумча текшерүү гана чечет',
    ru: 'решает только углублённая проверка',
    en: 'only the second line decides',
  },
  'checkpoint-not-yours': {
    ky: 'бул пунктта иштебейсиз',
    ru: 'вы не работаете в этом пункте',
    en: 'not your checkpoint',
  },
  'correction-too-late': { ky: '15 мүнөт өтүп кетти', ru: '15 минут прошли', en: 'the 15 minutes are over' },
  'correction-empty': { ky: 'жаңы эч нерсе жок', ru: 'ничего нового', en: 'nothing new' },
  'decided-at-out-of-range': {
    ky: 'компьютердин сааты туура эмес',
    ru: 'неверные часы компьютера',
    en: 'this computer’s clock is wrong',
  },
  'id-time-out-of-range': {
    ky: 'компьютердин сааты туура эмес',
    ru: 'неверные часы компьютера',
    en: 'this computer’s clock is wrong',
  },
  'screening-unavailable': { ky: 'тизме жүктөлө элек', ru: 'список ещё не загружен', en: 'the list is not loaded yet' },
  'bad-request': {
    ky: 'маалымат толук эмес же туура эмес',
    ru: 'данные неполны или неверны',
    en: 'data missing or wrong',
  },
  'group-undecided': { ky: 'баары эле чечиле элек', ru: 'решены не все', en: 'not everybody is decided' },
  'group-incomplete': { ky: 'айтылгандай көп көрүлгөн жок', ru: 'сверены не все', en: 'fewer seen than declared' },
  'shift-already-open': { ky: 'нөөмөт мурда эле ачылган', ru: 'смена уже открыта', en: 'a shift is open already' },
  'check-note-required': {
    ky: 'өтпөгөн текшерүүгө эскертүү керек',
    ru: 'к непройденной проверке нужна заметка',
    en: 'a failed check needs a note',
  },
  'own-sign-off': {
    ky: 'экинчи кол башка адамдыкы болушу керек',
    ru: 'вторая подпись должна быть чужой',
    en: 'somebody else signs second',
  },
  forbidden: { ky: 'бул аккаунтка уруксат жок', ru: 'этой учётной записи нельзя', en: 'not allowed for this account' },
  'own-proposal': {
    ky: 'өз сунушуңузду башка бирөө чечет',
    ru: 'своё предложение решает другой',
    en: 'somebody else decides on your own proposal',
  },
  'entry-not-found': { ky: 'мындай жазуу жок', ru: 'такой записи нет', en: 'no such entry' },
  'entry-not-pending': { ky: 'бул сунуш чечилип калган', ru: 'по этому предложению уже решено', en: 'already decided' },
  'entry-not-active': { ky: 'бул жазуу күчүндө эмес', ru: 'эта запись не действует', en: 'this entry is not in force' },
  'proposal-pending': {
    ky: 'бул жазуу боюнча сунуш күтүп турат',
    ru: 'по этой записи уже ждёт предложение',
    en: 'a proposal for it already waits',
  },
  'entry-incomplete': {
    ky: 'бекитүү үчүн талаалар жетишпейт',
    ru: 'не хватает полей для утверждения',
    en: 'it lacks what approval needs',
  },
  'second-approver-required': {
    ky: 'экинчи бекитүүчү керек',
    ru: 'нужен второй утверждающий',
    en: 'a second approver must do this',
  },
  'lookup-reason-required': {
    ky: 'максатын жана иштин номерин жазыңыз',
    ru: 'нужны цель и номер дела',
    en: 'a purpose and a case number are needed',
  },
  'precondition-failed': {
    ky: 'ушул убакта башка бирөө өзгөрттү',
    ru: 'тем временем изменил другой',
    en: 'somebody changed it meanwhile',
  },
  'import-unreadable': {
    ky: 'файл бул түргө дал келбейт',
    ru: 'файл не читается как этот формат',
    en: 'the file cannot be read as this format',
  },
  'import-too-large': { ky: 'файл 100 МБдан чоң', ru: 'файл больше 100 МБ', en: 'the file is larger than 100 MB' },
  'import-not-staged': {
    ky: 'бул файл чечим күтпөйт',
    ru: 'этот файл не ждёт решения',
    en: 'this file does not wait for a decision',
  },
  'confirm-removals-required': {
    ky: 'тизменин бир бөлүгү кетет, ырастаңыз',
    ru: 'уйдёт часть списка, подтвердите',
    en: 'part of the list would go, confirm it',
  },
  overloaded: {
    ky: 'сервер бош эмес, бир аздан кийин кайталаңыз',
    ru: 'сервер занят, повторите чуть позже',
    en: 'the server is busy, try again in a moment',
  },
  'roles-incompatible': {
    ky: 'бул ролдор чогуу болбойт',
    ru: 'эти роли не сочетаются',
    en: 'these roles do not go together',
  },
  'username-taken': { ky: 'мындай ат бар', ru: 'такое имя занято', en: 'this user name is taken' },
  'second-administrator-required': {
    ky: 'муну экинчи администратор кылат',
    ru: 'это делает второй администратор',
    en: 'a second administrator must do this',
  },
  'role-grant-closed': {
    ky: 'бул ролдор чечилип калган',
    ru: 'по этим ролям уже решено',
    en: 'these roles are already decided',
  },
  'agency-exists': { ky: 'мындай код бар', ru: 'такой код есть', en: 'this code is taken' },
  'agency-not-found': { ky: 'мындай мекеме жок', ru: 'такой службы нет', en: 'no such agency' },
  'checkpoint-exists': { ky: 'мындай код бар', ru: 'такой код есть', en: 'this code is taken' },
  'checkpoint-not-found': { ky: 'мындай пункт жок', ru: 'такого пункта нет', en: 'no such checkpoint' },
  'stay-rule-overlaps': {
    ky: 'ошол эле адамдар үчүн башка эреже бар',
    ru: 'для тех же людей уже есть правило',
    en: 'another rule is in force for the same people',
  },
  'stay-rule-retroactive': {
    ky: 'эреже өткөн күндөн башталбайт жана бүтпөйт',
    ru: 'правило не начинается и не кончается в прошлом',
    en: 'a rule neither begins nor ends in the past',
  },
  'stay-rule-ended': {
    ky: 'бул эреженин акыркы күнү бар',
    ru: 'у правила уже есть последний день',
    en: 'this rule has a last day already',
  },
  'balance-notice-not-found': {
    ky: 'мындай эскертүү жок',
    ru: 'такого уведомления нет',
    en: 'there is no such notice',
  },
  'balance-notice-acknowledged': {
    ky: 'бул эскертүү мурда эле белгиленген',
    ru: 'это уведомление уже подтверждено',
    en: 'this notice has been acknowledged already',
  },
  'not-signed-in': { ky: 'сеанс аяктаган', ru: 'сеанс завершён', en: 'the session has ended' },
  'malformed-json': { ky: 'суроо-талап бузук', ru: 'запрос повреждён', en: 'the request is broken' },
  'body-too-large': { ky: 'өтө көп маалымат жөнөтүлдү', ru: 'отправлено слишком много', en: 'too much was sent' },
  'headers-too-large': {
    ky: 'суроо-талаптын башы өтө чоң',
    ru: 'слишком большой заголовок запроса',
    en: 'the request’s headers are too large',
  },
  'request-too-slow': { ky: 'байланыш өтө жай', ru: 'связь слишком медленная', en: 'the line is too slow' },
  'unsupported-media-type': {
    ky: 'мындай файл кабыл алынбайт',
    ru: 'файлы этого вида не принимаются',
    en: 'this kind of file is not accepted',
  },
  'not-found': { ky: 'мындай нерсе жок', ru: 'такого нет', en: 'there is no such thing' },
  'too-many-requests': {
    ky: 'өтө көп суроо-талап, бир аз күтүңүз',
    ru: 'слишком много запросов, подождите',
    en: 'too many requests, wait a moment',
  },
  'database-unavailable': {
    ky: 'маалымат базасы жооп бербейт',
    ru: 'база данных не отвечает',
    en: 'the database does not answer',
  },
  'internal-error': { ky: 'сервердин катасы', ru: 'ошибка на сервере', en: 'a fault of the server' },
  'idempotency-key-reused': {
    ky: 'ушул эле белги менен башка нерсе жөнөтүлгөн',
    ru: 'с этой же меткой уже отправлено другое',
    en: 'something else was sent under the same key',
  },
  'precondition-required': {
    ky: 'алгач жазуунун учурдагы абалын ачыңыз',
    ru: 'сначала откройте запись заново',
    en: 'open the record anew first',
  },
  'sign-in-failed': { ky: 'аты же сырсөзү туура эмес', ru: 'неверное имя или пароль', en: 'wrong name or password' },
  'sign-in-delayed': {
    ky: 'туура эмес сырсөз көп болду, күтүңүз',
    ru: 'слишком много неверных паролей, подождите',
    en: 'too many wrong passwords, wait',
  },
  'refresh-token-invalid': {
    ky: 'сеансты улантуу мүмкүн эмес, кайра кириңиз',
    ru: 'сеанс не продлить, войдите снова',
    en: 'the session cannot go on, sign in again',
  },
  'csrf-token-wrong': {
    ky: 'бет эскирген, кайра ачыңыз',
    ru: 'страница устарела, откройте заново',
    en: 'the page is stale, open it anew',
  },
  'cross-site-request': {
    ky: 'башка сайттан келген суроо-талап',
    ru: 'запрос с чужого сайта',
    en: 'a request of another site',
  },
  'agency-not-yours': { ky: 'башка мекеменики', ru: 'принадлежит другой службе', en: 'another agency’s' },
  'account-not-found': { ky: 'мындай аккаунт жок', ru: 'такой учётной записи нет', en: 'no such account' },
  'not-an-officer': {
    ky: 'көзөмөлчү гана жиберилет',
    ru: 'направить можно только контролёра',
    en: 'only an officer can be lent',
  },
  'lending-too-long': {
    ky: 'эң көбү 12 саатка жиберилет',
    ru: 'направить можно не более чем на 12 часов',
    en: 'at most for 12 hours',
  },
  'role-grant-not-found': {
    ky: 'мындай ролдор сунушталган эмес',
    ru: 'такого предложения ролей нет',
    en: 'no such proposal of roles',
  },
  'lane-not-found': {
    ky: 'бул пунктта мындай кабина жок',
    ru: 'в этом пункте нет такой кабины',
    en: 'the checkpoint has no such lane',
  },
  'lane-direction-differs': {
    ky: 'кабина башка багытта иштейт',
    ru: 'кабина работает в другом направлении',
    en: 'the lane works in the other direction',
  },
  'document-unreadable': { ky: 'документ окулган жок', ru: 'документ не читается', en: 'the document cannot be read' },
  'unsupported-document': {
    ky: 'мындай документтин зонасы окулбайт',
    ru: 'зона такого вида не читается',
    en: 'a zone of this kind is not read',
  },
  'id-reused': {
    ky: 'бул номер башка текшерүүгө берилген',
    ru: 'этот номер занят другой проверкой',
    en: 'the id is another inspection’s',
  },
  'late-reason-required': {
    ky: 'кеч жазылганынын себеби керек',
    ru: 'нужна причина поздней записи',
    en: 'a late record needs a reason',
  },
  'occurred-at-out-of-range': {
    ky: 'айтылган убакыт туура эмес',
    ru: 'указанное время вне допустимого',
    en: 'the stated time is out of range',
  },
  'citizen-not-refused': {
    ky: 'жаранга кирүүдөн баш тартылбайт',
    ru: 'гражданину не отказывают во въезде',
    en: 'a citizen is never refused entry',
  },
  'reason-required': { ky: 'себебин айтыңыз', ru: 'нужна причина', en: 'a reason is needed' },
  'reason-wrong': {
    ky: 'бул себеп туура келбейт',
    ru: 'эта причина сюда не подходит',
    en: 'this reason does not belong here',
  },
  'acknowledgement-required': {
    ky: 'ар бир эскертүүнү белгилеңиз',
    ru: 'подтвердите каждое предупреждение',
    en: 'acknowledge each advisory',
  },
  'override-reason-required': {
    ky: 'эскертүүгө карабай өткөрүүнүн себеби керек',
    ru: 'нужна причина пропуска вопреки предупреждению',
    en: 'admitting in spite of an advisory needs a reason',
  },
  'protection-answer-required': {
    ky: 'коргоо сурайбы, ушуну айтыңыз',
    ru: 'ответьте, просит ли лицо защиты',
    en: 'say whether protection is asked for',
  },
  'escort-not-allowed': {
    ky: 'бул жерде коштоо болбойт',
    ru: 'сопровождение здесь неприменимо',
    en: 'an escort does not belong here',
  },
  'crossing-not-found': { ky: 'мындай өтүү жок', ru: 'такого пересечения нет', en: 'no such crossing' },
  'referral-not-found': {
    ky: 'мындай кошумча текшерүү жок',
    ru: 'такой углублённой проверки нет',
    en: 'no such referral',
  },
  'referral-already-claimed': {
    ky: 'аны башка бирөө алып койгон',
    ru: 'её уже взял другой',
    en: 'somebody else has claimed it',
  },
  'referral-not-claimed': { ky: 'алгач өзүңүзгө алыңыз', ru: 'сначала возьмите её себе', en: 'claim it first' },
  'referral-closed': {
    ky: 'бул кошумча текшерүү бүткөн',
    ru: 'эта углублённая проверка закончена',
    en: 'this referral is closed',
  },
  'outcome-not-allowed': {
    ky: 'мындай жыйынтык бул жерде болбойт',
    ru: 'такой исход здесь невозможен',
    en: 'this outcome is not allowed here',
  },
  'finding-required': {
    ky: 'ар бир дал келүүгө баа бериңиз',
    ru: 'оцените каждое совпадение',
    en: 'each hit needs a finding',
  },
  'finding-unknown-entry': {
    ky: 'мындай дал келүү болгон эмес',
    ru: 'такого совпадения не было',
    en: 'there was no such hit',
  },
  'holder-answer-required': {
    ky: 'көрсөткөн адам документтин ээсиби, айтыңыз',
    ru: 'ответьте, владелец ли предъявитель',
    en: 'say whether the holder is the owner',
  },
  'owner-word-required': {
    ky: 'тизменин ээсинин сөзү керек',
    ru: 'нужно слово службы-владельца',
    en: 'the owner agency’s word is needed',
  },
  'handed-to-required': { ky: 'кимге өткөрүлгөнүн айтыңыз', ru: 'укажите, кому передали', en: 'say to whom' },
  'shift-not-found': { ky: 'мындай нөөмөт жок', ru: 'такой смены нет', en: 'no such shift' },
  'shift-not-open': {
    ky: 'бул нөөмөттүн барагы жазылып калган',
    ru: 'лист этой смены уже составлен',
    en: 'the sheet of this shift is written already',
  },
  'handover-not-written': {
    ky: 'кол коё турган барак жок',
    ru: 'подписывать ещё нечего',
    en: 'there is no sheet to sign yet',
  },
  'group-not-found': { ky: 'мындай топ жок', ru: 'такой группы нет', en: 'no such group' },
  'group-closed': { ky: 'бул топ жабылган', ru: 'эта группа закрыта', en: 'this group is closed' },
  'group-mismatch': {
    ky: 'бул текшерүү башка пункттуку же багыттыкы',
    ru: 'эта проверка другого пункта или направления',
    en: 'this inspection is of another checkpoint or direction',
  },
  'group-full': { ky: 'топ толду', ru: 'группа заполнена', en: 'the group is full' },
  'inspection-in-other-group': {
    ky: 'бул текшерүү башка топто',
    ru: 'эта проверка в другой группе',
    en: 'this inspection is in another group',
  },
  'not-refused': { ky: 'эч кимден баш тартылган эмес', ru: 'отказа не было', en: 'nobody was refused' },
  'no-false-match': {
    ky: 'жаңылыш дал келүү табылган эмес',
    ru: 'ложного совпадения не установлено',
    en: 'no false match was found',
  },
  'import-not-found': { ky: 'мындай файл жок', ru: 'такого файла нет', en: 'no such file' },
  'stay-rule-not-found': { ky: 'мындай эреже жок', ru: 'такого правила нет', en: 'no such rule' },
  'false-match-not-found': {
    ky: 'мындай жаңылыш дал келүү жок',
    ru: 'такого ложного совпадения нет',
    en: 'no such false match',
  },
  'false-match-over': {
    ky: 'бул жаңылыш дал келүү мындан ары эсепте эмес',
    ru: 'это ложное совпадение больше не действует',
    en: 'this false match is no longer remembered',
  },
  'period-invalid': {
    ky: 'мезгил аралыкка туура келбейт',
    ru: 'период не подходит к диапазону',
    en: 'the period does not fit the range',
  },
  'range-too-long': { ky: 'аралык өтө узун', ru: 'диапазон слишком длинный', en: 'the range is too long' },
  'persons-not-summed': { ky: 'адамдар кошулбайт', ru: 'лица не складываются', en: 'persons are not added up' },
  interrupted: {
    ky: 'окуу үзүлдү, файлды кайра жүктөңүз',
    ru: 'чтение прервано, загрузите файл ещё раз',
    en: 'the reading was interrupted, upload the file again',
  },
} as const satisfies Record<Schemas['Problem']['code'] | 'interrupted', Saying>;

/** @param code a problem's, or why a list file failed */
export function sayProblem(say: Say, code: string): string {
  const saying = Object.hasOwn(problemWords, code) ? problemWords[code as keyof typeof problemWords] : undefined;
  return saying ? say(saying) : code;
}
