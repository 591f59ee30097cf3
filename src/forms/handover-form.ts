import type { InEachLanguage, Language } from '../core/languages.ts';
import type { HandoverSheet, ReferralLine } from '../shifts/handover-sheet.ts';
import { formWords, localInstant, referenceOf, refusalReasonWords } from './form-words.ts';
import { checkWords, groupKindWords, handoverWords as words } from './handover-words.ts';
import { type Content, facts, heading, type Paper, signatures, table } from './paper.ts';

export interface HandoverFormData {
  shiftId: string;
  checkpoint: { code: string; names: InEachLanguage };
  leader: string;
  openedAt: Date;
  checks: readonly { name: string; isPassed: boolean; note: string | null }[];
  isWritten: boolean;
  sheet: HandoverSheet;
  note: string | null;
  signOffs: readonly { part: string; username: string; signedAt: Date }[];
}

const isReason = (code: string): code is keyof typeof refusalReasonWords => code in refusalReasonWords;

/** The handover sheet on paper: figures, then what the next shift must know by number, lane and time, then two names. */
export function handoverForm(data: HandoverFormData, language: Language): Paper {
  const { sheet, checkpoint } = data;
  const say = (word: InEachLanguage) => word[language];
  const reference = referenceOf(checkpoint.code, sheet.until, data.shiftId);
  const section = (word: InEachLanguage, lines: Content[]): Content[] => [
    lines.length > 0
      ? { text: say(word), style: 'section' }
      : { text: [{ text: `${say(word)}: `, style: 'section' }, say(words.none)], margin: [0, 4, 0, 0] },
    ...lines,
  ];
  const list = (head: InEachLanguage[], rows: (string | number)[][], widths: (string | number)[]): Content[] =>
    rows.length > 0 ? [table(head.map(say), rows, widths)] : [];
  const referrals = (lines: readonly ReferralLine[], withWhom = false): Content[] =>
    list(
      [formWords.reference, formWords.lane, words.direction, words.since, ...(withWhom ? [words.toWhom] : [])],
      lines.map((one) => [
        referenceOf(checkpoint.code, one.openedAt, one.referralId),
        one.lane ?? '–',
        say(one.direction === 'entry' ? formWords.entry : formWords.exit),
        localInstant(one.closedAt ?? one.openedAt),
        ...(withWhom ? [one.handedTo ?? '–'] : []),
      ]),
      ['auto', 'auto', 'auto', 'auto', ...(withWhom ? ['*'] : [])],
    );

  return {
    ...{
      title: say(words.title),
      size: 'A4',
      footer: `${reference}  ·  ${data.shiftId}`,
      pageWord: say(formWords.page),
    },
    content: [
      ...heading(say(formWords.service), say(data.isWritten ? words.title : words.draft)),
      facts([
        [say(formWords.checkpoint), say(checkpoint.names)],
        [say(words.leader), data.leader],
        [say(words.period), `${localInstant(sheet.from)} – ${localInstant(sheet.until)}`],
        [
          say(words.checks),
          data.checks
            .map(({ name, isPassed, note }) => {
              const word = checkWords[name];
              return `${word ? say(word) : name}: ${say(isPassed ? words.passed : words.failed)}${note ? ` (${note})` : ''}`;
            })
            .join(';  '),
        ],
        [say(words.screened), `${sheet.screening.fullyScreened} / ${sheet.screening.inspections}`],
      ]),
      ...section(words.counts, countsTable(sheet, say)),
      ...(sheet.refusals.length > 0
        ? section(words.refusals, [
            table(
              [say(formWords.reason), say(words.number)],
              sheet.refusals.map(({ reason, count }) => [
                isReason(reason) ? say(refusalReasonWords[reason]) : reason,
                count,
              ]),
              ['*', 60],
            ),
          ])
        : []),
      ...section(words.personsHeld, referrals(sheet.personsHeld)),
      ...section(words.handedOver, referrals(sheet.handedOver, true)),
      ...section(words.documentsSeized, referrals(sheet.documentsSeized)),
      ...section(words.openReferrals, referrals(sheet.openReferrals)),
      ...section(
        words.overrides,
        list(
          [formWords.reference, formWords.lane, words.since],
          sheet.overrides.map(({ inspectionId, lane, decidedAt }) => [
            referenceOf(checkpoint.code, decidedAt, inspectionId),
            lane ?? '–',
            localInstant(decidedAt),
          ]),
          ['auto', 'auto', '*'],
        ),
      ),
      ...section(
        words.groupsNotClosed,
        list(
          [words.group, words.declared, words.seen],
          sheet.groupsNotClosed.map(({ kind, label, groupId, declaredCount, seenCount }) => [
            `${say(groupKindWords[kind])} ${label ?? groupId.slice(-8).toUpperCase()}`,
            declaredCount,
            seenCount,
          ]),
          ['*', 80, 80],
        ),
      ),
      ...section(
        words.officers,
        list(
          [formWords.officer, words.inspections],
          sheet.officers.map(({ username, inspections }) => [username, inspections]),
          ['*', 80],
        ),
      ),
      ...(data.note ? section(words.note, [{ text: data.note, style: 'prose' }]) : []),
      signatures(
        say(formWords.signature),
        (['hands-over', 'takes-over'] as const).map((part) => {
          const signed = data.signOffs.find((one) => one.part === part);
          const who = signed ? `${signed.username}, ${localInstant(signed.signedAt)}` : '';
          return `${say(part === 'hands-over' ? words.handsOver : words.takesOver)}: ${who}`;
        }),
      ),
    ],
  };
}

function countsTable({ counts }: HandoverSheet, say: (word: InEachLanguage) => string): Content[] {
  const columns = ['inspections', 'admitted', 'refused', 'referred', 'abandoned', 'undecided'] as const;
  return [
    table(
      ['', ...columns.map((column) => say(words[column]))],
      (['entry', 'exit'] as const).map((direction) => [
        say(formWords[direction]),
        ...columns.map((column) => counts[direction][column]),
      ]),
      ['*', ...columns.map(() => 66)],
    ),
  ];
}
