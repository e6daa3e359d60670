import type { Graph } from '../../api/cases/definitions.ts';

/** All ways from one state to another, as one line of the chart. */
export interface Way {
  key: string;
  from: string;
  to: string;
  labels: string[];
  /** By officials, by people from outside, or by itself; `inside` where several. */
  by: Graph['edges'][number]['by'];
  findings: number[];
}

const order = ['inside', 'outside', 'machine'] as const;

/** The lines of a chart: what stays in its state has none. */
export function waysOf({ edges }: Graph): Way[] {
  const found = new Map<string, Way>();
  for (const { from, to, label, by, findings } of edges) {
    if (from === to) continue;
    const key = `${from} ${to}`;
    const way = found.get(key) ?? { key, from, to, labels: [], by, findings: [] };
    if (!way.labels.includes(label)) way.labels.push(label);
    way.by = order.find((one) => one === by || one === way.by) ?? by;
    way.findings = [...new Set([...way.findings, ...findings])];
    found.set(key, way);
  }
  return [...found.values()];
}

/** The states that a finding’s path goes through, by name, as far as the chart has them. */
export function statesOnPath(graph: Graph, path: readonly { what: string; state: string }[]): string[] {
  const names: string[] = [];
  for (const { what, state } of path) {
    const before = names.at(-1);
    const fits = graph.states.filter(({ title }) => title === state);
    const led = fits.find(({ name }) =>
      before === undefined
        ? graph.states.find((one) => one.name === name)?.first
        : graph.edges.some((edge) => edge.from === before && edge.to === name && edge.label === what),
    );
    const next = (led ?? fits[0])?.name;
    if (next !== undefined && next !== before) names.push(next);
  }
  return names;
}

const longestLine = 10;
const mostLines = 3;

/** What a line of the chart says, in short lines of text; what does not fit is counted. */
export function labelLines(labels: readonly string[]): string[] {
  const lines: string[] = [];
  for (const [at, label] of labels.entries()) {
    const characters = [...label];
    const parts: string[] = [];
    while (characters.length > 0) parts.push(characters.splice(0, longestLine).join(''));
    if (lines.length + parts.length > mostLines && at > 0) return [...lines, `等 ${labels.length} 项`];
    lines.push(...parts.slice(0, mostLines));
  }
  return lines;
}
