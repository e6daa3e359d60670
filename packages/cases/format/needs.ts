import type { Need, Task } from './acts.ts';
import type { CaseType } from './caseType.ts';

/** All needs of a definition: of its opening, of its actions, and of answers to its tasks. */
export const allNeeds = ({
  open,
  actions,
  tasks = {},
}: Pick<CaseType, 'open' | 'actions' | 'tasks'>): Need[] => [
  ...[open, ...Object.values(actions)].flatMap((one) => one.needs ?? []),
  ...Object.values(tasks).flatMap((task) => Object.values(task.needs ?? {}).flat()),
];

/** What must hold before a task is answered so. */
export const needsOfAnswer = ({ needs }: Pick<Task, 'needs'>, answer: string): readonly Need[] =>
  needs !== undefined && Object.hasOwn(needs, answer) ? needs[answer]! : [];
