import type { ChartOption } from '../charts/chart-option.ts';
import type { Ink } from '../charts/ink.ts';
import type { HourCell } from './hour-cells.ts';

/** Where the ground is dark enough that light figures are read better. */
const DARK_FROM = 0.5;

/** Hours to the right, Monday on top; the deeper, the more; each cell says its figure. */
export function hoursOption(
  cells: readonly (readonly HourCell[])[],
  weekdays: readonly string[],
  ink: Ink,
): ChartOption {
  const most = Math.max(1, ...cells.flat().map(({ mean }) => mean ?? 0));
  const data = cells.flatMap((row, weekday) =>
    row.flatMap(({ mean, isWithheld }, hour) => {
      if (mean === null && !isWithheld) return [];
      const value: [number, number, number] = [hour, weekday, mean ?? 0];
      const color = (mean ?? 0) / most > DARK_FROM ? ink.surface : ink.text;
      return [{ value, label: { color, formatter: mean === null ? '×' : String(Math.round(mean)) } }];
    }),
  );
  const axis = { axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: ink.text } };
  return {
    grid: { left: 8, right: 8, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'category', data: Array.from({ length: 24 }, (_, hour) => String(hour)), ...axis },
    yAxis: { type: 'category', data: [...weekdays], inverse: true, ...axis },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [ink.low, ink.entry] } },
    series: [
      {
        type: 'heatmap',
        data,
        label: { show: true, fontSize: 12 },
        itemStyle: { borderColor: ink.surface, borderWidth: 1 },
        emphasis: { disabled: true },
      },
    ],
  };
}
