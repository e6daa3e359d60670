import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readSuspensions } from '../../api/lists/lists.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { LinkButton } from '../../ui/act/LinkButton.tsx';
import { ProblemView } from '../../ui/page/Loading.tsx';
import { instant } from '../../ui/show/format.ts';

const type = 'item-suspensions';

/** Whether a row of a public list is out of use, when it was, and the way to suspend it at once. */
export function Suspensions({ list, id }: { list: string; id: string }) {
  const me = useMe();
  const query = useQuery({
    queryKey: ['suspensions', list, id],
    queryFn: () => readSuspensions(list, id),
  });
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return null;
  const out = query.data.find(({ until }) => until === undefined);
  const over = query.data.filter(({ until }) => until !== undefined);
  return (
    <>
      {out ? (
        <p className="note bad" role="status">
          自 {instant(out.since)} 起紧急停用：{out.reason}（{out.confirmedAt ? '已确认' : '待第二人确认'}）{' '}
          <Link to="/cases/$type/$id" params={{ type, id: out.case }}>
            查看停用事项
          </Link>
        </p>
      ) : permits(me, 'cases:catalogue:write') ? (
        <div>
          <LinkButton
            to="/cases/$type/new"
            params={{ type }}
            search={{ values: { listId: list, item: id } }}
            danger
          >
            紧急停用
          </LinkButton>
        </div>
      ) : null}
      {over.length > 0 ? (
        <ul className="small" aria-label="曾经停用">
          {over.map((one) => (
            <li key={one.case}>
              {instant(one.since)} 至 {instant(one.until ?? '')} 曾停用：{one.reason}{' '}
              <Link to="/cases/$type/$id" params={{ type, id: one.case }}>
                查看
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
