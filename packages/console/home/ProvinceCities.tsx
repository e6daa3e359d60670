import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { tenancyApi } from '../api/tenancy.ts';
import { DrawTable } from '../draws/DrawTable.tsx';
import { Empty, Loaded, ProblemView } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';

/** For a province: the cities that let it read, with their latest draws. */
export default function ProvinceCities() {
  const cities = useQuery({ queryKey: ['province', 'cities'], queryFn: tenancyApi.provinceCities });
  return (
    <Loaded query={cities}>
      {({ items }) =>
        items.length === 0 ? (
          <Panel>
            <Empty title="还没有城市授权省级查看">由各市在“系统设置”中授权。</Empty>
          </Panel>
        ) : (
          <div className="stack">
            {items.map(({ code, name }) => (
              <CityDraws key={code} code={code} name={name} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}

function CityDraws({ code, name }: { code: string; name: string }) {
  const query = useQuery({
    queryKey: ['province', code],
    queryFn: () => tenancyApi.provinceDraws(code, { limit: 5 }),
  });
  return (
    <Panel
      title={name}
      flush
      actions={
        <Link to="/province/draws" search={{ city: code }}>
          全部抽查
        </Link>
      }
    >
      {query.error ? (
        <ProblemView error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <DrawTable rows={query.data?.items} city={code} empty={<Empty title="还没有公开的抽查任务" />} />
      )}
    </Panel>
  );
}
