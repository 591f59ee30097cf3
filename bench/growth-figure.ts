import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH_A_PANEL = 380;
const HEIGHT = 400;
/** Okabe and Ito's colours, which the colour-blind tell apart. */
const COLOURS = ['#0072B2', '#56B4E9', '#D55E00', '#009E73'];

export interface Panel<Point> {
  title: string;
  axis: { type: 'log' | 'value'; min?: number; max?: number; unit: string };
  /** `colour`: of the four, by number. */
  lines: { name: string; colour: 0 | 1 | 2 | 3; valueAt: (point: Point) => number | null }[];
}

/** What is drawn against what: the horizontal axis counts `things`. */
export interface Growth<Point> {
  things: string;
  countOf: (point: Point) => number;
  panels: readonly Panel<Point>[];
}

/** Panels beside each other, as an SVG of its own. */
export function drawGrowth<Point>({ things, countOf, panels }: Growth<Point>, points: readonly Point[]): string {
  const width = WIDTH_A_PANEL * panels.length;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: HEIGHT });
  const share = 100 / panels.length;
  const left = (at: number) => `${at * share + 5.5}%`;
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: panels.map(({ title }, at) => ({ text: title, left: left(at), top: 8, textStyle: { fontSize: 15 } })),
    legend: panels.map(({ lines }, at) => ({
      data: lines.map(({ name }) => name),
      orient: 'vertical',
      left: left(at),
      top: 32,
      itemGap: 3,
      textStyle: { fontSize: 12 },
    })),
    grid: panels.map((_, at) => ({ left: left(at), width: `${share - 8}%`, top: 120, bottom: 50 })),
    xAxis: panels.map((_, at) => ({
      type: 'log',
      gridIndex: at,
      name: things,
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { formatter: shortCount },
    })),
    yAxis: panels.map(({ axis: { unit, ...axis } }, at) => ({ ...axis, gridIndex: at, name: unit })),
    series: panels.flatMap((panel, at) => seriesOf(panel, at, points, countOf)),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function seriesOf<Point>(
  { lines }: Panel<Point>,
  at: number,
  points: readonly Point[],
  countOf: (point: Point) => number,
): LineSeriesOption[] {
  return lines.map(({ name, colour, valueAt }) => ({
    type: 'line',
    name,
    xAxisIndex: at,
    yAxisIndex: at,
    symbolSize: 7,
    color: COLOURS[colour],
    data: points.map((point) => [countOf(point), valueAt(point)]),
  }));
}

function shortCount(count: number): string {
  if (count >= 1_000_000) return `${count / 1_000_000} M`;
  return count >= 1000 ? `${count / 1000} k` : String(count);
}
