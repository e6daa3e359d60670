import { Button, Dropdown } from 'antd';
import { registerApi } from '../api/lists/registers.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { day } from '../ui/show/format.ts';
import { kindNamed, type RegisterKindName } from './kinds.ts';

type Format = 'xlsx' | 'csv' | 'ndjson';

/** Downloads the whole list; what is exported can be imported back unchanged. */
export function ExportMenu({ kind, version }: { kind: RegisterKindName; version: string | undefined }) {
  const about = kindNamed(kind);
  const api = registerApi(about.base);
  const me = useMe();
  const save = useAct((choice: string) => {
    const [format, personal] = choice.split('+');
    const wanted = { format: format as Format, personal: personal !== undefined };
    return api.exportFile(wanted, `${about.title}-${day(Date.now())}`, version);
  });
  const formats = [
    { key: 'xlsx', label: 'Excel 工作簿（.xlsx）' },
    { key: 'csv', label: '逗号分隔文件（.csv）' },
    { key: 'ndjson', label: '数据文件（.ndjson）' },
  ];
  const whole = formats.map(({ key, label }) => ({ key: `${key}+personal`, label }));
  const items =
    'personal' in about && permits(me, 'rosters:personal')
      ? [
          { type: 'group' as const, label: '个人信息脱敏', children: formats },
          { type: 'group' as const, label: '含个人信息（记入审计日志）', children: whole },
        ]
      : formats;
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => save.run(key) }}>
      <Button loading={save.busy}>导出</Button>
    </Dropdown>
  );
}
