const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Question: '?',
  Space: '␣',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

/** As it is printed on the key. */
export function keyName(code: string): string {
  return NAMES[code] ?? code.replace(/^(Key|Digit)/, '');
}
