import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { cleanChart } from '../clean.ts';
import { family, fontFor } from '../fonts.ts';
import type { Chart } from '../paper.ts';
import { chartHeight, chartOptions } from './options.ts';
import { rgbPng } from './rgbPng.ts';

/** A picture and its size in pixels. */
export type Picture = { png: Uint8Array; width: number; height: number };

/** The width that charts are laid out in; their letters are 14 high in it. */
const layoutWidth = 640;

let drawing: Promise<void> | undefined;

/** The drawing engine can be started once in a process; a start that failed is tried again. */
function startDrawing(): Promise<void> {
  drawing ??= (async () => {
    use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);
    await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  })();
  drawing.catch(() => {
    drawing = undefined;
  });
  return drawing;
}

function chartSvg(chart: Chart): string {
  const height = chartHeight(chart, layoutWidth);
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: layoutWidth, height });
  try {
    instance.setOption(chartOptions(chart, layoutWidth));
    return instance.renderToSVGString();
  } finally {
    instance.dispose();
  }
}

function paint(svg: string, font: Uint8Array, fullWidth: number): Picture {
  const engine = new Resvg(svg, {
    background: '#ffffff',
    fitTo: { mode: 'width', value: fullWidth },
    font: { fontBuffers: [font], defaultFontFamily: family },
  });
  try {
    const image = engine.render();
    try {
      const { width, height, pixels } = image;
      return { png: rgbPng(pixels, width, height), width, height };
    } finally {
      image.free();
    }
  } finally {
    engine.free();
  }
}

/** Charts as pictures of `width` pixels, in their order. One font is made for all of them. */
export async function chartPngs(charts: readonly Chart[], { width }: { width: number }): Promise<Picture[]> {
  if (charts.length === 0) return [];
  await startDrawing();
  const svgs = charts.map((chart) => chartSvg(cleanChart(chart)));
  const font = await fontFor('chart', svgs);
  return svgs.map((svg) => paint(svg, font, width));
}

/** One chart as a PNG of `width` pixels; its height follows from what is in it. The title is left to the caption. */
export async function chartPng(chart: Chart, { width }: { width: number }): Promise<Picture> {
  const [picture] = await chartPngs([chart], { width });
  return picture!;
}
