import { Button, Checkbox, Input, Radio } from 'antd';
import { type ImportMode, type ImportRequest, mediaTypeOf, registerApi } from '../../api/lists/registers.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { DropZone } from '../../ui/form/DropZone.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { kindNamed, type RegisterKindName } from '../kinds.ts';

interface ImportFormProps {
  kind: RegisterKindName;
  request: Partial<ImportRequest>;
  busy: boolean;
  onChange: (request: Partial<ImportRequest>) => void;
  onSend: (request: ImportRequest) => void;
}

const modes: { value: ImportMode; label: string; about: string }[] = [
  { value: 'merge', label: '合并', about: '文件里有的新增或更新，文件里没有的保持不动' },
  { value: 'replace', label: '替换', about: '名录变成与文件完全一致，文件里没有的将被移除' },
  { value: 'remove', label: '删除', about: '按编号移除文件里列出的行' },
];

/** What to import and how. */
export function ImportForm({ kind, request, busy, onChange, onSend }: ImportFormProps) {
  const about = kindNamed(kind);
  const api = registerApi(about.base);
  const template = useAct((format: 'xlsx' | 'csv') => api.template(format, `${about.title}模板`));
  const { file, mode = 'merge', partial = false, reason = '' } = request;
  const unknown = file !== undefined && mediaTypeOf(file.name) === undefined;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (file) onSend({ file, mode, partial, reason: reason.trim() });
      }}
    >
      <p className="row between">
        <span className="muted">先下载模板，按表头填写；可一次导入数十万行。</span>
        <span className="row">
          <Button size="small" loading={template.busy} onClick={() => template.run('xlsx')}>
            下载 Excel 模板
          </Button>
          <Button size="small" onClick={() => template.run('csv')}>
            CSV 模板
          </Button>
        </span>
      </p>
      <DropZone file={file} onFile={(next) => onChange({ ...request, file: next })} />
      {unknown ? (
        <div className="note bad">请使用 .xlsx、.csv 或 .ndjson 文件；旧版 .xls 请先另存为 .xlsx。</div>
      ) : null}
      <fieldset className="plain-set">
        <legend>导入方式</legend>
        <Radio.Group value={mode} onChange={(event) => onChange({ ...request, mode: event.target.value })}>
          <div className="stack tight">
            {modes.map((one) => (
              <Radio key={one.value} value={one.value}>
                {one.label} <span className="muted">{one.about}</span>
              </Radio>
            ))}
          </div>
        </Radio.Group>
      </fieldset>
      <Field label="导入原因" hint="写入版本记录，方便日后查证。">
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            placeholder="例如：2026 年第一季度名录更新"
            value={reason}
            onChange={(event) => onChange({ ...request, reason: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        checked={partial}
        onChange={(event) => onChange({ ...request, partial: event.target.checked })}
      >
        跳过有错误的行，只导入正确的行
        <span className="muted">（不勾选时，有一行错误就一行也不写入）</span>
      </Checkbox>
      <div className="row between">
        <span className="muted">先只核对，不写入；看过改动再确认。</span>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!file || unknown}>
          {busy ? '正在核对…' : '核对文件'}
        </Button>
      </div>
    </form>
  );
}
