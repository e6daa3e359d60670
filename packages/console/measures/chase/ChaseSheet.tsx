import { dueText } from '@mingcha/kernel';
import type { Chase } from '../../api/measures/reportTypes.ts';
import { useDeptName } from '../../api/tenancy.ts';
import { useMe } from '../../session/me.tsx';
import { Sheet } from '../../ui/page/PrintSheet.tsx';
import { instant } from '../../ui/show/format.ts';
import { useMeasures } from '../rounds/queries.ts';
import { chaseLevels } from '../rounds/words.ts';
import { causeText } from './cause.ts';

interface ChaseSheetProps {
  /** A chase, or the letter by which it is to go out. */
  chase: Pick<
    Chase,
    'level' | 'notice' | 'docNo' | 'measures' | 'dept' | 'cause' | 'since' | 'text' | 'issuedAt' | 'answerDue'
  >;
  /** Its number; a letter that is not signed has none. */
  number: string;
  answers?: Chase['answers'];
}

/** A chase as it is on paper, A4. */
export function ChaseSheet({ chase, number, answers = [] }: ChaseSheetProps) {
  const me = useMe();
  const deptName = useDeptName();
  const measures = useMeasures(chase.notice).data ?? [];
  const kind = chase.level === 0 ? '工作提醒单' : chase.level === 3 ? '约谈通知单' : '督办通知单';
  return (
    <Sheet
      title={`${me.tenant.name}${kind}`}
      sub={number}
      signatures={['发出单位（盖章）', '签收单位（盖章）', '签收人', '签收日期']}
    >
      <table className="sheet-facts">
        <tbody>
          <tr>
            <th scope="row">单位</th>
            <td>{deptName(chase.dept)}</td>
            <th scope="row">级别</th>
            <td>{chaseLevels[chase.level]}</td>
          </tr>
          <tr>
            <th scope="row">通知文号</th>
            <td>{chase.docNo}</td>
            <th scope="row">事由</th>
            <td>{causeText(chase)}</td>
          </tr>
          <tr>
            <th scope="row">到期日</th>
            <td>{chase.since}</td>
            <th scope="row">答复期限</th>
            <td>{dueText(chase.answerDue)}</td>
          </tr>
          <tr>
            <th scope="row">发出日期</th>
            <td colSpan={3}>{instant(chase.issuedAt).slice(0, 10)}</td>
          </tr>
          <tr>
            <th scope="row">举措</th>
            <td colSpan={3}>
              {chase.measures.map((id) => {
                const known = measures.find((one) => one.id === id);
                return <div key={id}>{known ? `${known.no} ${known.title}` : id}</div>;
              })}
            </td>
          </tr>
          <tr>
            <th scope="row">督办内容</th>
            <td colSpan={3} className="pre" style={{ height: '60mm' }}>
              {chase.text}
            </td>
          </tr>
          <tr>
            <th scope="row">办理情况</th>
            <td colSpan={3} className="pre" style={{ height: '60mm' }}>
              {answers.map(({ at, text }) => `${instant(at)}\n${text}`).join('\n\n')}
            </td>
          </tr>
        </tbody>
      </table>
    </Sheet>
  );
}
