import { seedSourceName } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useDeptName } from '../../api/tenancy.ts';
import type { Draw, Selected } from '../../api/types.ts';
import { useItemName } from '../../registers/hooks.ts';
import { useMe } from '../../session/me.tsx';
import { Loaded } from '../../ui/page/Loading.tsx';
import { PrintFrame, Sheet } from '../../ui/page/PrintSheet.tsx';
import { count, hexGroups, instant } from '../../ui/show/format.ts';
import { accountedPlan, inspectorsText, objectsText } from '../AccountFacts.tsx';
import { publicAddress } from '../publicAddress.ts';
import { allRows } from '../result/allRows.ts';
import { useDraw } from '../useDraw.ts';
import { numberText } from '../words.ts';
import { SelectedRows } from './SelectedRows.tsx';
import { SheetMarks } from './SheetMarks.tsx';

/** The result as it is printed, signed and filed: 抽查结果表, A4. */
export function PrintPage() {
  const { id } = useParams({ from: '/draws/$id/print' });
  const draw = useDraw(id);
  const rows = useQuery({ queryKey: ['result', id, 'all'], queryFn: () => allRows(id) });
  return (
    <PrintFrame
      title="打印结果表"
      crumb={
        <Link to="/draws/$id" params={{ id }}>
          ← 返回
        </Link>
      }
      ready={rows.data !== undefined}
    >
      <Loaded query={draw}>
        {({ data }) => <Loaded query={rows}>{(list) => <ResultSheet draw={data} rows={list} />}</Loaded>}
      </Loaded>
    </PrintFrame>
  );
}

function ResultSheet({ draw, rows }: { draw: Draw; rows: Selected[] }) {
  const me = useMe();
  const deptName = useDeptName();
  const itemName = useItemName();
  const plan = accountedPlan(draw.plan);
  return (
    <Sheet
      title={`${me.tenant.name}双随机抽查结果表`}
      sub={`${draw.title}${draw.number ? `（${numberText(draw)}）` : ''}`}
      signatures={['经办人', '牵头部门负责人', '见证（监督）人', '日期']}
    >
      <SheetMarks draw={draw} />
      <table className="sheet-facts">
        <tbody>
          <tr>
            <th scope="row">抽查事项</th>
            <td colSpan={3}>{draw.items.map(itemName).join('、')}</td>
          </tr>
          <tr>
            <th scope="row">牵头部门</th>
            <td>{deptName(draw.leadDept)}</td>
            <th scope="row">参加部门</th>
            <td>{draw.compose.teams.map(({ dept }) => deptName(dept)).join('、')}</td>
          </tr>
          <tr>
            <th scope="row">抽取基数</th>
            <td>
              {plan
                ? `检查对象${objectsText(plan)}；执法人员${inspectorsText(plan)}`
                : draw.frame
                  ? `检查对象 ${count(draw.frame.objects)} 户，执法人员 ${count(draw.frame.inspectors)} 名`
                  : '—'}
            </td>
            <th scope="row">抽中</th>
            <td>{count(draw.selected ?? 0)} 户</td>
          </tr>
          <tr>
            <th scope="row">承诺时间</th>
            <td>{instant(draw.committedAt)}</td>
            <th scope="row">抽取时间</th>
            <td>{instant(draw.executedAt)}</td>
          </tr>
          <tr>
            <th scope="row">随机来源</th>
            <td colSpan={3}>
              {seedSourceName(draw)}
              {draw.parties.length > 0 ? `：${draw.parties.map(({ name }) => name).join('、')}` : ''}
            </td>
          </tr>
          <tr>
            <th scope="row">承诺指纹</th>
            <td colSpan={3} className="mono">
              {hexGroups(draw.commitment ?? '').join(' ')}
            </td>
          </tr>
        </tbody>
      </table>
      <SelectedRows rows={rows} />
      <p className="sheet-verify">核验地址：{publicAddress(me.tenant.code, draw.id)}</p>
    </Sheet>
  );
}
