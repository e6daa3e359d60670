import { Button } from 'antd';
import type { SheetImport } from '../api/types.ts';
import { useAct } from '../ui/act/useAct.ts';
import type { TableColumn } from '../ui/list/DataTable.tsx';
import { IssueTable } from '../ui/list/IssueTable.tsx';
import { saveTable } from '../ui/list/saveTable.ts';

type Line = SheetImport['added'][number];

const secret: TableColumn<Line>[] = [
  { key: 'login', header: '登录名', cell: ({ login }) => login, value: ({ login }) => login },
  { key: 'name', header: '姓名', cell: ({ name }) => name, value: ({ name }) => name },
  {
    key: 'password',
    header: '初始密码',
    cell: ({ password }) => password,
    value: ({ password }) => password ?? undefined,
  },
];

interface AddedProps {
  noun: string;
  done: SheetImport;
  onClose: () => void;
}

/** What was added, with first passwords to take along this once, and which rows others were faster with. */
export function Added({ noun, done: { added, faults, there }, onClose }: AddedProps) {
  const secrets = added.filter(({ password }) => password);
  const outside = added.some(({ login, password }) => login !== undefined && password === null);
  const take = useAct(() => saveTable('初始密码', secret, secrets));
  return (
    <div className="stack">
      <div className="note" role="status">
        <strong>
          已导入 {added.length} 个{noun}
        </strong>
        {there.length > 0 ? <div>另有 {there.length} 行此前已由同一表格导入，没有重复。</div> : null}
        {secrets.length > 0 ? (
          <div>初始密码只能在这里取得一次。请下载后当面或加密转交本人，然后删除文件。</div>
        ) : null}
        {outside ? <div>请在本市统一身份系统中为他们开通同名账号。</div> : null}
      </div>
      {faults.length > 0 ? (
        <>
          <div className="note bad" role="alert">
            以下各行没有导入：核对之后情况有变。改正后把这些行另存为一个文件再导入。
          </div>
          <IssueTable label="没有导入的行" issues={faults} total={faults.length} />
        </>
      ) : null}
      <div className="row end">
        {secrets.length > 0 ? (
          <Button type="primary" loading={take.busy} onClick={() => take.run(undefined)}>
            下载初始密码
          </Button>
        ) : null}
        <Button onClick={onClose}>完成</Button>
      </div>
    </div>
  );
}
