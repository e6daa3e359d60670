import { divisionName } from '@mingcha/kernel';
import { seedSourceNames } from '@mingcha/kernel/labels';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { drawsApi } from '../api/draws.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Draw, Selected } from '../api/types.ts';
import { useItems } from '../registers/hooks.ts';
import { useMe } from '../session/me.tsx';
import { count, hexGroups, instant } from '../ui/format.ts';
import { Loaded } from '../ui/Loading.tsx';
import { PrintFrame, Sheet } from '../ui/PrintSheet.tsx';
import { accountedPlan, inspectorsText, objectsText } from './AccountFacts.tsx';
import { publicAddress } from './publicAddress.ts';
import { useDraw } from './useDraw.ts';
import { awaitsNames, numberText } from './words.ts';

async function allRows(id: string): Promise<Selected[]> {
  const rows: Selected[] = [];
  let cursor: string | undefined;
  do {
    const page = await drawsApi.result(id, cursor, 200);
    rows.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  return rows;
}

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
  const items = useItems().data ?? [];
  const plan = accountedPlan(draw.plan);
  const itemNames = draw.items.map((id) => String(items.find((item) => item.id === id)?.name ?? id));
  return (
    <Sheet
      title={`${me.tenant.name}双随机抽查结果表`}
      sub={`${draw.title}${draw.number ? `（${numberText(draw)}）` : ''}`}
      signatures={['经办人', '牵头部门负责人', '见证（监督）人', '日期']}
    >
      {draw.source === 'local' ? (
        <p className="sheet-mark">内部演练 · 不可公开验证 · 不作为正式抽查依据</p>
      ) : null}
      {awaitsNames(draw) ? (
        <p className="sheet-mark">名单随检查结果公示，公示前仅供检查使用，不得外传</p>
      ) : null}
      <table className="sheet-facts">
        <tbody>
          <tr>
            <th scope="row">抽查事项</th>
            <td colSpan={3}>{itemNames.join('、')}</td>
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
              {seedSourceNames[draw.source]}
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
      <table className="sheet-rows">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">检查对象</th>
            <th scope="col">统一社会信用代码</th>
            <th scope="col">县区</th>
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
              <td>{divisionName(row.region)}</td>
              <td>
                {row.inspectors.map(({ name }) => name).join('、')}
                {row.short?.map(({ dept, missing }) => `（${deptName(dept)}缺 ${missing} 人）`).join('')}
              </td>
              <td>{row.substitutedBy ? '已递补' : row.substituteOf ? '候补递补' : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="sheet-verify">核验地址：{publicAddress(me.tenant.code, draw.id)}</p>
    </Sheet>
  );
}
