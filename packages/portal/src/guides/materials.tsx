/** @jsxImportSource preact */
import { type Answers, inShort, narrow, openQuestions } from '@mingcha/catalogue/narrow';
import type { Guide } from './api.ts';

type Of = Pick<Guide, 'questions' | 'materials' | 'members'>;

const isPartial = ({ members }: Of) => members.some(({ id }) => id === undefined);

/** How many materials are needed, as far as the answers say. */
export function countWords(guide: Of, answers: Answers): string {
  const needed = narrow(guide.materials, answers).length;
  if (needed === 0 && isPartial(guide)) return '以窗口告知为准';
  if (openQuestions(guide, answers).length > 0) return `最多 ${needed} 份，回答问题后减少`;
  const { length } = guide.materials;
  return needed < length ? `您的情形需要 ${needed} 份（全部情形共 ${length} 份）` : `需要 ${needed} 份`;
}

/** The materials that are needed, each with how it is handed in. */
export function Materials({ guide, answers }: { guide: Of; answers: Answers }) {
  const needed = narrow(guide.materials, answers);
  const rest = isPartial(guide) && <p>部分事项还没有办事指南，其材料以窗口告知为准。</p>;
  if (needed.length === 0) return rest || <p class="empty">不需要提交材料。</p>;
  return (
    <>
      <ol class="ruled materials">
        {needed.map((one) => (
          <li key={one.title}>
            <b>{one.title}</b>
            <p class="facts">{inShort(one)}</p>
          </li>
        ))}
      </ol>
      {rest}
    </>
  );
}
