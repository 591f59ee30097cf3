import { formatNumber } from '../../../words/figures.ts';
import type { ChartOption } from '../charts/chart-option.ts';
import type { Ink } from '../charts/ink.ts';

export interface PyramidSide {
  name: string;
  /** From the youngest band. */
  values: readonly number[];
  labels: readonly string[];
}

/** Women to the left, men to the right of one baseline; the youngest below. */
export function pyramidOption(bands: readonly string[], women: PyramidSide, men: PyramidSide, ink: Ink): ChartOption {
  const most = Math.max(1, ...women.values, ...men.values) * 1.25;
  const side = ({ name, values, labels }: PyramidSide, sign: 1 | -1) => ({
    type: 'bar' as const,
    name,
    stack: 'sexes',
    color: sign < 0 ? ink.exit : ink.entry,
    barWidth: 15,
    data: values.map((value, index) => ({
      value: sign * value,
      label: {
        ...{ show: labels[index] !== '', formatter: labels[index] ?? '', color: ink.text, fontSize: 12 },
        position: sign < 0 ? ('left' as const) : ('right' as const),
      },
    })),
  });
  return {
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: 'richText',
      valueFormatter: (value) => (typeof value === 'number' ? formatNumber(Math.abs(value)) : '—'),
    },
    xAxis: {
      ...{ type: 'value', min: -most, max: most, position: 'top', interval: most },
      axisLabel: {
        ...{ color: ink.text, fontSize: 13, fontWeight: 'bold', alignMinLabel: 'left', alignMaxLabel: 'right' },
        formatter: (value: number) => (value < 0 ? women.name : value > 0 ? men.name : ''),
      },
      splitLine: { show: false },
    },
    yAxis: {
      ...{ type: 'category', data: [...bands] },
      axisLabel: { color: ink.text },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    series: [side(men, 1), side(women, -1)],
  };
}
