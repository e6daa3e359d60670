import { EyeOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Column, Row } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { CellView } from '../CellView.tsx';
import { useLabels } from '../useLabels.ts';

interface RowFactsProps {
  columns: Column[];
  row: Row;
  /** Fetches the row with its personal data, which is recorded. */
  look: () => Promise<Row>;
}

/** All fields of a row; what is internal or personal carries a mark, and the latter is masked until it is asked for. */
export function RowFacts({ columns, row, look }: RowFactsProps) {
  const labels = useLabels();
  const me = useMe();
  const [seen, setSeen] = useState<Row>();
  const show = useAct(look, { onDone: setSeen });
  const held = columns.some(({ field, personal }) => personal && row[field] !== undefined);
  return (
    <div className="stack">
      {held && !seen && permits(me, 'rosters:personal') ? (
        <div className="row">
          <Button icon={<EyeOutlined />} loading={show.busy} onClick={() => show.run(undefined)}>
            显示个人信息
          </Button>
          <span className="muted small">每次查看都记入审计日志</span>
        </div>
      ) : null}
      <dl className="facts">
        {columns.map((column) => (
          <FactLine key={column.field} column={column}>
            <CellView
              column={column}
              value={(column.personal && seen ? seen : row)[column.field]}
              labels={labels}
            />
          </FactLine>
        ))}
      </dl>
    </div>
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
