import { formatNumber } from '../../../words/figures.ts';
import type { ChartOption } from '../charts/chart-option.ts';
import type { Ink } from '../charts/ink.ts';

export interface SeriesLine {
  name: string;
  /** One for each period; null: withheld, the line has a gap there. */
  values: readonly (number | null)[];
  color: keyof Ink;
  isBefore: boolean;
}

export interface SeriesPicture {
  periods: readonly string[];
  /** As the axis has them. */
  ticks: readonly string[];
  lines: readonly SeriesLine[];
  /** Closures: positions of the first and the last period. */
  closed: readonly { from: number; to: number }[];
  /** Positions of feasts and of days on which a checkpoint opened again. */
  marked: readonly number[];
}

/** Lines from a zero baseline, each named at its end; the year before thin and dashed; closures shaded, feasts dotted. */
export function seriesOption({ periods, ticks, lines, closed, marked }: SeriesPicture, ink: Ink): ChartOption {
  const offsets = spread(
    lines.map(({ values }) => values.at(-1) ?? 0),
    Math.max(1, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))),
  );
  const isFew = periods.length <= 45;
  return {
    grid: { left: 8, right: 200, top: 12, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (value) => (typeof value === 'number' ? formatNumber(value) : '—'),
      axisPointer: { lineStyle: { color: ink.quiet } },
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: [...ticks],
      axisLabel: { color: ink.text, hideOverlap: true },
      axisLine: { lineStyle: { color: ink.quiet } },
      axisTick: { show: isFew },
    },
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: ink.text, formatter: (value: number) => formatNumber(value) },
      splitLine: { lineStyle: { color: ink.line } },
    },
    series: lines.map(({ name, values, color, isBefore }, index) => ({
      type: 'line',
      name,
      data: [...values],
      color: ink[color],
      symbol: isBefore ? 'none' : index === 0 ? 'circle' : 'rect',
      symbolSize: 6,
      showSymbol: !isBefore && isFew,
      lineStyle: { width: isBefore ? 1.25 : 2.5, type: isBefore ? 'dashed' : 'solid' },
      endLabel: {
        show: true,
        formatter: '{a}',
        color: ink.text,
        width: 190,
        overflow: 'break',
        distance: 6,
        offset: [0, offsets[index] ?? 0],
      },
      ...(index === 0 && {
        markArea: {
          silent: true,
          itemStyle: { color: ink.quiet, opacity: 0.18 },
          data: closed.map(({ from, to }): [{ xAxis: number }, { xAxis: number }] => [{ xAxis: from }, { xAxis: to }]),
        },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: ink.quiet, type: 'dotted', width: 1.5 },
          data: marked.map((at) => ({ xAxis: at })),
        },
      }),
    })),
  };
}

const LABEL_HEIGHT = 17;
const PLOT_HEIGHT = 265;

/** How far each line's name is moved from its end, in pixels, so that no two lie on one another. Downwards is positive. */
export function spread(ends: readonly number[], most: number): number[] {
  const places = ends
    .map((end, index) => ({ index, wanted: PLOT_HEIGHT * (1 - end / most), at: 0 }))
    .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
  const offsets: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    place.at = Math.max(place.wanted, free);
    free = place.at + LABEL_HEIGHT;
  }
  // Below the axis stand the dates: what is too low goes up again.
  let room = PLOT_HEIGHT;
  for (const place of places.toReversed()) {
    place.at = Math.min(place.at, room);
    room = place.at - LABEL_HEIGHT;
    offsets[place.index] = place.at - place.wanted;
  }
  return offsets;
}
