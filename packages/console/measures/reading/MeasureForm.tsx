import { Button, Checkbox, Dropdown, Input, Popconfirm, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef } from 'react';
import type { Cadence, DraftMeasure } from '../../api/measures/measureTypes.ts';
import { Field } from '../../ui/form/Field.tsx';
import { cadences, linkedLists } from '../notices/words.ts';
import type { Entry } from './draft.ts';
import { TargetsEditor } from './TargetsEditor.tsx';
import { UnitsEditor } from './UnitsEditor.tsx';
import type { Edit } from './useReading.ts';

/** Which field of which measure was asked for; a new object each time. */
export interface Focus {
  key: string | undefined;
  field: string;
}

interface MeasureFormProps {
  notice: string;
  entry: Entry;
  first: boolean;
  unsureTexts: Record<string, string>;
  focus: Focus | undefined;
  edit: Edit;
  onSelect: (key: string | undefined) => void;
  onSource: (key: string) => void;
  /** Goes to the next one that waits for a look. */
  onNext: (from: string) => void;
}

/** All that can be put right in one measure. */
export function MeasureForm(props: MeasureFormProps) {
  const { notice, entry, unsureTexts, focus, edit, onNext } = props;
  const { key, measure } = entry;
  const box = useRef<HTMLDivElement>(null);
  const text = useRef<TextAreaRef>(null);
  useEffect(() => {
    if (focus?.key !== key) return;
    const field = box.current?.querySelector<HTMLElement>(`[data-field="${focus.field}"]`);
    const control = field?.matches('input, textarea, button')
      ? field
      : field?.querySelector<HTMLElement>('input, textarea, button');
    field?.scrollIntoView({ block: 'nearest' });
    control?.focus({ preventScroll: true });
  }, [focus, key]);
  const set = (part: Partial<DraftMeasure>) => edit.measure(key, part);
  return (
    <div className="read-form stack" ref={box}>
      {measure.unsure.length > 0 ? (
        <div className={measure.checked ? 'note' : 'note warn'}>
          <ul className="read-doubts">
            {measure.unsure.map((code) => (
              <li key={code}>{unsureTexts[code] ?? code}</li>
            ))}
          </ul>
          <div className="row" style={{ marginTop: 6 }}>
            {measure.checked ? (
              <>
                <strong>已核对</strong>
                <Button size="small" data-field="unsure" onClick={() => set({ checked: false })}>
                  改为待核对
                </Button>
              </>
            ) : (
              <Button
                type="primary"
                size="small"
                data-field="unsure"
                onClick={() => {
                  set({ checked: true });
                  onNext(key);
                }}
              >
                核对无误，下一项
              </Button>
            )}
          </div>
        </div>
      ) : null}
      <div className="read-line">
        <Field label="编号" required>
          {(id) => (
            <Input
              id={id}
              data-field="no"
              value={measure.no}
              onChange={(event) => set({ no: event.target.value })}
            />
          )}
        </Field>
        <Field label="标题" required>
          {(id) => (
            <Input
              id={id}
              data-field="title"
              value={measure.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label="正文">
        {(id) => (
          <Input.TextArea
            id={id}
            ref={text}
            autoSize={{ minRows: 2, maxRows: 10 }}
            value={measure.text}
            onChange={(event) => set({ text: event.target.value })}
          />
        )}
      </Field>
      <UnitsEditor notice={notice} of={key} list="leads" label="牵头单位" units={measure.leads} edit={edit} />
      <UnitsEditor
        notice={notice}
        of={key}
        list="partners"
        label="责任单位"
        units={measure.partners}
        edit={edit}
      />
      <Checkbox
        checked={measure.byWholeRegion}
        onChange={(event) => set({ byWholeRegion: event.target.checked })}
      >
        通知要求各县区都要落实这一项
      </Checkbox>
      <div className="fields">
        <Field label="完成时限">
          {(id) => (
            <Input
              id={id}
              type="date"
              data-field="deadline"
              value={measure.deadline ?? ''}
              onChange={(event) => set({ deadline: event.target.value || null })}
            />
          )}
        </Field>
        <Field label="频次">
          {(id) => (
            <div data-field="cadence">
              <Select
                id={id}
                allowClear
                placeholder="没有写明"
                style={{ width: '100%' }}
                value={measure.cadence}
                options={Object.entries(cadences).map(([value, label]) => ({ value, label }))}
                onChange={(cadence?: Cadence) => set({ cadence: cadence ?? null })}
              />
            </div>
          )}
        </Field>
      </div>
      <TargetsEditor targets={measure.targets} onChange={(targets) => set({ targets })} />
      <Field label="涉及的清单" hint="台账会显示这些清单是否已公示">
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            placeholder="没有"
            optionFilterProp="label"
            value={measure.registers ?? []}
            options={linkedLists}
            onChange={(registers: string[]) => set({ registers })}
          />
        )}
      </Field>
      <Field label="所在章节" hint="每行一级标题">
        {(id) => (
          <Input.TextArea
            id={id}
            data-field="section"
            autoSize={{ minRows: 1, maxRows: 4 }}
            value={measure.section.join('\n')}
            onChange={(event) =>
              set({ section: event.target.value === '' ? [] : event.target.value.split('\n') })
            }
          />
        )}
      </Field>
      <Tools {...props} cut={() => text.current?.resizableTextArea?.textArea.selectionStart ?? 0} />
    </div>
  );
}

/** What changes more than a field: splitting, merging, adding, removing. */
function Tools({ entry, first, edit, onSelect, onSource, cut }: MeasureFormProps & { cut: () => number }) {
  const { key, measure } = entry;
  const items = [
    { key: 'split', label: '在正文光标处拆成两项', disabled: measure.text.trim() === '' },
    { key: 'merge', label: '并入上一项', disabled: first },
    { key: 'add', label: '在后面新增一项' },
  ];
  const choose = (action: string) => {
    if (action === 'split') onSelect(edit.split(key, cut() || Math.ceil(measure.text.length / 2)));
    if (action === 'merge') onSelect(edit.mergeUp(key));
    if (action === 'add') onSelect(edit.add(key, {}));
  };
  return (
    <div className="row between">
      <div className="row">
        <Dropdown trigger={['click']} menu={{ items, onClick: (chosen) => choose(chosen.key) }}>
          <Button size="small">拆分、合并、新增</Button>
        </Dropdown>
        <Popconfirm
          title="删除这一项？"
          description="保存之前重新载入页面可以找回。"
          okText="删除"
          okButtonProps={{ danger: true }}
          onConfirm={() => {
            edit.remove(key);
            onSelect(undefined);
          }}
        >
          <Button size="small">删除</Button>
        </Popconfirm>
      </div>
      <div className="row">
        {measure.span ? (
          <Button size="small" onClick={() => onSource(key)}>
            看原文
          </Button>
        ) : null}
        <Button size="small" onClick={() => onSelect(undefined)}>
          收起
        </Button>
      </div>
    </div>
  );
}
