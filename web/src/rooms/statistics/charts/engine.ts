import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartOption } from './chart-option.ts';

// Only what is drawn here; loaded when the first picture is.
use([
  BarChart,
  HeatmapChart,
  LineChart,
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
]);
use([SVGRenderer]);

export interface OpenChart {
  draw(option: ChartOption): void;
  close(): void;
}

/** Draws into an element and follows its width. */
export function openChart(element: HTMLElement): OpenChart {
  const chart = init(element, null, { renderer: 'svg' });
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(element);
  return {
    draw: (option) => chart.setOption(option, { notMerge: true }),
    close() {
      watch.disconnect();
      chart.dispose();
    },
  };
}
