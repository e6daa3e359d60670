import { describe, expect, it } from 'vitest';
import type { Chart } from '../paper.ts';
import { PNG_MAGIC, pixelAt } from '../testing/png.ts';
import { chartPng } from './chartPng.ts';

const chart = (more: Partial<Chart> = {}): Chart => ({
  kind: 'bar',
  title: '得分',
  labels: ['市场监管局', '应急局'],
  series: [{ name: '得分', values: [90, 60], colour: '#123456' }],
  ...more,
});

describe('a chart', () => {
  it('is a picture of the width asked for, with the colours given', async () => {
    const { png, width, height } = await chartPng(chart(), { width: 640 });
    expect([...png.subarray(0, 8)]).toEqual(PNG_MAGIC);
    expect(width).toBe(640);
    const colours = new Set<string>();
    for (let x = 0; x < width; x += 4) colours.add(pixelAt(png, width, x, Math.round(height * 0.7)));
    expect(colours).toContain('123456');
    expect(colours).toContain('ffffff');
  });

  it('draws Chinese labels: another label is another picture', async () => {
    const one = await chartPng(chart(), { width: 300 });
    const other = await chartPng(chart({ labels: ['市场监管局', '水务局'] }), { width: 300 });
    expect(Buffer.compare(one.png, other.png)).not.toBe(0);
  });

  it('is drawn by many at once as by one, though the engine can be started only once', async () => {
    const many = await Promise.all(Array.from({ length: 4 }, () => chartPng(chart(), { width: 300 })));
    for (const { png } of many) expect(Buffer.compare(png, many[0]!.png)).toBe(0);
  });

  it('grows with its units, but not beyond a page', async () => {
    const of = async (n: number) => {
      const labels = Array.from({ length: n }, (_, i) => `单位${i}`);
      return (
        await chartPng(chart({ labels, series: [{ name: '分', values: labels.map((_, i) => i) }] }), {
          width: 200,
        })
      ).height;
    };
    const [few, more, most] = [await of(10), await of(20), await of(200)];
    expect(few).toBeLessThan(more);
    expect(most).toBeLessThanOrEqual(200 * 1.25);
  });
});
