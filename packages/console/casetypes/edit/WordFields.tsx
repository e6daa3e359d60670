import { Input } from 'antd';
import type { Definition } from '../../api/cases/definitions.ts';
import { Field } from '../../ui/form/Field.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { withAt } from './edits.ts';
import type { SectionProps } from './section.ts';

const parts = [
  { part: 'states', title: '状态' },
  { part: 'actions', title: '操作' },
  { part: 'papers', title: '文书' },
] as const;

/** What states, actions and papers are called. */
export function WordFields({ type, onChange }: SectionProps) {
  return (
    <Panel title="名称与措辞" about="改名立即用于全部事项，包括已登记的。">
      <div className="stack">
        {parts.map(({ part, title }) => {
          const entries = Object.entries((type[part] ?? {}) as Definition['states']);
          if (entries.length === 0) return null;
          return (
            <fieldset key={part} className="plain-set edit-lines">
              <legend>{title}</legend>
              <div className="fields">
                {entries.map(([name, one], at) => (
                  <Field
                    key={name}
                    label={`${title} ${at + 1}`}
                    required
                    at={`/definition/${part}/${name}/title`}
                  >
                    {(id) => (
                      <Input
                        id={id}
                        maxLength={40}
                        value={one.title}
                        onChange={(event) =>
                          onChange(withAt(type, [part, name, 'title'], event.target.value))
                        }
                      />
                    )}
                  </Field>
                ))}
              </div>
            </fieldset>
          );
        })}
      </div>
    </Panel>
  );
}
