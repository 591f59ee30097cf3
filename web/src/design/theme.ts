import { openKeptStore } from '../platform/store.ts';

export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = openKeptStore<Theme>('theme', 'system', (kept) => THEMES.find((one) => one === kept));

function apply(): void {
  const chosen = theme.get();
  if (chosen === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}
theme.follow(apply);
apply();

/** The other one of dark and light than what is seen now. */
export function switchTheme(): void {
  const isDark =
    theme.get() === 'dark' || (theme.get() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  theme.set(isDark ? 'light' : 'dark');
}
