import { useEffect, useState } from 'react';
import { theme } from '../../../design/theme.ts';

/** The colours of the pictures: the page's own, as custom properties; entry and exit are told apart by pattern and place too. */
export interface Ink {
  text: string;
  quiet: string;
  line: string;
  surface: string;
  entry: string;
  exit: string;
  low: string;
}

const NAMES: Readonly<Record<keyof Ink, string>> = {
  ...{ text: '--text', quiet: '--text-2', line: '--line', surface: '--surface' },
  ...{ entry: '--picture-entry', exit: '--picture-exit', low: '--picture-low' },
};

function readInk(): Ink {
  // The desk's own element holds the pictures' colours.
  const style = getComputedStyle(document.querySelector('.statistics') ?? document.documentElement);
  const entries = Object.entries(NAMES).map(([name, property]) => [name, style.getPropertyValue(property).trim()]);
  return Object.fromEntries(entries) as Record<keyof Ink, string>;
}

/** Read anew when dark and light change. */
export function useInk(): Ink {
  const [ink, setInk] = useState(readInk);
  useEffect(() => {
    const read = () => setInk(readInk());
    read();
    const system = matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', read);
    const leave = theme.follow(read);
    return () => {
      system.removeEventListener('change', read);
      leave();
    };
  }, []);
  return ink;
}
