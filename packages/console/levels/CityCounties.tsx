import { divisionName } from '@mingcha/kernel';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { levelsApi } from '../api/lists/levels.ts';
import type { Part } from '../ui/list/search.ts';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { SectionNav } from '../ui/page/SectionNav.tsx';
import { ComparisonList, type ComparisonSearch } from './ComparisonList.tsx';
import { ofCountiesIn } from './comparisons.tsx';

interface CityCountiesProps {
  city: string;
  search: ComparisonSearch;
  onFind: (part: Part) => void;
}

/** For a province: what the counties of one of its cities have, list by list, as the city has published it. */
export function CityCounties({ city, search, onFind }: CityCountiesProps) {
  const lists = useQuery({
    queryKey: ['levels', 'counties of', city],
    queryFn: () => levelsApi.countyListsOf(city),
  });
  return (
    <>
      <h2>{divisionName(city)}：各县区比较</h2>
      <Loaded query={lists}>
        {({ items }) => {
          const shown = items.find(({ list }) => list === search.list) ?? items[0];
          if (!shown)
            return (
              <Panel>
                <Empty title="没有县区的条目">该市公布的清单中，条目都由市本级实施。</Empty>
              </Panel>
            );
          const { list } = shown;
          return (
            <>
              <SectionNav label="清单">
                {items.map((one) => (
                  <Link
                    key={one.list}
                    to="/province/levels"
                    search={{ city, list: one.list }}
                    activeProps={{}}
                    className={one.list === list ? 'active' : ''}
                  >
                    {one.title}
                  </Link>
                ))}
              </SectionNav>
              <ComparisonList key={list} of={ofCountiesIn(list, city)} search={search} onFind={onFind} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}
