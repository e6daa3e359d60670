import './levels.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { levelsApi } from '../api/levels.ts';
import { useLists } from '../registers/KnownRegister.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { changed, type Part } from '../ui/list/search.ts';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { day } from '../ui/show/format.ts';
import { ComparisonList } from './ComparisonList.tsx';
import { ItemList } from './ItemList.tsx';
import { LevelTabs } from './LevelTabs.tsx';

/** For a city: what its province publishes, what is to be decided of it, and how its own list compares. */
export function LevelsPage() {
  const search = useSearch({ from: '/levels' });
  const navigate = useNavigate({ from: '/levels' });
  const levels = useQuery({ queryKey: ['levels', 'all'], queryFn: levelsApi.levels });
  // The pages of rows that items lead to know their lists from here.
  const lists = useLists();
  const find = (part: Part) => void navigate({ search: (old) => changed(old, part), replace: true });
  const views = [
    ['items', '逐项办理'],
    ['compare', '与省比较'],
  ] as const;
  return (
    <div className="page">
      <PageHead
        title="上级目录"
        crumb={<Link to="/lists">← 各类清单</Link>}
        about="省公布的目录由本市采用：由国家和省确定的要素与省相同，其余由本市填写。省有新版时，逐项采用，或者说明理由不采用。"
      />
      <Loaded query={levels}>
        {({ items }) => {
          const shown = items.find(({ list }) => list === search.list) ?? items[0];
          if (!shown || !lists.data)
            return (
              <Panel>
                <Empty title="省还没有公布目录">省公布以后，可以在这里采用。</Empty>
              </Panel>
            );
          const { edition, counts } = shown;
          const view = search.view ?? 'items';
          return (
            <>
              <LevelTabs
                {...{ to: '/levels', lists: items, shown: shown.list, views, view, label: '办理和比较' }}
              >
                <p>
                  {shown.title} · {edition.called}第 {edition.number} 版，{day(Date.parse(edition.at))}
                  公布，共 {edition.count} {shown.unit}；本市已采用 {counts.adopted} {shown.unit}。
                  <Link to="/registers/$kind" params={{ kind: `list.${shown.list}` }}>
                    查看本市的清单
                  </Link>
                </p>
              </LevelTabs>
              {view === 'items' ? (
                <ItemList key={shown.list} list={shown.list} search={search} onFind={find} />
              ) : (
                <ComparisonList key={shown.list} of="city" list={shown.list} search={search} onFind={find} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
