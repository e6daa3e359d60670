import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';

/**
 * A chart as wide as its box. It is for the eye alone: its numbers must stand as text beside it. The library is loaded with
 * the first chart.
 */
export function Chart({ option, height }: { option: EChartsCoreOption; height: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let drawn: { fit: () => void; remove: () => void } | undefined;
    let isGone = false;
    const observer = new ResizeObserver(() => drawn?.fit());
    void import('./drawChart.ts').then(({ drawChart }) => {
      if (isGone || !box.current) return;
      drawn = drawChart(box.current, option);
      observer.observe(box.current);
    });
    return () => {
      isGone = true;
      observer.disconnect();
      drawn?.remove();
    };
  }, [option]);
  return <div ref={box} className="chart-box" style={{ height }} aria-hidden="true" />;
}
