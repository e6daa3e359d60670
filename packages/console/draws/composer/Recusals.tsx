import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Compose } from '../../api/types.ts';
import { RowSelect } from '../../registers/RowSelect.tsx';

type Recusal = Compose['recusals'][number];

/** Who may not inspect whom. The reasons stay with the city; only how many there are is committed to. */
export function Recusals(props: { value: Recusal[]; onChange: (value: Recusal[]) => void }) {
  const { value, onChange } = props;
  const set = (at: number, part: Partial<Recusal>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="stack tight">
      <h3 className="sub-title">回避</h3>
      <p className="muted small">有利害关系的人员不检查该对象。回避原因只留存在本市，不对外公开。</p>
      {value.map((recusal, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line being filled in has no identity but its place
        <div key={index} className="recusal">
          <RowSelect
            kind="objects"
            label={`第 ${index + 1} 条回避的检查对象`}
            placeholder="检查对象"
            value={recusal.object}
            onChange={(object) => set(index, { object })}
          />
          <RowSelect
            kind="inspectors"
            label={`第 ${index + 1} 条回避的执法人员`}
            placeholder="执法人员"
            value={recusal.inspector}
            onChange={(inspector) => set(index, { inspector })}
          />
          <Input
            aria-label={`第 ${index + 1} 条回避原因`}
            placeholder="原因"
            maxLength={200}
            value={recusal.reason}
            onChange={(event) => set(index, { reason: event.target.value })}
          />
          <Button
            icon={<DeleteOutlined />}
            aria-label={`删除第 ${index + 1} 条回避`}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() => onChange([...value, { object: '', inspector: '', reason: '' }])}
        >
          添加回避
        </Button>
      </div>
    </div>
  );
}
