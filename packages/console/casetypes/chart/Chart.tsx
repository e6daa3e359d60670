import './chart.css';
import { useQuery } from '@tanstack/react-query';
import type { Finding, Graph } from '../../api/cases/definitions.ts';
import { ProblemView } from '../../ui/page/Loading.tsx';
import { count } from '../../ui/show/format.ts';
import { box, type Laid, layOut, line, type Point } from './layOut.ts';
import { statesOnPath } from './ways.ts';

interface ChartProps {
  graph: Graph;
  findings: readonly Finding[];
  /** How many cases stand in each state, where that is known. */
  counts?: Readonly<Record<string, number>> | undefined;
  /** The finding whose path is drawn. */
  shown?: Finding | undefined;
}

/** The states of a type and what leads from one to another, drawn. What it says stands in the list of states too. */
export function Chart(props: ChartProps) {
  const query = useQuery({
    queryKey: ['chart', props.graph],
    queryFn: () => layOut(props.graph),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="state-chart-box" aria-label="状态图" tabIndex={0}>
      {query.error ? <ProblemView error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data ? <Drawn laid={query.data} {...props} /> : null}
    </section>
  );
}

const tallest = 600;
const smallest = 0.88;

function Drawn({ laid, graph, findings, counts, shown }: ChartProps & { laid: Laid }) {
  const { width, height, states, ways } = laid;
  const scale = Math.max(smallest, Math.min(1, tallest / height));
  const path = shown ? statesOnPath(graph, shown.path) : [];
  const steps = new Set(path.slice(1).map((to, at) => `${path[at]} ${to}`));
  const grave = (indices: readonly number[]) => worstOf(indices.map((index) => findings[index]?.level));
  return (
    <svg
      className="state-chart"
      role="img"
      aria-label={`${states.length} 个状态之间的去向，与下方“状态与操作”相同`}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: Math.round(width * scale) }}
    >
      <defs>
        <marker
          id="chart-head"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerUnits="userSpaceOnUse"
          markerWidth="11"
          markerHeight="11"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8Z" />
        </marker>
      </defs>
      {ways.map(({ key, points, by, findings: about }) => (
        <polyline
          key={key}
          className={`way ${by} ${steps.has(key) ? 'on-path' : ''} ${grave(about)}`}
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          markerEnd="url(#chart-head)"
        />
      ))}
      {ways.map(({ key, lines, label, findings: about }) => (
        <Label key={key} lines={lines} at={label} className={steps.has(key) ? 'on-path' : grave(about)} />
      ))}
      {states.map(({ name, title, kind, first, x, y, findings: about }) => {
        const marked = shown?.states.includes(name) || path.at(-1) === name;
        return (
          <g
            key={name}
            className={`state-box ${kind} ${grave(about)} ${marked ? 'marked' : path.includes(name) ? 'on-path' : ''}`}
            transform={`translate(${x} ${y})`}
          >
            {first ? (
              <path className="start" d={`M${box.width / 2} -26 V-3`} markerEnd="url(#chart-head)" />
            ) : null}
            <rect width={box.width} height={box.height} rx={kind === 'done' ? box.height / 2 : 8} />
            <text x={box.width / 2} y={counts ? 23 : 32}>
              {title}
            </text>
            {counts ? (
              <text className="count" x={box.width / 2} y={42}>
                {`${count(counts[name] ?? 0)} 件`}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}

function Label({ lines, at, className }: { lines: string[]; at: Point; className: string }) {
  return (
    <text className={`way-label ${className}`}>
      {lines.map((text, index) => (
        <tspan key={text} x={at.x} y={at.y + index * line.height + 12}>
          {text}
        </tspan>
      ))}
    </text>
  );
}

const worstOf = (levels: readonly (Finding['level'] | undefined)[]): string =>
  levels.includes('error') ? 'error' : levels.includes('warning') ? 'warning' : '';
