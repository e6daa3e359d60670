import { Button } from 'antd';
import type { Cell, Column, Row } from '../api/types.ts';
import { cellText } from './cellText.ts';
import { clashes, type Values } from './rowChange.ts';
import { useLabels } from './useLabels.ts';

interface ClashViewProps {
  columns: Column[];
  before: Row;
  mine: Values;
  theirs: Row;
  onKeep: () => void;
  onDrop: () => void;
}

/** Two people changed the same row: what each of them did, and how to go on. */
export function ClashView({ columns, before, mine, theirs, onKeep, onDrop }: ClashViewProps) {
  const { label } = useLabels();
  const found = clashes(
    before,
    mine,
    theirs,
    columns.map(({ field }) => field),
  );
  const text = (field: string, value: Cell) => {
    const column = columns.find((one) => one.field === field);
    return (column && cellText(column, value, label)) || '（空）';
  };
  return (
    <div className="stack">
      <div className="note warn" role="alert">
        <strong>您编辑期间，他人已修改了这一行。</strong>
        <div>请核对下表后选择：在最新内容上保留您的改动，或放弃您的改动。</div>
      </div>
      <div className="table-box">
        <table className="data">
          <thead>
            <tr>
              <th scope="col">字段</th>
              <th scope="col">原来</th>
              <th scope="col">您的改动</th>
              <th scope="col">最新内容</th>
            </tr>
          </thead>
          <tbody>
            {found.map((clash) => (
              <tr key={clash.field} className={clash.both ? 'chosen' : undefined}>
                <td>
                  {columns.find(({ field }) => field === clash.field)?.header}
                  {clash.both ? <span className="chip bad">都改了</span> : null}
                </td>
                <td>{text(clash.field, clash.before)}</td>
                <td>{text(clash.field, clash.mine)}</td>
                <td>{text(clash.field, clash.theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row end">
        <Button onClick={onDrop}>放弃我的改动</Button>
        <Button type="primary" onClick={onKeep}>
          在最新内容上保留我的改动
        </Button>
      </div>
    </div>
  );
}
