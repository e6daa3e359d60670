import { divisionName } from '@mingcha/kernel';
import { unableNames } from '@mingcha/kernel/labels';
import { useDeptName } from '../../api/tenancy.ts';
import type { Selected } from '../../api/types.ts';

/** The drawn objects on paper, in their order; with the beginnings of their tickets where somebody compares them with the proof. */
export function SelectedRows({ rows, tickets = false }: { rows: readonly Selected[]; tickets?: boolean }) {
  const deptName = useDeptName();
  return (
    <table className="sheet-rows">
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">检查对象</th>
          <th scope="col">统一社会信用代码</th>
          <th scope="col">{tickets ? '随机值前 16 位' : '县区'}</th>
          <th scope="col">执法检查人员</th>
          <th scope="col">备注</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>{row.order}</td>
            <td>{row.name}</td>
            <td className="mono">{row.id}</td>
            {tickets ? (
              <td className="mono">{row.ticket.slice(0, 16)}</td>
            ) : (
              <td>{divisionName(row.region)}</td>
            )}
            <td>
              {row.inspectors.map(({ name }) => name).join('、')}
              {row.short?.map(({ dept, missing }) => `（${deptName(dept)}缺 ${missing} 人）`).join('')}
            </td>
            <td>{remarks(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What became of a row after the draw: an object that was replaced or came in, and who goes in whose place. */
function remarks({ substitutedBy, substituteOf, unable = [], inspectors }: Selected): string {
  const people = [...inspectors, ...unable];
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  return [
    ...(substitutedBy ? ['已递补'] : []),
    ...(substituteOf ? ['候补递补'] : []),
    ...unable.map(
      ({ name, ground, substitute }) => `${name}（${unableNames[ground]}）由${nameOf(substitute)}接替`,
    ),
  ].join('；');
}
