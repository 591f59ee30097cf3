import { useMemo } from 'react';
import { useLanguage } from '../../../words/language.ts';
import { Chart } from '../charts/chart.tsx';
import type { Ink } from '../charts/ink.ts';
import { countOf } from '../count.ts';
import { barsHeight, barsOption } from '../figures/bars-option.ts';
import { sayCount } from '../say-figures.ts';

export interface PlainBar {
  name: string;
  /** null: withheld. */
  value: number | null;
}

/** Bars of a summary's figures in the order in which they stand. */
export function PlainBars({ bars, label }: { bars: readonly PlainBar[]; label: string }) {
  const { say } = useLanguage();
  const key = JSON.stringify(bars.map(({ name, value }) => ({ name, value, label: sayCount(say, countOf(value)) })));
  const option = useMemo(() => {
    const drawn = JSON.parse(key) as { name: string; value: number | null; label: string }[];
    return (ink: Ink) => barsOption(drawn, ink);
  }, [key]);
  return <Chart label={label} height={barsHeight(Math.max(3, bars.length))} option={option} />;
}
