import { LineChart, type LineSeriesOption } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export interface GrowthPoint {
  entries: number;
  p50Us: number;
  p99Us: number;
  pgTrgmP50Us: number | null;
  bytesPerEntry: number;
  textBytesPerEntry: number;
  recall: number;
  pgTrgmRecall: number | null;
}

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

const WIDTH = 1140;
const HEIGHT = 400;
/** Okabe and Ito's colours, which the colour-blind tell apart. */
const COLOURS = ['#0072B2', '#56B4E9', '#D55E00', '#009E73'];

interface Panel {
  title: string;
  axis: { type: 'log' | 'value'; min?: number; max?: number; unit: string };
  lines: { name: string; colour: number; valueAt: (point: GrowthPoint) => number | null }[];
}

const PANELS: readonly Panel[] = [
  {
    title: 'Time of one screening',
    axis: { type: 'log', unit: 'µs' },
    lines: [
      { name: 'screening, median', colour: 0, valueAt: ({ p50Us }) => p50Us },
      { name: 'screening, 99th percentile', colour: 1, valueAt: ({ p99Us }) => p99Us },
      { name: 'pg_trgm, median', colour: 2, valueAt: ({ pgTrgmP50Us }) => pgTrgmP50Us },
    ],
  },
  {
    title: 'Memory of an entry',
    axis: { type: 'value', min: 0, unit: 'bytes' },
    lines: [
      { name: 'beyond its own text', colour: 3, valueAt: ({ bytesPerEntry }) => bytesPerEntry },
      { name: 'its own text', colour: 1, valueAt: ({ textBytesPerEntry }) => textBytesPerEntry },
    ],
  },
  {
    title: 'Mutated travellers found',
    axis: { type: 'value', min: 0, max: 1, unit: 'share' },
    lines: [
      { name: 'found by screening', colour: 0, valueAt: ({ recall }) => recall },
      { name: 'found by pg_trgm at as many alerts', colour: 2, valueAt: ({ pgTrgmRecall }) => pgTrgmRecall },
    ],
  },
];

/** Time, memory and recall against the size of the list, as an SVG of its own. */
export function drawGrowth(points: readonly GrowthPoint[]): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  const share = 100 / PANELS.length;
  const left = (at: number) => `${at * share + 5.5}%`;
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: PANELS.map(({ title }, at) => ({ text: title, left: left(at), top: 8, textStyle: { fontSize: 15 } })),
    legend: PANELS.map(({ lines }, at) => ({
      data: lines.map(({ name }) => name),
      orient: 'vertical',
      left: left(at),
      top: 32,
      itemGap: 3,
      textStyle: { fontSize: 12 },
    })),
    grid: PANELS.map((_, at) => ({ left: left(at), width: `${share - 8}%`, top: 120, bottom: 50 })),
    xAxis: PANELS.map((_, at) => ({
      type: 'log',
      gridIndex: at,
      name: 'entries',
      nameLocation: 'middle',
      nameGap: 28,
      axisLabel: { formatter: shortCount },
    })),
    yAxis: PANELS.map(({ axis: { unit, ...axis } }, at) => ({ ...axis, gridIndex: at, name: unit })),
    series: PANELS.flatMap((panel, at) => seriesOf(panel, at, points)),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

function seriesOf({ lines }: Panel, at: number, points: readonly GrowthPoint[]): LineSeriesOption[] {
  return lines.map(({ name, colour, valueAt }) => ({
    type: 'line',
    name,
    xAxisIndex: at,
    yAxisIndex: at,
    symbolSize: 7,
    color: COLOURS[colour],
    data: points.map((point) => [point.entries, valueAt(point)]),
  }));
}

function shortCount(entries: number): string {
  if (entries >= 1_000_000) return `${entries / 1_000_000} M`;
  return entries >= 1000 ? `${entries / 1000} k` : String(entries);
}
