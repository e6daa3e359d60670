/** @jsxImportSource preact */
import { type Answers, openQuestions, type Question } from '@mingcha/catalogue/narrow';
import type { Guide } from './api.ts';

type Props = { guide: Guide; answers: Answers; onAnswers: (answers: Answers) => void };

function Asked({
  question: { title, note, answers: offered },
  chosen,
  onAnswer,
}: {
  question: Question;
  chosen: string | undefined;
  onAnswer: (answer: string) => void;
}) {
  return (
    <fieldset class="levels">
      <legend>{title}</legend>
      {offered.map((answer) => (
        <label key={answer}>
          <input type="radio" name={title} checked={chosen === answer} onChange={() => onAnswer(answer)} />
          {answer}
        </label>
      ))}
      {note && <p class="may">{note}</p>}
    </fieldset>
  );
}

/** What narrows the materials to the reader's case; a question that decides nothing any more is not asked. */
export function Questions({ guide, answers, onAnswers }: Props) {
  const open = new Set(openQuestions(guide, answers).map(({ title }) => title));
  const asked = guide.questions.filter(({ title }) => open.has(title) || answers[title] !== undefined);
  if (asked.length === 0) return null;
  return (
    <section class="card screen-only" aria-labelledby="questions">
      <h2 id="questions">您的情形</h2>
      {asked.map((question) => (
        <Asked
          key={question.title}
          question={question}
          chosen={answers[question.title]}
          onAnswer={(answer) => onAnswers({ ...answers, [question.title]: answer })}
        />
      ))}
      {Object.keys(answers).length > 0 && (
        <p class="actions">
          <button type="button" class="button quiet" onClick={() => onAnswers({})}>
            重新回答
          </button>
        </p>
      )}
    </section>
  );
}
