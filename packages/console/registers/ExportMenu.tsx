import { Button, Dropdown } from 'antd';
import { registerApi } from '../api/registers.ts';
import { day } from '../ui/format.ts';
import { useAct } from '../ui/useAct.ts';
import { type RegisterKindName, registerKinds } from './kinds.ts';

type Format = 'xlsx' | 'csv' | 'ndjson';

/** Downloads the whole list; what is exported can be imported back unchanged. */
export function ExportMenu({ kind, version }: { kind: RegisterKindName; version: string | undefined }) {
  const about = registerKinds[kind];
  const api = registerApi(about.base);
  const save = useAct((format: Format) =>
    api.exportFile(format, `${about.title}-${day(Date.now())}`, version),
  );
  const items = [
    { key: 'xlsx', label: 'Excel 工作簿（.xlsx）' },
    { key: 'csv', label: '逗号分隔文件（.csv）' },
    { key: 'ndjson', label: '数据文件（.ndjson）' },
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => save.run(key as Format) }}>
      <Button loading={save.busy}>导出</Button>
    </Dropdown>
  );
}
