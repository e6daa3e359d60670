import type { Definition } from '../api/cases/definitions.ts';

type Step = { title: string; needs?: readonly object[]; does?: readonly string[] };

/** Where a type uses a hook: the fields that it fills, the steps that it lets through, and those that it writes beside. */
export function hookUses(type: Definition, name: string): string {
  const { open, fields, actions, clocks = {}, tasks = {} } = type;
  const steps: Step[] = [{ ...open, title: '登记' }, ...Object.values(actions)];
  const does = [
    ...steps,
    ...Object.values(clocks).map(({ title, expires }) => ({ title: `${title}到期`, ...expires }) as Step),
  ];
  return [
    ...Object.values(fields).flatMap((field) => (field.computed === name ? [`填写“${field.title}”`] : [])),
    ...steps.flatMap(({ title, needs = [] }) =>
      needs.some((need) => 'hook' in need && need.hook === name) ? [`“${title}”的条件`] : [],
    ),
    ...Object.values(tasks).flatMap(({ title, answers, needs = {} }) =>
      Object.entries(needs).flatMap(([answer, list]) =>
        list.some((need) => 'hook' in need && need.hook === name)
          ? [`“${title}”答复“${answers[answer] ?? answer}”的条件`]
          : [],
      ),
    ),
    ...does.flatMap((step) => (step.does?.includes(name) ? [`“${step.title}”时写入`] : [])),
  ].join('、');
}
