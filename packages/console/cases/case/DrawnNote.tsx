import { Link } from '@tanstack/react-router';
import type { Case } from '../../api/cases/caseTypes.ts';

/** Fields of a visit that its page says in other places. */
const saidElsewhere = ['draw', 'objectName', 'toCorrect', 'problemSource'];

export const isSaidElsewhere = ({ type }: Pick<Case, 'type'>, field: string): boolean =>
  type === 'inspection-visits' && saidElsewhere.includes(field);

/** Whether a field names the draw that a visit comes from. */
export const isDraw = ({ type }: Pick<Case, 'type'>, field: string): boolean =>
  type === 'inspection-visits' && field === 'draw';

/** The draw that a visit comes from: whom it has chosen is replaced there, by the rule. */
export function DrawnNote({ found }: { found: Case }) {
  const draw = found.fields.find(({ name }) => name === 'draw')?.value;
  if (found.type !== 'inspection-visits' || typeof draw !== 'string') return null;
  const upheld = found.tasks.some(({ title, answer }) => title === '回避申请' && answer === '应当回避');
  const link = (
    <Link to="/draws/$id" params={{ id: draw }}>
      该抽查任务
    </Link>
  );
  if (found.state.kind === 'done') return <p className="note">本检查由{link}派发。</p>;
  return (
    <p className={upheld ? 'note warn' : 'note'}>
      {upheld ? '回避成立的，' : '检查对象和检查人员由抽取决定；需要更换的，'}请在{link}
      中按规则换人或者递补，本检查随即变更。
    </p>
  );
}
