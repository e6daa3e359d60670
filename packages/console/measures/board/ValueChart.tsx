import type { Indicator } from '../../api/measures/measureTypes.ts';
import { comparisons } from '../notices/words.ts';

const width = 340;
const height = 130;
const margin = { left: 24, right: 24, top: 20, bottom: 24 };

/** An indicator's values over time with its target as a dashed line; the same numbers as a table for screen readers. */
export function ValueChart({ indicator }: { indicator: Indicator }) {
  const { metric, comparison, target, unit } = indicator;
  const values = [...indicator.values].sort((a, b) => a.date.localeCompare(b.date));
  const times = values.map(({ date }) => Date.parse(date));
  const [first, last] = [times[0]!, times.at(-1)!];
  const all = [...values.map(({ value }) => value), target];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const x = (time: number) =>
    margin.left + ((time - first) / (last - first || 1)) * (width - margin.left - margin.right);
  const y = (value: number) =>
    margin.top + ((high + room - value) / (high - low + 2 * room)) * (height - margin.top - margin.bottom);
  const points = values.map(({ value }, index) => [x(times[index]!), y(value)] as const);
  // the target's name stands at the end where the line is farther from it
  const aside = Math.abs(values[0]!.value - target) > Math.abs(values.at(-1)!.value - target);
  return (
    <figure>
      <svg className="value-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <line className="goal" x1={margin.left} x2={width - margin.right} y1={y(target)} y2={y(target)} />
        <text
          x={aside ? margin.left : width - margin.right}
          y={y(target) - 5}
          textAnchor={aside ? 'start' : 'end'}
        >
          目标 {target}
        </text>
        <polyline className="line" points={points.map((point) => point.join()).join(' ')} />
        {points.map(([cx, cy], index) => (
          <circle className="dot" key={values[index]!.date} cx={cx} cy={cy} r={3.5} />
        ))}
        {[0, values.length - 1].map((index) => (
          <text key={index} x={points[index]![0]} y={height - 6} textAnchor={index === 0 ? 'start' : 'end'}>
            {values[index]!.date}
          </text>
        ))}
        {points.map(([cx, cy], index) =>
          index === 0 || index === points.length - 1 ? (
            <text
              key={values[index]!.date}
              x={cx}
              y={cy < margin.top + 8 ? cy + 16 : cy - 7}
              textAnchor="middle"
            >
              {values[index]!.value}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="visually-hidden">
        {metric}，目标{comparisons[comparison]} {target}
        {unit}：{values.map(({ date, value }) => `${date} ${value}${unit}`).join('，')}
      </figcaption>
    </figure>
  );
}
