import { Button } from 'antd';
import type { SheetImport } from '../api/types.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import type { Act } from '../ui/act/useAct.ts';
import { DataTable, type TableColumn } from '../ui/list/DataTable.tsx';
import { IssueTable } from '../ui/list/IssueTable.tsx';

type Line = SheetImport['ready'][number];

interface LookedProps {
  noun: string;
  looked: SheetImport;
  act: Act<File>;
  onConfirm: () => void;
  onAgain: () => void;
}

/** What was found in a sheet: its faults by row and column, or the rows that will be added once confirmed. */
export function Looked({
  noun,
  looked: { rows, ready, faults, there },
  act,
  onConfirm,
  onAgain,
}: LookedProps) {
  if (faults.length > 0)
    return (
      <div className="stack">
        <div className="note bad" role="alert">
          <strong>文件有 {faults.length} 处错误</strong>
          <div>没有导入任何一行。请按下表在文件中改正后重新选择。</div>
        </div>
        <IssueTable label="错误清单" issues={faults} total={faults.length} />
        <div className="row end">
          <Button type="primary" onClick={onAgain}>
            改好了，重新选择文件
          </Button>
        </div>
      </div>
    );
  const columns: TableColumn<Line>[] = [
    { key: 'row', header: '行', cell: ({ row }) => `第 ${row} 行` },
    ...Object.keys(ready[0]?.cells ?? {}).map(
      (header): TableColumn<Line> => ({ key: header, header, cell: ({ cells }) => cells[header] }),
    ),
  ];
  return (
    <div className="stack">
      <div className="note" role="status">
        <strong>
          {there.length === 0 ? `${rows} 行都可以导入` : `${rows} 行中 ${ready.length} 行可以导入`}
        </strong>
        {there.length > 0 ? (
          <div>
            其余 {there.length} 行此前已由同一表格导入（{namesOf(there)}），不会重复。
          </div>
        ) : null}
        <div>确认后逐行写入，每行记入审计日志。</div>
      </div>
      <div className="error-table">
        <DataTable label={`要导入的${noun}`} columns={columns} rows={ready} rowKey={({ row }) => `${row}`} />
      </div>
      <Refusal of={act} />
      <div className="row end">
        <Button onClick={onAgain}>重新选择文件</Button>
        <Button type="primary" loading={act.busy} disabled={ready.length === 0} onClick={onConfirm}>
          确认导入 {ready.length} 行
        </Button>
      </div>
    </div>
  );
}

const mostNamed = 3;
const namesOf = (there: SheetImport['there']): string =>
  there
    .slice(0, mostNamed)
    .map(({ name }) => name)
    .join('、') + (there.length > mostNamed ? ' 等' : '');
