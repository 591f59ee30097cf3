import { Suspense, useMemo, useState } from 'react';
import { switchTheme } from '../design/theme.ts';
import { goTo, useAddress } from '../platform/address.ts';
import { type Shortcut, useShortcuts } from '../platform/keyboard.ts';
import { isLocked, type Me, session } from '../platform/session.ts';
import { useStore } from '../platform/store.ts';
import { roomAt, roomsOf } from '../rooms.ts';
import { frameWords } from '../words/frame.ts';
import { language, useLanguage } from '../words/language.ts';
import { LANGUAGES } from '../words/languages.ts';
import { Header } from './header.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { SignIn, Unlock } from './sign-in.tsx';

function nextLanguage(): void {
  const next = LANGUAGES[(LANGUAGES.indexOf(language.get()) + 1) % LANGUAGES.length];
  if (next) language.set(next);
}

function Desk({ me, isShut }: { me: Me; isShut: boolean }) {
  const { say } = useLanguage();
  const { path } = useAddress();
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const rooms = useMemo(() => roomsOf(me.permissions), [me.permissions]);
  const current = roomAt(path, rooms) ?? (path === '/' ? rooms[0] : undefined);
  const shortcuts = useMemo(
    (): Shortcut[] => [
      { code: 'Question', label: frameWords.keyShortcutSheet, run: () => setIsSheetOpen(true) },
      { code: 'F8', label: frameWords.keyLanguage, run: nextLanguage, isForFields: true },
      { code: 'F9', label: frameWords.keyTheme, run: switchTheme, isForFields: true },
      { code: 'F10', label: frameWords.keyLock, run: () => isLocked.set(true), isForFields: true },
      ...rooms.slice(0, rooms.length < 2 ? 0 : undefined).map((room, index) => ({
        code: `F${index + 1}`,
        label: room.name,
        run: () => goTo(room.path),
        isForFields: true,
      })),
    ],
    [rooms],
  );
  useShortcuts(frameWords.everywhere, shortcuts);
  return (
    <div className="frame">
      <a className="skip-link button" href="#content">
        {say(frameWords.skipToContent)}
      </a>
      <Header me={me} rooms={rooms} current={current} onShortcuts={() => setIsSheetOpen(true)} />
      <main id="content" className="frame-main" tabIndex={-1}>
        <Suspense fallback={<p className="quiet-text">{say(frameWords.loading)}</p>}>
          {current ? <current.Screen /> : <p>{say(rooms.length === 0 ? frameWords.noDesk : frameWords.notHere)}</p>}
        </Suspense>
      </main>
      {/* A dialog behind the lock would hold the password's field shut. */}
      {isSheetOpen && !isShut && <ShortcutSheet onClose={() => setIsSheetOpen(false)} />}
    </div>
  );
}

/** Opened while the server is away: who sits here is known when it is back. */
function Away() {
  const { say } = useLanguage();
  return (
    <main className="door">
      <div className="door-card" role="status">
        <h1>IAMIS</h1>
        <p className="notice">{say(frameWords.openedAway)}</p>
      </div>
    </main>
  );
}

/** The door, the desk, or the lock over the desk: behind it the desk stays as it was, unseen and out of reach. */
export function Frame() {
  const now = useStore(session);
  const locked = useStore(isLocked);
  if (now.at === 'asking') return now.isSilent ? <Away /> : null;
  if (now.at === 'signed-out') return <SignIn />;
  const isShut = locked || now.hasEnded;
  return (
    <>
      <div hidden={isShut} inert={isShut}>
        <Desk key={now.me.id} me={now.me} isShut={isShut} />
      </div>
      {isShut && <Unlock username={now.me.username} hasEnded={now.hasEnded} />}
    </>
  );
}
