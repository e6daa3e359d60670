import { scopeNames } from '@mingcha/kernel/labels';
import { useDeptName } from '../api/tenancy.ts';
import { useRightName } from '../cases/groups.ts';
import { useMe } from '../session/me.tsx';
import { roleText } from '../session/rights.ts';
import { Panel } from '../ui/page/Panel.tsx';
import { StandInPanel } from './StandInPanel.tsx';

/** Who I am here, and what I may do. */
export function AccountTab() {
  const me = useMe();
  const deptName = useDeptName();
  const rightName = useRightName();
  return (
    <div className="stack policy">
      {me.kind === 'person' && me.dept ? <StandInPanel /> : null}
      <Panel title="我的权限" about="由市级管理员按岗位授予；需要调整请联系市级管理员。">
        <dl className="facts">
          <dt>姓名</dt>
          <dd>{me.name}</dd>
          <dt>岗位</dt>
          <dd>{roleText(me)}</dd>
          <dt>部门</dt>
          <dd>{me.dept ? deptName(me.dept) : '—'}</dd>
          <dt>可以做</dt>
          <dd>
            <ul className="stack tight">
              {me.can.map((right) => (
                <li key={right}>
                  {rightName(right)}
                  <span className="muted">（{scopeNames[me.reach[right] ?? 'own']}）</span>
                </li>
              ))}
            </ul>
          </dd>
        </dl>
      </Panel>
    </div>
  );
}
