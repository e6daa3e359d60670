import { parallelUnits, proofCost } from '@mingcha/cases/bench';
import { library } from '@mingcha/systems';
import type { Line } from './line.ts';

/** Proving the procedures of the library, and one in which six units answer side by side in three ways each. */
export function benchSoundness(): Line[] {
  const [slowest] = library
    .map(({ type }) => ({ title: type.title, ...proofCost(type, 5) }))
    .sort((a, b) => b.seconds - a.seconds);
  const six = proofCost(parallelUnits(6), 3);
  return [
    {
      name: 'prove a procedure of the library',
      measured: slowest!.seconds * 1_000,
      budget: 100,
      unit: 'ms',
      note: `${slowest!.title}, ${slowest!.configurations} configurations, the slowest`,
    },
    {
      name: 'prove six parallel units with three answers',
      measured: six.seconds * 1_000,
      budget: 2_000,
      unit: 'ms',
      note: `${six.configurations.toLocaleString('en')} configurations, ${six.steps.toLocaleString('en')} steps`,
    },
  ];
}
