import type { CaseType } from '../format/caseType.ts';
import { checkSoundness } from '../soundness/check.ts';

/** Units that are asked side by side, each of which answers in one of three ways that the decision tells apart. */
export function parallelUnits(count: number): CaseType {
  const units = Array.from({ length: count }, (_, i) => `unit${i + 1}`);
  const needs = units.flatMap((unit) => [
    { tasks: unit, answers: ['agrees', 'partly'], else: '有单位不同意。' },
    { when: 'urgent', tasks: unit, answers: ['agrees'], else: '急件须全部同意。' },
  ]);
  return {
    format: 1,
    name: 'parallel-units',
    title: '并联审批',
    group: 'bench',
    basis: [],
    number: { pattern: '{seq}' },
    open: { by: ['clerk'], fills: ['urgent'], to: 'asking' },
    fields: { urgent: { title: '急件', type: 'yesNo' } },
    parties: { clerk: { title: '经办人', right: 'cases:bench:write' } },
    states: {
      asking: { title: '待会办', kind: 'open', for: ['clerk'], noClock: '示例' },
      asked: { title: '会办中', kind: 'open', for: ['clerk'], noClock: '示例' },
      closed: { title: '办结', kind: 'done' },
    },
    actions: {
      ask: { title: '会办', from: ['asking'], by: ['clerk'], to: 'asked', opens: units },
      grant: { title: '准予', from: ['asked'], by: ['clerk'], to: 'closed', needs },
      refuse: { title: '不予', from: ['asked'], by: ['clerk'], to: 'closed' },
    },
    tasks: Object.fromEntries(
      units.map((unit, i) => [
        unit,
        {
          title: `会办${i + 1}`,
          to: 'clerk',
          answers: { agrees: '同意', partly: '部分同意', refuses: '不同意' },
          limit: { workingDays: 5 },
          silence: { counts: 'agrees' },
          atEnd: 'cancelled' as const,
        },
      ]),
    ),
    retention: [{ months: 1, do: 'archive' }],
  };
}

/** Processor seconds and size of a proof, the best of some runs. */
export function proofCost(
  type: CaseType,
  runs = 3,
): { seconds: number; configurations: number; steps: number } {
  let best = Number.POSITIVE_INFINITY;
  let size = { configurations: 0, steps: 0 };
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    const { configurations, steps } = checkSoundness(type);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
    size = { configurations, steps };
  }
  return { seconds: best, ...size };
}
