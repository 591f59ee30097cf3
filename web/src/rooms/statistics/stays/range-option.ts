import { formatNumber } from '../../../words/figures.ts';
import type { ChartOption } from '../charts/chart-option.ts';
import type { Ink } from '../charts/ink.ts';

export interface RangeBar {
  name: string;
  /** null: withheld. */
  low: number | null;
  high: number | null;
  label: string;
}

/** Bars from zero to the low figure, and on with strokes to the high one. */
export function rangeOption(bars: readonly RangeBar[], names: { low: string; high: string }, ink: Ink): ChartOption {
  return {
    grid: { left: 8, right: 130, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      valueFormatter: (value) => (typeof value === 'number' ? formatNumber(value) : '—'),
    },
    xAxis: { type: 'value', min: 0, axisLabel: { show: false }, splitLine: { show: false } },
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
        ...{ type: 'bar', name: names.low, stack: 'range', color: ink.entry, barWidth: 18 },
        data: bars.map(({ low }) => low ?? 0),
      },
      {
        ...{ type: 'bar', name: names.high, stack: 'range', color: ink.exit, barWidth: 18 },
        data: bars.map(({ low, high, label }) => ({
          value: (high ?? 0) - (low ?? 0),
          label: { show: true, position: 'right', formatter: label, color: ink.text },
        })),
      },
    ],
  };
}
