import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber } from 'antd';
import { useDeptName } from '../../api/tenancy.ts';
import type { Compose, Preview } from '../../api/types.ts';
import { useItems } from '../../registers/hooks.ts';
import { DeptSelect } from '../../ui/form/DeptSelect.tsx';
import { Adjustments, Benched } from './ByHand.tsx';
import type { StepProps } from './Composer.tsx';
import { Recusals } from './Recusals.tsx';

/** Step 3: which departments send how many inspectors, how they are matched, who stays out, is sent less or recuses. */
export function TeamsStep({
  compose,
  settings,
  change,
  preview,
}: StepProps & { preview: Preview | undefined }) {
  const teams = compose.teams;
  const set = (next: Compose['teams']) => change({ teams: next });
  return (
    <div className="stack">
      <h3 className="sub-title">参与部门与每组人数</h3>
      <FromItems compose={compose} size={settings.teamSize} onAdd={(more) => set([...teams, ...more])} />
      <ol className="teams">
        {teams.map((team, index) => (
          <li key={team.dept}>
            <TeamLine
              team={team}
              index={index}
              onSize={(size) => set(teams.map((one) => (one.dept === team.dept ? { ...one, size } : one)))}
              onLead={() => set([team, ...teams.filter((one) => one.dept !== team.dept)])}
              onRemove={() => set(teams.filter((one) => one.dept !== team.dept))}
            />
          </li>
        ))}
      </ol>
      <DeptSelect
        aria-label="添加参与部门"
        style={{ maxWidth: 360 }}
        placeholder="添加参与部门…"
        among={(id) => !teams.some(({ dept }) => dept === id)}
        value={undefined}
        onChange={(dept) => {
          if (dept) set([...teams, { dept, size: settings.teamSize }]);
        }}
      />
      <h3 className="sub-title">人员匹配</h3>
      <Checkbox.Group
        value={compose.match}
        onChange={(next) =>
          change({ match: (['region', 'skills'] as const).filter((one) => next.includes(one)) })
        }
      >
        <div className="stack tight">
          <Checkbox value="region">
            按管辖片区匹配 <span className="muted">只派管辖该县区的人员</span>
          </Checkbox>
          <Checkbox value="skills">
            按业务专长匹配 <span className="muted">只派具备事项所需专长的人员</span>
          </Checkbox>
        </div>
      </Checkbox.Group>
      <Benched value={compose.benched ?? []} onChange={(benched) => change({ benched })} />
      <Adjustments
        value={compose.adjustments ?? []}
        preview={preview}
        onChange={(adjustments) => change({ adjustments })}
      />
      <Recusals value={compose.recusals} onChange={(recusals) => change({ recusals })} />
    </div>
  );
}

interface TeamLineProps {
  team: { dept: string; size: number };
  index: number;
  onSize: (size: number) => void;
  onLead: () => void;
  onRemove: () => void;
}

function TeamLine({ team, index, onSize, onLead, onRemove }: TeamLineProps) {
  const name = useDeptName()(team.dept);
  return (
    <div className="team">
      <span className="grow">
        {name} {index === 0 ? <span className="chip accent">牵头</span> : null}
      </span>
      <span className="row">
        每组
        <InputNumber
          aria-label={`${name}每组人数`}
          style={{ width: 68 }}
          min={1}
          max={10}
          precision={0}
          value={team.size}
          onChange={(size) => onSize(size ?? 1)}
        />
        人
        {index > 0 ? (
          <Button icon={<ArrowUpOutlined />} aria-label={`由${name}牵头`} title="设为牵头" onClick={onLead} />
        ) : null}
        <Button icon={<DeleteOutlined />} aria-label={`移除${name}`} onClick={onRemove} />
      </span>
    </div>
  );
}

/** The departments whose items were chosen but that do not take part yet. */
function FromItems(props: { compose: Compose; size: number; onAdd: (teams: Compose['teams']) => void }) {
  const { compose, size, onAdd } = props;
  const items = useItems().data ?? [];
  const deptName = useDeptName();
  const wanted = items
    .filter(({ id }) => compose.items.includes(id))
    .map(({ dept }) => String(dept))
    .filter((dept, index, all) => all.indexOf(dept) === index)
    .filter((dept) => !compose.teams.some((team) => team.dept === dept));
  if (wanted.length === 0) return null;
  return (
    <div className="note row between">
      <span>所选事项属于：{wanted.map(deptName).join('、')}</span>
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => onAdd(wanted.map((dept) => ({ dept, size })))}
      >
        加入参与部门
      </Button>
    </div>
  );
}
