import type { CaseType } from '../format/caseType.ts';
import { explore, MAX_CONFIGURATIONS } from './explore.ts';
import { type Finding, finding } from './finding.ts';
import { type Graph, graphOf } from './graph.ts';
import { modelOf } from './model.ts';
import { reachFindings } from './reach.ts';
import { solve } from './solve.ts';
import { staticFindings } from './static.ts';

export type Soundness = {
  /** Whether there are no errors. */
  sound: boolean;
  findings: readonly Finding[];
  /** Configurations visited and steps between them. */
  configurations: number;
  steps: number;
  graph: Graph;
};

/** Proves that a case of this type can always end, or says why not. The definition must have passed `readCaseType`. */
export function checkSoundness(type: CaseType, limit = MAX_CONFIGURATIONS): Soundness {
  const exploration = explore(modelOf(type), limit);
  const findings = [
    ...staticFindings(type),
    ...(exploration.complete ? reachFindings(exploration, solve(exploration)) : [tooLarge(type, limit)]),
  ];
  return {
    sound: findings.every((one) => one.level !== 'error'),
    findings,
    configurations: exploration.configurations.size,
    steps: exploration.steps,
    graph: graphOf(type, exploration, findings),
  };
}

/** Which kinds multiply: those that can be open side by side. */
function tooLarge(type: CaseType, limit: number): Finding {
  const kinds = [...Object.values(type.tasks ?? {}), ...Object.values(type.children ?? {})].map(
    (one) => `“${one.title}”`,
  );
  const which =
    kinds.length > 0
      ? `${kinds.join('、')}同时进行，组合过多。请合并，或分阶段开启。`
      : '请减少有次数限制的操作或拆分。';
  return finding('too-large', 'error', `情形超过 ${limit.toLocaleString('en')} 种，无法逐一检查。${which}`);
}
