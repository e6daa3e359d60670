import { Input, Select } from 'antd';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { withAt } from './edits.ts';
import type { SectionProps } from './section.ts';

/** What a type is called, what it rests on, how its cases are numbered. */
export function BasicsFields({ type, onChange }: SectionProps) {
  const set = (path: string[], value: unknown) => onChange(withAt(type, path, value));
  return (
    <Panel title="名称与依据">
      <div className="fields">
        <Field label="名称" required at="/definition/title">
          {(id) => (
            <Input
              id={id}
              maxLength={40}
              value={type.title}
              onChange={(event) => set(['title'], event.target.value)}
            />
          )}
        </Field>
        <Field
          label="编号格式"
          required
          at="/definition/number/pattern"
          hint="{year} 是年份，{date} 是日期，{seq} 是顺序号，{seq:5} 是五位的顺序号"
        >
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={type.number.pattern}
              onChange={(event) => set(['number', 'pattern'], event.target.value)}
            />
          )}
        </Field>
        <Field label="依据" wide at="/definition/basis" hint="写一项，按回车，再写下一项">
          {(id) => (
            <Select
              id={id}
              mode="tags"
              open={false}
              suffixIcon={null}
              value={[...type.basis]}
              onChange={(next: string[]) => set(['basis'], next)}
            />
          )}
        </Field>
      </div>
    </Panel>
  );
}
