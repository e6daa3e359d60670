import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { chasesApi } from '../../api/measures/reports.ts';
import { Loaded } from '../../ui/page/Loading.tsx';
import { PrintFrame } from '../../ui/page/PrintSheet.tsx';
import { ChaseSheet } from './ChaseSheet.tsx';

/** A chase as it is printed, stamped and delivered, A4. */
export function ChasePrintPage() {
  const { id } = useParams({ from: '/chases/$id/print' });
  const query = useQuery({ queryKey: ['chase', id], queryFn: () => chasesApi.get(id) });
  return (
    <PrintFrame
      title="打印督办单"
      crumb={
        <Link to="/chases/$id" params={{ id }}>
          ← 返回
        </Link>
      }
      ready={query.data !== undefined}
    >
      <Loaded query={query}>
        {({ data }) => <ChaseSheet chase={data} number={data.number} answers={data.answers} />}
      </Loaded>
    </PrintFrame>
  );
}
