import { connection } from '../platform/connection.ts';
import { LIST_AGED_MS, listFreshAt } from '../platform/lane-state.ts';
import { Link } from '../platform/link.tsx';
import { isLocked, type Me } from '../platform/session.ts';
import { useStore } from '../platform/store.ts';
import type { Room } from '../rooms.ts';
import { sayAge } from '../words/age.ts';
import { formatTime } from '../words/figures.ts';
import { frameWords } from '../words/frame.ts';
import { useLanguage } from '../words/language.ts';
import { roleWords } from '../words/terms.ts';
import { place } from './place.ts';
import { SignOut } from './sign-out.tsx';
import { LanguageSwitch, ThemeSwitch } from './tools.tsx';
import { useClock } from './use-clock.ts';

function ConnectionState() {
  const { say } = useLanguage();
  const { isConnected, since } = useStore(connection);
  const freshAt = useStore(listFreshAt);
  useClock(1_000);
  const listAgeMs = freshAt === null ? null : Date.now() - freshAt;
  const isAged = listAgeMs !== null && listAgeMs > LIST_AGED_MS;
  return (
    <output className={`frame-connection ${isConnected ? 'is-well' : 'is-away'}`}>
      <svg viewBox="0 0 14 14" aria-hidden="true">
        {isConnected ? (
          <circle cx="7" cy="7" r="6" fill="currentColor" />
        ) : (
          <path d="M2 2l10 10M12 2L2 12" stroke="currentColor" strokeWidth="3" />
        )}
      </svg>
      <span>{isConnected ? say(frameWords.connected) : say(frameWords.away, { time: formatTime(since) })}</span>
      {listAgeMs !== null && (
        <span aria-live="off">
          · {say(isAged ? frameWords.listAged : frameWords.listAge, { age: sayAge(say, listAgeMs) })}
        </span>
      )}
    </output>
  );
}

function Clock() {
  const now = useClock(1_000);
  return <time className="frame-clock">{formatTime(now)}</time>;
}

function Desks({ rooms, current }: { rooms: readonly Room[]; current: Room | undefined }) {
  const { say } = useLanguage();
  if (rooms.length < 2) return null;
  return (
    <nav className="frame-desks" aria-label={say(frameWords.desks)}>
      {rooms.map((room) => (
        <Link key={room.path} href={room.path} aria-current={room === current ? 'page' : undefined}>
          {say(room.name)}
        </Link>
      ))}
    </nav>
  );
}

function AccountMenu({ me }: { me: Me }) {
  const { say } = useLanguage();
  return (
    <details className="menu">
      <summary>{me.username}</summary>
      <div>
        <p className="quiet-text">{me.roles.map((role) => say(roleWords[role])).join(', ')}</p>
        <button type="button" className="quiet" onClick={() => isLocked.set(true)}>
          <kbd>F10</kbd> {say(frameWords.lockNow)}
        </button>
        <SignOut />
      </div>
    </details>
  );
}

interface HeaderProps {
  me: Me;
  rooms: readonly Room[];
  current: Room | undefined;
  onShortcuts(): void;
}

export function Header({ me, rooms, current, onShortcuts }: HeaderProps) {
  const { say } = useLanguage();
  const shown = useStore(place);
  return (
    <header className="frame-header">
      <div className="frame-place">{shown ?? <span>IAMIS</span>}</div>
      <Desks rooms={rooms} current={current} />
      <div className="frame-state">
        <ConnectionState />
        <Clock />
        <div className="frame-tools">
          <button type="button" className="quiet" aria-label={say(frameWords.shortcuts)} onClick={onShortcuts}>
            ?
          </button>
          <ThemeSwitch />
        </div>
        <LanguageSwitch />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
