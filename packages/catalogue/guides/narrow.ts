/** Narrowing a guide to one reader's case. Pure and without dependencies: the server and the reader's browser share it. */

/** What is asked of a reader; each answer is one of `answers`. */
export type Question = { title: string; answers: string[]; note?: string | undefined };

/** Answers by the titles of their questions. */
export type Answers = Readonly<Record<string, string>>;

/** When a material is needed: with any of these answers. Each names an answer to every question that the condition reads. */
export type Cases = readonly Answers[];

export type Material = {
  title: string;
  /** How it is handed in: what is said and what it is called. */
  details: { title: string; text: string }[];
  /** It is needed in every case where this is missing. */
  cases?: Record<string, string>[] | undefined;
};

/** Between answers, and between a question and its answer. Titles and answers have neither. */
export const separators = { answers: '；', answer: '：' } as const;

const fits = (one: Answers, answers: Answers): boolean =>
  Object.entries(one).every(
    ([question, answer]) => answers[question] === undefined || answers[question] === answer,
  );

/** The materials that may be needed by who has given these answers, in their order; with all answers those that are. */
export const narrow = <M extends Pick<Material, 'cases'>>(materials: readonly M[], answers: Answers): M[] =>
  materials.filter(({ cases }) => cases === undefined || cases.some((one) => fits(one, answers)));

/** Whether it is still to be decided by further answers if a material is needed. */
function isOpen(
  { cases }: Pick<Material, 'cases'>,
  questions: readonly Question[],
  answers: Answers,
): boolean {
  const left = cases?.filter((one) => fits(one, answers)) ?? [];
  if (left.length === 0) return false;
  // Cases of one condition name the same questions. It is needed for sure where one condition holds whatever is answered.
  const conditions = new Map<string, number>();
  for (const one of left) {
    const asked = Object.keys(one).sort().join(separators.answers);
    conditions.set(asked, (conditions.get(asked) ?? 0) + 1);
  }
  return ![...conditions].some(([asked, count]) => {
    const titles = new Set(asked.split(separators.answers));
    const missing = questions.filter(({ title }) => titles.has(title) && answers[title] === undefined);
    return count >= missing.reduce((ways, { answers: of }) => ways * of.length, 1);
  });
}

/** The questions without an answer that still decide whether a material is needed. */
export function openQuestions(
  { questions, materials }: { questions: readonly Question[]; materials: readonly Pick<Material, 'cases'>[] },
  answers: Answers,
): Question[] {
  const open = materials.filter((one) => isOpen(one, questions, answers));
  return questions.filter(
    ({ title }) =>
      answers[title] === undefined &&
      open.some(({ cases = [] }) => cases.some((one) => Object.hasOwn(one, title))),
  );
}

/** Answers as one line that people read, in the order of the questions. */
export const situationOf = (questions: readonly Question[], answers: Answers): string =>
  questions
    .flatMap(({ title }) =>
      answers[title] === undefined ? [] : [`${title}${separators.answer}${answers[title]}`],
    )
    .join(separators.answers);

/** The answers that a line says, whatever they are; of a question that is named twice the last. */
export const answersIn = (situation: string): Answers =>
  Object.fromEntries(
    situation.split(separators.answers).flatMap((part) => {
      const at = part.indexOf(separators.answer);
      return at < 1 ? [] : [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as const];
    }),
  );

/** Of these answers those that a guide asks for and offers. */
export const answersOf = (questions: readonly Question[], given: Answers): Answers =>
  Object.fromEntries(
    questions.flatMap(({ title, answers }) => {
      const answer = Object.hasOwn(given, title) ? given[title] : undefined;
      return answer !== undefined && answers.includes(answer) ? [[title, answer] as const] : [];
    }),
  );

/** How a material is handed in, in short: what is usual is not said, and a number or a yes not without what it is of. */
export const inShort = ({ details }: Pick<Material, 'details'>): string =>
  details
    .flatMap(({ title, text }) => {
      if (['必要', '申请人自备', '否'].includes(text)) return [];
      return text === '是' ? [title] : /^\d+$/.test(text) ? [`${title} ${text}`] : [text];
    })
    .join('，');
