import type { CaseNow } from '@mingcha/casework/besides';
import type { Given } from '../records/writing/judge.ts';

type Visit = Pick<CaseNow, 'number' | 'fields'>;
type Names = { itemOf: (id: string) => string; authorityOf: (id: string) => string };

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
/** Longest of what the kind says of itself. */
const most = { content: 2_000, result: 500, task: 200 } as const;

/**
 * A published visit as a 监督检查 record. What it found counts as a problem; it is corrected where that was so on the spot,
 * or where what was followed from it has ended so.
 */
export function rowOfVisit(
  { number = '', fields }: Visit,
  followed: readonly Pick<CaseNow, 'result' | 'fields'>[],
  { itemOf, authorityOf }: Names,
): Omit<Given, 'row'> {
  const { object, objectName, dept, endedOn, kind, task, outcome, toCorrect } = fields;
  const problem = outcome === '发现问题已改正' || outcome === '发现问题待处理';
  const ended = followed.some(
    ({ result, fields: own }) =>
      result === 'corrected' && own.problem !== undefined && own.problem === toCorrect,
  );
  const isDrawn = kind === '双随机抽查';
  return {
    operation: 'put',
    kind: 'inspection',
    subject: String(object),
    name: String(objectName ?? ''),
    authority: authorityOf(String(dept)),
    number,
    date: String(endedOn),
    values: {
      form: isDrawn ? '抽查' : '检查',
      ...(typeof task === 'string' && { task: task.slice(0, most.task) }),
      content: listed(fields.items).map(itemOf).join('、').slice(0, most.content),
      result: listed(fields.results).join('、').slice(0, most.result),
      problem,
      ...(problem && { corrected: outcome === '发现问题已改正' || ended }),
    },
  };
}
