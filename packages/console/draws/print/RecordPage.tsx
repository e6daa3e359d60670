import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { drawsApi } from '../../api/draws/draws.ts';
import type { Selected } from '../../api/types.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { PrintFrame } from '../../ui/page/PrintSheet.tsx';
import { allRows } from '../result/allRows.ts';
import { useDraw } from '../useDraw.ts';
import { RecordSheet } from './RecordSheet.tsx';

const none: Selected[] = [];

/** The record of a draw as it is filed, for whom its whole proof is open: 抽取记录, A4. */
export function RecordPage() {
  const { id } = useParams({ from: '/draws/$id/record' });
  const draw = useDraw(id);
  const record = useQuery({ queryKey: ['record', id], queryFn: () => drawsApi.record(id), retry: false });
  const rows = useQuery({
    queryKey: ['result', id, 'all', record.data?.outcome],
    queryFn: () => (record.data?.outcome === undefined ? none : allRows(id)),
    enabled: record.data !== undefined,
  });
  return (
    <PrintFrame
      title="打印抽取记录"
      crumb={
        <Link to="/draws/$id" params={{ id }}>
          ← 返回
        </Link>
      }
      ready={draw.data !== undefined && rows.data !== undefined}
    >
      <Loaded query={draw}>
        {({ data }) => (
          <Loaded query={record}>
            {(more) => (
              <Loaded query={rows}>{(all) => <RecordSheet draw={data} record={more} rows={all} />}</Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </PrintFrame>
  );
}
