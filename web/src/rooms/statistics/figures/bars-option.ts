import { formatNumber } from '../../../words/figures.ts';
import type { ChartOption } from '../charts/chart-option.ts';
import type { Ink } from '../charts/ink.ts';

export interface Bar {
  name: string;
  /** null: withheld; the bar is missing and its label says so. */
  value: number | null;
  label: string;
}

export const BAR_HEIGHT = 30;
export const barsHeight = (count: number): number => count * BAR_HEIGHT + 24;

/** Bars from a zero baseline, the longest on top, each with its figure at its end. @param most the axis' end, where there is a whole */
export function barsOption(bars: readonly Bar[], ink: Ink, most?: number): ChartOption {
  return {
    grid: { left: 8, right: 120, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      valueFormatter: (value) => (typeof value === 'number' ? formatNumber(Math.round(value)) : '—'),
    },
    xAxis: {
      type: 'value',
      min: 0,
      ...(most !== undefined && { max: most }),
      axisLabel: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { color: ink.text, width: 170, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.quiet } },
    },
    series: [
      {
        type: 'bar',
        color: ink.entry,
        barWidth: 18,
        // A bar of zero for what is withheld: its label stands at the baseline.
        data: bars.map(({ value, label }) => ({
          value: value ?? 0,
          label: { show: true, position: 'right', formatter: label, color: ink.text },
        })),
      },
    ],
  };
}
