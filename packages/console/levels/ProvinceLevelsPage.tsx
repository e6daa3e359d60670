import './levels.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { levelsApi } from '../api/lists/levels.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { changed, type Part } from '../ui/list/search.ts';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { CityCounties } from './CityCounties.tsx';
import { ComparisonList } from './ComparisonList.tsx';
import { ofCities } from './comparisons.tsx';
import { LevelTabs } from './LevelTabs.tsx';
import { RefusalList } from './RefusalList.tsx';

/** For a province: what its cities have published beside its own edition, and what they did not take over of it. */
export function ProvinceLevelsPage() {
  const search = useSearch({ from: '/province/levels' });
  const navigate = useNavigate({ from: '/province/levels' });
  const levels = useQuery({ queryKey: ['levels', 'province'], queryFn: levelsApi.provinceLevels });
  const find = (part: Part) => void navigate({ search: (old) => changed(old, part), replace: true });
  const { city, view = 'compare' } = search;
  const views = [
    ['compare', '逐项比较'],
    ['refusals', '不采用的说明'],
  ] as const;
  return (
    <div className="page">
      <PageHead
        title="各市清单"
        crumb={city === undefined ? undefined : <Link to="/province/levels">← 各市比较</Link>}
        about="已授权省级查看的城市公布的清单，与本省公布的逐项比较；各市没有采用的，附有理由。"
      />
      {city === undefined ? (
        <Loaded query={levels}>
          {({ items }) => {
            const published = items.filter(({ edition }) => edition !== undefined);
            const shown = published.find(({ list }) => list === search.list) ?? published[0];
            if (!shown)
              return (
                <Panel>
                  <Empty title="本省还没有公布这样的清单">
                    在“各类清单”中编制政务服务事项基本目录，经审核公示后，各市可以采用。
                  </Empty>
                </Panel>
              );
            return (
              <>
                <LevelTabs
                  {...{ to: '/province/levels', lists: published, shown: shown.list, views, view }}
                  label="比较和说明"
                />
                {view === 'compare' ? (
                  <ComparisonList key={shown.list} of={ofCities(shown.list)} search={search} onFind={find} />
                ) : (
                  <RefusalList key={shown.list} list={shown.list} search={search} onFind={find} />
                )}
              </>
            );
          }}
        </Loaded>
      ) : (
        <CityCounties city={city} search={search} onFind={find} />
      )}
    </div>
  );
}
