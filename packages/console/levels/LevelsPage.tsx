import './levels.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { type CountyList, type Level, levelsApi } from '../api/lists/levels.ts';
import { useLists } from '../registers/KnownRegister.tsx';
import { PageHead } from '../shell/PageHead.tsx';
import { changed, type Part } from '../ui/list/search.ts';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { day } from '../ui/show/format.ts';
import { ComparisonList } from './ComparisonList.tsx';
import { ofCounties, withProvince } from './comparisons.tsx';
import { ItemList } from './ItemList.tsx';
import { LevelTabs } from './LevelTabs.tsx';

/** The views of a list: of one that the province has published, and of one whose rows counties have. */
const ways = [
  ['items', '逐项办理'],
  ['compare', '与省比较'],
] as const;
const amongCounties = ['counties', '县区比较'] as const;

/** The lists that the province has published, and those that counties have rows of, each once. */
function listsOf(levels: readonly Level[], counties: readonly CountyList[]) {
  const countyNames = new Set(counties.map(({ list }) => list));
  const published = new Set(levels.map(({ list }) => list));
  return [
    ...levels.map((level) => ({
      ...{ list: level.list, title: level.title, level },
      views: countyNames.has(level.list) ? [...ways, amongCounties] : ways,
    })),
    ...counties.flatMap(({ list, title }) =>
      published.has(list) ? [] : [{ list, title, level: undefined, views: [amongCounties] }],
    ),
  ];
}

function About({ level: { list, title, unit, edition, counts } }: { level: Level }) {
  return (
    <p>
      {title} · {edition.called}第 {edition.number} 版，{day(Date.parse(edition.at))}
      公布，共 {edition.count} {unit}；本市已采用 {counts.adopted} {unit}。
      <Link to="/registers/$kind" params={{ kind: `list.${list}` }}>
        查看本市的清单
      </Link>
    </p>
  );
}

/** For a city: what its province publishes, what is to be decided of it, and how its list and its counties compare. */
export function LevelsPage() {
  const search = useSearch({ from: '/levels' });
  const navigate = useNavigate({ from: '/levels' });
  const levels = useQuery({
    queryKey: ['levels', 'all'],
    queryFn: async () => {
      const [above, below] = await Promise.all([levelsApi.levels(), levelsApi.countyLists()]);
      return listsOf(above.items, below.items);
    },
  });
  // The pages of rows that items lead to know their lists from here.
  const lists = useLists();
  const find = (part: Part) => void navigate({ search: (old) => changed(old, part), replace: true });
  return (
    <div className="page">
      <PageHead
        title="上级目录"
        crumb={<Link to="/lists">← 各类清单</Link>}
        about="省公布的目录由本市采用：由国家和省确定的要素与省相同，其余由本市填写。省有新版时，逐项采用，或者说明理由不采用。各县区的条目应当彼此一致。"
      />
      <Loaded query={levels}>
        {(items) => {
          const shown = items.find(({ list }) => list === search.list) ?? items[0];
          if (!shown || !lists.data)
            return (
              <Panel>
                <Empty title="省还没有公布目录">省公布以后，可以在这里采用。</Empty>
              </Panel>
            );
          const { list, level, views } = shown;
          const [view] = views.find(([name]) => name === search.view) ?? views[0]!;
          const compared = view === 'counties' ? ofCounties(list) : withProvince(list);
          return (
            <>
              <LevelTabs {...{ to: '/levels', lists: items, shown: list, views, view, label: '办理和比较' }}>
                {level ? <About level={level} /> : null}
              </LevelTabs>
              {view === 'items' ? (
                <ItemList key={list} list={list} search={search} onFind={find} />
              ) : (
                <ComparisonList key={`${list} ${view}`} of={compared} search={search} onFind={find} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
