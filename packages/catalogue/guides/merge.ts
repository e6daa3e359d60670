import type { Guide } from './guide.ts';
import type { Material, Question } from './narrow.ts';

type Part = Pick<Guide, 'name' | 'questions' | 'materials'>;

/**
 * The questions and materials of several guides as one: a material that several ask for is there once, needed when one of them
 * needs it. The same question is asked once; where two ask it with other answers, each is asked under the name of its guide.
 */
export function merged(guides: readonly Part[]): { questions: Question[]; materials: Material[] } {
  const questions = new Map<string, Question>();
  const materials = new Map<string, Material>();
  for (const guide of guides) {
    const renamed = new Map<string, string>();
    for (const question of guide.questions) {
      const before = questions.get(question.title);
      const same = before === undefined || isSame(before, question);
      const title = same ? question.title : `${guide.name}：${question.title}`.replaceAll('：', '—');
      renamed.set(question.title, title);
      if (before === undefined || !same) questions.set(title, { ...question, title });
    }
    for (const material of guide.materials) {
      const cases = material.cases?.map((one) =>
        Object.fromEntries(
          Object.entries(one).map(([title, answer]) => [renamed.get(title) ?? title, answer]),
        ),
      );
      const before = materials.get(material.title);
      const both = before === undefined ? cases : unionOf(before.cases, cases);
      const { cases: _, ...rest } = before ?? material;
      materials.set(material.title, { ...rest, ...(both && { cases: both }) });
    }
  }
  return { questions: [...questions.values()], materials: [...materials.values()] };
}

const isSame = (one: Question, other: Question) =>
  one.answers.length === other.answers.length &&
  one.answers.every((answer) => other.answers.includes(answer));

/** What is always needed by one of them is always needed. */
function unionOf(one: Material['cases'], other: Material['cases']): Material['cases'] {
  if (one === undefined || other === undefined) return undefined;
  const keys = new Set(one.map((entry) => keyOf(entry)));
  return [...one, ...other.filter((entry) => !keys.has(keyOf(entry)))];
}

const keyOf = (entry: Record<string, string>) => JSON.stringify(Object.entries(entry).sort());
