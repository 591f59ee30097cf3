import { useEffect, useState } from 'react';
import { useLanguage } from '../../words/language.ts';
import type { Saying } from '../../words/saying.ts';
import { statisticsWords } from '../../words/statistics.ts';

const SHOWN_MS = 2_000;

/** Without the page's right to the clipboard (no https) the old way does. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
}

export function CopyButton({ label, text }: { label: Saying; text(): string }) {
  const { say } = useLanguage();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button type="button" className="quiet" onClick={() => void copy(text()).then(() => setIsCopied(true))}>
      <span aria-live="polite">{say(isCopied ? statisticsWords.copied : label)}</span>
    </button>
  );
}
