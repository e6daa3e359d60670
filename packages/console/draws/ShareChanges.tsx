import { useDeptName } from '../api/tenancy.ts';
import type { Preview } from '../api/types.ts';
import { count } from '../ui/show/format.ts';

/** What benching, adjusting and recusing do to how often each inspector can expect to be sent. */
export function ShareChanges({ shares }: Pick<Preview, 'shares'>) {
  const deptName = useDeptName();
  if (shares.length === 0) return null;
  return (
    <div className="table-box">
      <table className="data">
        <caption className="small-caption">
          预期选派次数的变化（按名录试算，不参加、调整负荷和回避之前与之后）
        </caption>
        <thead>
          <tr>
            <th scope="col">人员</th>
            <th scope="col" className="num">
              之前
            </th>
            <th scope="col" className="num">
              之后
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.flatMap(({ dept, persons, others }) => [
            ...persons.map(({ inspector, name, before, after }) => (
              <tr key={inspector}>
                <td>
                  {name} <span className="muted small">{deptName(dept)}</span>
                </td>
                <td className="num">{before}</td>
                <td className="num">
                  <strong>{after}</strong>
                </td>
              </tr>
            )),
            ...(others.count > 0
              ? [
                  <tr key={`${dept} others`}>
                    <td>
                      其余 {count(others.count)} 人平均 <span className="muted small">{deptName(dept)}</span>
                    </td>
                    <td className="num">{others.before}</td>
                    <td className="num">{others.after}</td>
                  </tr>,
                ]
              : []),
          ])}
        </tbody>
      </table>
    </div>
  );
}
