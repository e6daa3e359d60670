import { LockOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Column, Row } from '../api/types.ts';
import { CellView } from './CellView.tsx';
import { useLabels } from './useLabels.ts';

/** All fields of a row; what is internal or personal carries a mark. */
export function RowFacts({ columns, row }: { columns: Column[]; row: Row }) {
  const labels = useLabels();
  return (
    <dl className="facts">
      {columns.map((column) => (
        <FactLine key={column.field} column={column}>
          <CellView column={column} value={row[column.field]} labels={labels} />
        </FactLine>
      ))}
    </dl>
  );
}

function FactLine({ column, children }: { column: Column; children: ReactNode }) {
  const why = column.personal ? '个人信息，按权限脱敏显示' : column.internal ? '内部信息，不对外公开' : '';
  return (
    <>
      <dt>
        {column.header}
        {why ? (
          <Tooltip title={why}>
            <LockOutlined aria-label={why} style={{ marginLeft: 4 }} />
          </Tooltip>
        ) : null}
      </dt>
      <dd className="fact">{children}</dd>
    </>
  );
}
