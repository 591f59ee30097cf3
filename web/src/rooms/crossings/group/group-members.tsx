import { useInSight } from '../../../design/use-in-sight.ts';
import { groupWords } from '../../../words/group.ts';
import { laneWords } from '../../../words/lane.ts';
import { useLanguage } from '../../../words/language.ts';
import { type PanelKind, panelOf } from '../lane/lane-state.ts';
import { SignalShape } from '../lane/signal-shape.tsx';
import { presentedName, travellerName } from '../lane/traveller-name.ts';
import type { Member } from './group-state.ts';

const SIGNALS = {
  go: laneWords.go,
  look: laneWords.look,
  hold: laneWords.hold,
  'manual-check': laneWords.manualCheck,
  'not-screened': laneWords.notScreened,
} as const;

const STATES = {
  asking: groupWords.asking,
  silent: groupWords.silent,
  'not-accepted': groupWords.notAccepted,
  open: groupWords.undecided,
  decided: groupWords.decided,
  referred: groupWords.referred,
  abandoned: groupWords.abandoned,
} as const;

function Row({
  member,
  ordinal,
  isSelected,
  onSelect,
}: {
  member: Member;
  ordinal: number;
  isSelected: boolean;
  onSelect(): void;
}) {
  const { say } = useLanguage();
  const row = useInSight<HTMLTableRowElement>(isSelected);
  const { inspection, state, isFaceSeen } = member;
  const kind: PanelKind = inspection ? panelOf(inspection) : 'not-screened';
  return (
    <tr ref={row} className={isSelected ? 'is-selected' : ''} aria-current={isSelected ? 'true' : undefined}>
      <td>{ordinal}</td>
      <th scope="row">
        <button type="button" className="quiet" onClick={onSelect}>
          {inspection ? travellerName(inspection.document) : presentedName(member.question.presented)}
        </button>
      </th>
      <td>{inspection?.document.documentNumber}</td>
      <td className={`group-signal is-${kind}`}>
        {state === 'asking' ? null : <SignalShape kind={kind} />}
        <span>{state === 'asking' ? '' : say(SIGNALS[kind])}</span>
      </td>
      <td>{say(STATES[state])}</td>
      <td>{isFaceSeen ? `✓ ${say(groupWords.faceSeen)}` : ''}</td>
    </tr>
  );
}

/** The pile, in the order of scanning; the selected one is what the keys mean. */
export function GroupMembers({
  members,
  selected,
  onSelect,
}: {
  members: readonly Member[];
  selected: number;
  onSelect(index: number): void;
}) {
  const { say } = useLanguage();
  return (
    <table className="group-members">
      <thead>
        <tr>
          <th scope="col">№</th>
          <th scope="col">{say(groupWords.traveller)}</th>
          <th scope="col">{say(groupWords.document)}</th>
          <th scope="col">{say(groupWords.signal)}</th>
          <th scope="col">{say(groupWords.state)}</th>
          <th scope="col">{say(groupWords.face)}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member, index) => (
          <Row
            key={member.question.id}
            member={member}
            ordinal={index + 1}
            isSelected={index === selected}
            onSelect={() => onSelect(index)}
          />
        ))}
      </tbody>
    </table>
  );
}
