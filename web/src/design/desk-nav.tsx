import { useMemo } from 'react';
import { keyName } from '../frame/key-name.ts';
import { goTo } from '../platform/address.ts';
import { type Shortcut, useShortcuts } from '../platform/keyboard.ts';
import { Link } from '../platform/link.tsx';
import { useLanguage } from '../words/language.ts';
import type { Saying } from '../words/saying.ts';

export interface Part {
  path: string;
  name: Saying;
  /** Beside the name: how many wait. */
  count?: number | undefined;
}

/** The parts of a desk, by number keys. */
export function DeskNav({ title, parts, current }: { title: Saying; parts: readonly Part[]; current: string }) {
  const { say } = useLanguage();
  const shortcuts = useMemo(
    (): Shortcut[] =>
      parts.map(({ path, name }, index) => ({ code: `Digit${index + 1}`, label: name, run: () => goTo(path) })),
    [parts],
  );
  useShortcuts(title, shortcuts);
  return (
    <nav className="desk-nav" aria-label={say(title)}>
      {parts.map(({ path, name, count }, index) => (
        <Link key={path} href={path} aria-current={path === current ? 'page' : undefined}>
          <kbd>{keyName(`Digit${index + 1}`)}</kbd> {say(name)}
          {count !== undefined && count > 0 && <span className="desk-nav-count"> {count}</span>}
        </Link>
      ))}
    </nav>
  );
}
