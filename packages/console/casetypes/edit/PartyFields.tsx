import { Input, Select } from 'antd';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { rightText, whoText } from '../words.ts';
import { withAt } from './edits.ts';
import type { SectionProps } from './section.ts';

const verbs = ['read', 'open', 'write', 'sign', 'approve', 'supervise'];

/** Who takes part: by what right, and of which department. */
export function PartyFields({ type, onChange }: SectionProps) {
  const set = (path: string[], value: unknown) => onChange(withAt(type, path, value));
  const departments = Object.entries(type.fields).filter(([, field]) => field.type === 'department');
  const rights = verbs.map((verb) => `cases:${type.group}:${verb}`);
  return (
    <Panel
      title="由谁办理"
      about="立即用于全部事项，包括已登记的。哪个岗位有这项权限，在“岗位与权限”中设置。"
    >
      <ul className="edit-lines">
        {Object.entries(type.parties).map(([name, party]) => (
          <li key={name}>
            <div className="fields">
              <Field label="角色" required at={`/definition/parties/${name}/title`}>
                {(id) => (
                  <Input
                    id={id}
                    maxLength={40}
                    value={party.title}
                    onChange={(event) => set(['parties', name, 'title'], event.target.value)}
                  />
                )}
              </Field>
              {'right' in party ? (
                <>
                  <Field label={`“${party.title}”的权限`} required at={`/definition/parties/${name}/right`}>
                    {(id) => (
                      <Select
                        id={id}
                        value={party.right}
                        options={[...new Set([...rights, party.right])].map((right) => ({
                          value: right,
                          label: rightText(type, right),
                        }))}
                        onChange={(right: string) => set(['parties', name, 'right'], right)}
                      />
                    )}
                  </Field>
                  <Field label={`“${party.title}”所在单位`} at={`/definition/parties/${name}/dept`}>
                    {(id) => (
                      <Select
                        id={id}
                        value={party.dept ?? ''}
                        options={[
                          { value: '', label: '不限' },
                          ...departments.map(([field, { title }]) => ({
                            value: field,
                            label: `“${title}”所填的单位`,
                          })),
                        ]}
                        onChange={(dept: string) => set(['parties', name, 'dept'], dept || undefined)}
                      />
                    )}
                  </Field>
                </>
              ) : (
                <p className="muted">{whoText(type, party)}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
