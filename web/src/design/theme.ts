import { openKeptStore } from '../platform/store.ts';

export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = openKeptStore<Theme>('theme', 'system', (kept) => THEMES.find((one) => one === kept));

const system = matchMedia('(prefers-color-scheme: dark)');

/** What is seen now. */
function shownTheme(): 'dark' | 'light' {
  const chosen = theme.get();
  return chosen === 'system' ? (system.matches ? 'dark' : 'light') : chosen;
}

function apply(): void {
  document.documentElement.dataset.theme = shownTheme();
}
theme.follow(apply);
system.addEventListener('change', apply);
apply();

/** The other one of dark and light than what is seen now. */
export function switchTheme(): void {
  theme.set(shownTheme() === 'dark' ? 'light' : 'dark');
}
