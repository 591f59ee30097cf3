import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../words/language.ts';
import { statisticsWords } from '../../../words/statistics.ts';
import type { ChartOption } from './chart-option.ts';
import type { OpenChart } from './engine.ts';
import { type Ink, useInk } from './ink.ts';

interface ChartProps {
  /** What it shows, in a sentence: what a screen reader says in place of the picture. Its figures are in the table beside it. */
  label: string;
  /** In pixels; a number of rows has its own. */
  height: number;
  option(ink: Ink): ChartOption;
}

/** Nothing moves by itself; patterns beside colours; the language's own text. */
function whole(option: ChartOption, ink: Ink): ChartOption {
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 13, color: ink.text },
    ...option,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true, decals: DECALS } },
  };
}

const WIDE = { dashArrayX: [1, 0], symbolSize: 1 };
/** Plain, then strokes: entry and exit are told apart without colour. */
const DECALS = [
  { ...WIDE, symbol: 'none' },
  { ...WIDE, color: 'rgba(255, 255, 255, 0.55)', dashArrayY: [2, 5], rotation: -Math.PI / 4 },
];

/** A picture, drawn by a part of the program that is loaded with the first one. */
export function Chart({ label, height, option }: ChartProps) {
  const { say } = useLanguage();
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<OpenChart | null>(null);
  const ink = useInk();
  useEffect(() => {
    let opened: OpenChart | undefined;
    let isGone = false;
    void import('./engine.ts').then(({ openChart }) => {
      if (isGone || !place.current) return;
      opened = openChart(place.current);
      setChart(opened);
    });
    return () => {
      isGone = true;
      opened?.close();
    };
  }, []);
  useEffect(() => chart?.draw(whole(option(ink), ink)), [chart, option, ink]);
  return (
    <div className="chart" role="img" aria-label={label || say(statisticsWords.table)} style={{ height }}>
      <div ref={place} className="chart-place" aria-hidden="true" />
    </div>
  );
}
