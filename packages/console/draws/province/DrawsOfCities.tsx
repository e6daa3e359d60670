import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { tenancyApi } from '../../api/tenancy.ts';
import { PageHead } from '../../shell/PageHead.tsx';
import { ListFrame } from '../../ui/list/ListFrame.tsx';
import { usePages } from '../../ui/list/usePages.ts';
import { Empty, Loaded } from '../../ui/page/Loading.tsx';
import { Panel } from '../../ui/page/Panel.tsx';
import { SectionNav } from '../../ui/page/SectionNav.tsx';
import { useDrawParts } from '../DrawTable.tsx';

/** For a province: the official draws of the cities that let it read, a city at a time. */
export function DrawsOfCities() {
  const { city } = useSearch({ from: '/province/draws' });
  const cities = useQuery({ queryKey: ['province', 'cities'], queryFn: tenancyApi.provinceCities });
  return (
    <div className="page">
      <PageHead title="各市抽查" about="已授权省级查看的城市的正式抽查，只读；结果在公示后可见。" />
      <Loaded query={cities}>
        {({ items }) => {
          const shown = items.find(({ code }) => code === city) ?? items[0];
          if (!shown)
            return (
              <Panel>
                <Empty title="还没有城市授权省级查看">由各市在“系统设置”中授权。</Empty>
              </Panel>
            );
          return (
            <>
              <SectionNav label="城市">
                {items.map(({ code, name }) => (
                  <Link
                    key={code}
                    to="/province/draws"
                    search={{ city: code }}
                    replace
                    activeProps={{}}
                    className={code === shown.code ? 'active' : ''}
                  >
                    {name}
                  </Link>
                ))}
              </SectionNav>
              <DrawsOfCity key={shown.code} city={shown.code} name={shown.name} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

function DrawsOfCity({ city, name }: { city: string; name: string }) {
  const list = usePages(['province', city, 'all'], (cursor) =>
    tenancyApi.provinceDraws(city, { limit: 30, ...(cursor !== undefined && { cursor }) }),
  );
  return (
    <ListFrame
      {...useDrawParts(city)}
      noun="抽查任务"
      title={`${name}的抽查`}
      list={list}
      empty={<Empty title="还没有公开的抽查任务" />}
    />
  );
}
