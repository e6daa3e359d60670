import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Panel } from '../../ui/page/Panel.tsx';
import { withNewField } from './edits.ts';
import { FieldLine } from './FieldLine.tsx';
import type { SectionProps } from './section.ts';

/** What is recorded: fields are changed, added and removed. */
export function FieldFields({ type, onChange }: SectionProps) {
  return (
    <Panel
      title="字段"
      about="登记和办理时填写的内容。已登记的事项不受影响。"
      actions={
        <Button icon={<PlusOutlined />} onClick={() => onChange(withNewField(type))}>
          增加字段
        </Button>
      }
    >
      <ul className="edit-lines">
        {Object.keys(type.fields).map((name) => (
          <li key={name}>
            <FieldLine name={name} type={type} onChange={onChange} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
