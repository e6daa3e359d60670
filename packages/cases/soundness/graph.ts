import type { CaseType } from '../format/caseType.ts';
import type { Exploration } from './explore.ts';
import type { Finding } from './finding.ts';
import { labelText } from './words.ts';

/** A definition as a chart: what can follow what, with the findings of each state and action. */
export type Graph = {
  states: {
    name: string;
    title: string;
    kind: 'open' | 'waiting' | 'done';
    first: boolean;
    findings: number[];
  }[];
  edges: {
    from: string;
    to: string;
    label: string;
    /** The action that is done, if it is one. */
    action?: string;
    by: 'inside' | 'outside' | 'machine';
    guarded: boolean;
    /** Indices of findings about its action. */
    findings: number[];
  }[];
};

/** The chart of what was explored. Each way from one state to another by one label is one edge. */
export function graphOf(type: CaseType, exploration: Exploration, findings: readonly Finding[]): Graph {
  const { model, configurations, moveStart, edgeStart, edgeTo, edgeLabel, labels } = exploration;
  const about = (key: 'states' | 'actions', name: string): number[] =>
    findings.flatMap((one, i) => (one[key].includes(name) ? [i] : []));
  const slots = new Int32Array(model.slotSizes.length);
  const stateOf = Int32Array.from({ length: configurations.size }, (_, c) => {
    configurations.read(c, slots);
    return slots[0]!;
  });
  const seen = new Map<string, Graph['edges'][number]>();
  for (let c = 0; c < configurations.size; c++) {
    if (exploration.moveStart.length <= c + 1) break;
    for (let e = edgeStart.at(moveStart.at(c)); e < edgeStart.at(moveStart.at(c + 1)); e++) {
      const label = labels[edgeLabel.at(e)]!;
      const [from, to] = [stateOf[c]!, stateOf[edgeTo.at(e)]!];
      if (from === to && label.action < 0) continue;
      const key = `${from},${to},${label.by},${label.action},${label.clock},${label.kind}`;
      const known = seen.get(key);
      if (known !== undefined) {
        known.guarded &&= label.guarded;
        continue;
      }
      const action = label.action < 0 ? undefined : model.actions[label.action]!.name;
      seen.set(key, {
        from: model.stateNames[from]!,
        to: model.stateNames[to]!,
        label: labelText(model, label),
        ...(action !== undefined && { action }),
        by: label.by === 'inside' || label.by === 'outside' ? label.by : 'machine',
        guarded: label.guarded,
        findings: action === undefined ? [] : about('actions', action),
      });
    }
  }
  const states = Object.entries(type.states).map(([name, { title, kind }]) => {
    return { name, title, kind, first: name === type.open.to, findings: about('states', name) };
  });
  return { states, edges: [...seen.values()] };
}
