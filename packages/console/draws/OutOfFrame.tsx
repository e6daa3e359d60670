import { benchingNames, exclusionNames, reasonCounts } from '@mingcha/kernel/labels';
import type { Preview } from '../api/types.ts';
import { count } from '../ui/show/format.ts';

/** How many objects and inspectors of the rosters a draw leaves out, and why. */
export function OutOfFrame({ excluded, benched }: Pick<Preview, 'excluded' | 'benched'>) {
  const rows = [
    ...reasonCounts(exclusionNames, excluded).map((row) => ['检查对象', ...row] as const),
    ...reasonCounts(benchingNames, benched).map((row) => ['执法人员', ...row] as const),
  ];
  if (rows.length === 0) return null;
  return (
    <div className="table-box">
      <table className="data">
        <caption className="small-caption">名录中不参加本次抽查的</caption>
        <thead>
          <tr>
            <th scope="col">名录</th>
            <th scope="col">原因</th>
            <th scope="col" className="num">
              数量
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([list, name, amount]) => (
            <tr key={`${list} ${name}`}>
              <td>{list}</td>
              <td>{name}</td>
              <td className="num">{count(amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
