import './group.css';
import { useCallback, useEffect, useMemo } from 'react';
import { KeyButton } from '../../../frame/key-button.tsx';
import { keyName } from '../../../frame/key-name.ts';
import { type Shortcut, useScan, useShortcuts } from '../../../platform/keyboard.ts';
import { useStore } from '../../../platform/store.ts';
import { frameWords } from '../../../words/frame.ts';
import { groupKindWords, groupWords } from '../../../words/group.ts';
import { type Say, useLanguage } from '../../../words/language.ts';
import { sayProblem } from '../../../words/problems.ts';
import type { Speaker } from '../lane/advisory-text.ts';
import { detailsNow } from '../lane/journey.ts';
import type { Lane } from '../lane/lane.ts';
import type { LanePlace } from '../lane/lane-place.ts';
import type { Question, Shown } from '../lane/lane-state.ts';
import { NotAccepted } from '../lane/not-accepted.tsx';
import { refusedPermitOf } from '../lane/refused-permit.ts';
import { scanRule } from '../lane/scan-rule.ts';
import { ShownTraveller } from '../lane/shown-traveller.tsx';
import { GroupBegin } from './group-begin.tsx';
import { GroupClosing } from './group-closing.tsx';
import { GroupMembers } from './group-members.tsx';
import { countMembers, type GroupState, type Member } from './group-state.ts';
import type { GroupWork } from './group-work.ts';

interface GroupProps {
  place: LanePlace;
  work: GroupWork;
  /** Shows and decides one member as at the lane. */
  lane: Lane;
  speaker: Speaker;
  onLeave(): void;
}

function shortcutsOf(work: GroupWork, lane: Lane, member: Member | undefined, onLeave: () => void): Shortcut[] {
  const open: Shortcut[] = [];
  if (member?.refused && refusedPermitOf(member.refused.errors)) {
    const { question, refused } = member;
    const run = () => lane.showRefused(question, refused.problem, refused.errors);
    open.push({ code: 'Enter', label: groupWords.keyOpen, run });
  }
  if (member?.inspection && member.state === 'open') {
    const { inspection, question } = member;
    open.push({ code: 'Enter', label: groupWords.keyOpen, run: () => lane.show(question, inspection) });
    open.push({ code: 'KeyS', label: groupWords.keyRefer, run: () => void work.refer(member) });
  }
  const isTickable =
    member && (member.state === 'decided' || (member.state === 'open' && member.inspection?.signal === 'go'));
  return [
    ...(isTickable && !member.isFaceSeen
      ? [{ code: 'Space', label: groupWords.keyTick, run: () => void work.tick(member) }]
      : []),
    ...open,
    ...(member?.state === 'silent'
      ? [{ code: 'KeyA', label: groupWords.keyAgain, run: () => work.askAgain(member) }]
      : []),
    { code: 'ArrowUp', label: groupWords.keyUpDown, run: () => work.step(-1) },
    { code: 'ArrowDown', label: groupWords.keyDown, run: () => work.step(1) },
    { code: 'KeyE', label: groupWords.keyClose, run: () => void work.close() },
    { code: 'Escape', label: groupWords.keyLeave, run: onLeave },
  ];
}

function Counted({ state }: { state: GroupState }) {
  const { say } = useLanguage();
  const { group, members } = state;
  if (!group) return null;
  const { scanned, seen } = countMembers(members);
  const declared = group.declaredCount;
  return (
    <aside className="group-counts">
      <h1>
        {say(groupKindWords[group.kind])} {group.label}
      </h1>
      <dl>
        <dt>{say(groupWords.seen)}</dt>
        <dd className="group-count">{say(groupWords.ofDeclared, { count: seen, declared })}</dd>
        <dt>{say(groupWords.scanned)}</dt>
        <dd className="group-count is-small">{say(groupWords.ofDeclared, { count: scanned, declared })}</dd>
      </dl>
      <p className="quiet-text">{say(groupWords.scanPile)}</p>
    </aside>
  );
}

function sayTrouble(say: Say, problem: string): string {
  if (problem === 'silent') return say(frameWords.serverSilent);
  if (problem === 'unsent') return say(groupWords.unsentFirst);
  return say(frameWords.refused, { code: sayProblem(say, problem) });
}

function GroupAtWork({ work, lane, onLeave }: { work: GroupWork; lane: Lane; onLeave(): void }) {
  const { say } = useLanguage();
  const state = useStore(work.state);
  const { members, selected, problem, isReadInPart, isReasonAsked } = state;
  const member = members[selected];
  const shortcuts = useMemo(() => shortcutsOf(work, lane, member, onLeave), [work, lane, member, onLeave]);
  useShortcuts(groupWords.group, shortcuts);
  return (
    <div className="group-work">
      <Counted state={state} />
      <div className="group-pile">
        <GroupMembers members={members} selected={selected} onSelect={work.select} />
      </div>
      <div className="lane-act">
        <div role="alert">
          {problem !== null && <p className="notice wrong">{sayTrouble(say, problem)}</p>}
          {isReadInPart && <p className="notice">{say(groupWords.readInPart)}</p>}
        </div>
        {isReasonAsked ? (
          <GroupClosing work={work} state={state} />
        ) : (
          <div className="ways">
            {shortcuts
              .filter(({ code }) => !code.startsWith('Arrow'))
              .map((shortcut) => (
                <KeyButton key={shortcut.code} shortcut={shortcut} isPrimary={shortcut.code === 'Space'} />
              ))}
            <span className="quiet-text">
              <kbd>{keyName('ArrowUp')}</kbd> <kbd>{keyName('ArrowDown')}</kbd>
            </span>
          </div>
        )}
      </div>
    </div>
  );
}

/** A member asked about with more joins the pile anew; the one before was a wrong scan. */
function askingAnew(lane: Lane, work: GroupWork, shown: Shown): Lane {
  return {
    ...lane,
    async askAnew(more) {
      const presented = { ...shown.question.presented, ...(shown.told && { details: detailsNow(shown) }), ...more };
      if (await lane.decide({ outcome: 'abandon' })) work.add(presented);
    },
  };
}

/** What the server did not take of a member's visa or contract is mended, and the member asked about in place of the one before. */
function mending(lane: Lane, work: GroupWork, question: Question): Lane {
  return {
    ...lane,
    present(presented) {
      lane.leave();
      work.add(presented, question);
    },
  };
}

/** Each document that is read is the next member's; a visa while its form is open is the member's who is shown. */
function scanInto(lane: Lane, work: GroupWork, lines: readonly string[]): void {
  const shown = lane.state.get();
  if (shown.at === 'shown' && scanRule(shown, lines) === 'add') {
    const { otherDocuments = [] } = shown.question.presented;
    void askingAnew(lane, work, shown).askAnew({ otherDocuments: [...otherDocuments, lines] });
  } else work.scan(lines);
}

/** A bus, a family, a carriage: scanned as a pile, then a tick for each face. */
export function GroupDesk({ place, work, lane, speaker, onLeave }: GroupProps) {
  const { say } = useLanguage();
  const { group, closed, problem } = useStore(work.state);
  const shown = useStore(lane.state);
  useScan(useCallback((lines) => scanInto(lane, work, lines), [lane, work]));
  // One that was opened has been decided: the server says how.
  const groupId = group?.id;
  useEffect(() => {
    if (shown.at === 'waiting' && groupId) void work.refresh();
  }, [shown.at, groupId, work]);
  if (shown.at === 'shown') {
    return (
      <ShownTraveller
        key={shown.question.id}
        isOfGroup
        lane={askingAnew(lane, work, shown)}
        shown={shown}
        direction={place.direction}
        speaker={speaker}
      />
    );
  }
  if (shown.at === 'not-accepted') return <NotAccepted lane={mending(lane, work, shown.question)} state={shown} />;
  if (group) return <GroupAtWork work={work} lane={lane} onLeave={onLeave} />;
  return (
    <div className="group-beginning">
      {closed && (
        <p className="notice" role="status">
          {say(groupWords.closed, { declared: closed.declared, count: closed.seen })}
        </p>
      )}
      <div role="alert">{problem !== null && <p className="notice wrong">{sayTrouble(say, problem)}</p>}</div>
      <GroupBegin work={work} place={place} />
      <Leave onLeave={onLeave} />
    </div>
  );
}

function Leave({ onLeave }: { onLeave(): void }) {
  const shortcuts = useMemo(
    (): Shortcut[] => [{ code: 'Escape', label: groupWords.keyLeave, run: onLeave, isForFields: true }],
    [onLeave],
  );
  useShortcuts(groupWords.group, shortcuts);
  const [leave] = shortcuts;
  return leave ? <KeyButton shortcut={leave} /> : null;
}
