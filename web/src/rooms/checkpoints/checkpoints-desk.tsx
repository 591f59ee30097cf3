import '../../design/work.css';
import { TroubleNotice } from '../../design/trouble-notice.tsx';
import { useInSight } from '../../design/use-in-sight.ts';
import { KeyButton } from '../../frame/key-button.tsx';
import { goTo, useAddress } from '../../platform/address.ts';
import { troubleOf, useAnswer } from '../../platform/answer.ts';
import { api } from '../../platform/api.ts';
import { type Shortcut, useShortcuts } from '../../platform/keyboard.ts';
import { Link } from '../../platform/link.tsx';
import { checkpointStatusWords, checkpointWords, modeWords } from '../../words/checkpoints.ts';
import { useLanguage } from '../../words/language.ts';
import type { Checkpoint } from './checkpoint-draft.ts';
import { CheckpointForm } from './checkpoint-form.tsx';

const ROOT = '/checkpoints';
const NEW: Shortcut = { code: 'KeyN', label: checkpointWords.create, run: () => goTo(`${ROOT}/new`) };
const SHORTCUTS = [NEW];

function Item({ checkpoint, isCurrent }: { checkpoint: Checkpoint; isCurrent: boolean }) {
  const { language, say } = useLanguage();
  const item = useInSight<HTMLLIElement>(isCurrent);
  const { code, names, mode, status, openingHours, lanes } = checkpoint;
  const hours = openingHours ? `${openingHours.from}–${openingHours.to}` : say(checkpointWords.allDay);
  return (
    <li ref={item}>
      <Link href={`${ROOT}/${code}`} aria-current={isCurrent ? 'true' : undefined}>
        <strong>{names[language]}</strong>
        <span>
          {say(modeWords[mode])} · {say(checkpointStatusWords[status])}
        </span>
        <small>
          {hours} · {say(checkpointWords.lanes)}: {lanes.length}
        </small>
      </Link>
    </li>
  );
}

/** The places where the border may be crossed, as administrators keep them. */
export function CheckpointsDesk() {
  const { say } = useLanguage();
  const { path } = useAddress();
  useShortcuts(checkpointWords.title, SHORTCUTS);
  const list = useAnswer(['checkpoint-list'], (signal) => api.GET('/v1/checkpoints', { signal }));
  const checkpoints = list.data?.checkpoints ?? [];
  const code = path.slice(ROOT.length + 1);
  const current = checkpoints.find((one) => one.code === code) ?? (code === 'new' ? undefined : checkpoints[0]);
  return (
    <div className="desk">
      <div className="desk-head">
        <h1>{say(checkpointWords.title)}</h1>
        <KeyButton shortcut={NEW} isPrimary />
      </div>
      <TroubleNotice trouble={troubleOf(list.error)} onAgain={() => void list.refetch()} />
      <div className="list-and-panel">
        <ul className="pick-list" aria-busy={list.isPending}>
          {checkpoints.map((one) => (
            <Item key={one.code} checkpoint={one} isCurrent={one === current} />
          ))}
        </ul>
        {current && <CheckpointForm key={current.code} checkpoint={current} />}
        {code === 'new' && <CheckpointForm key="new" checkpoint={null} />}
      </div>
    </div>
  );
}
