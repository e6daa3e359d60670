import { Link } from '@tanstack/react-router';
import { levelsApi } from '../api/lists/levels.ts';
import { Empty } from '../ui/page/Loading.tsx';
import type { Compared } from './ComparisonList.tsx';
import { EvenOut, TakeOver, Way } from './ways.tsx';

const between = '双方都有的事项中，由国家和省确定、至少一方填写的要素，有多少内容相同。没有的事项另计。';
const inCounties =
  '县区有的事项中，由国家、省和市确定的要素，有多少与应当一致的内容相同：省公布了的以省为准，其次以市本级为准，再次以多数县区为准。';
const allSame = <Empty title="没有不同的事项">双方都有的事项，由国家和省确定的要素都相同。</Empty>;
const countiesSame = (
  <Empty title="没有不同的事项">
    各县区都有的事项，应当一致的要素都相同，或者清单中还没有县区的条目：实施单位填县区的部门，就是该县区的条目。
  </Empty>
);

/** A city's own draft beside what its province has published. */
export const withProvince = (list: string): Compared => ({
  key: ['city', list],
  load: (query, signal) => levelsApi.compare(list, query, signal),
  save: (title, query) => levelsApi.saveOwn(list, `清单比较-${title}`, query),
  about: between,
  empty: allSame,
  way: (item, { tenants }) => <TakeOver list={list} item={item} edition={tenants[0]?.version ?? ''} />,
});

/** What the cities of a province have published, beside its own edition; each leads to its counties. */
export const ofCities = (list: string): Compared => ({
  key: ['province', list],
  load: (query, signal) => levelsApi.compareCities(list, query, signal),
  save: (title, query) => levelsApi.saveCities(list, `各市清单-${title}`, query),
  about: between,
  empty: allSame,
  calls: ({ called, tenant }, at) =>
    at === 0 ? (
      called
    ) : (
      <Link to="/province/levels" search={{ city: tenant }} aria-label={`${called}：各县区比较`}>
        {called}
      </Link>
    ),
  way: (item, of) => <Way item={item} of={of} />,
});

/** The counties of a city beside one another, in its draft. */
export const ofCounties = (list: string): Compared => ({
  key: ['counties', list],
  load: (query, signal) => levelsApi.compareCounties(list, query, signal),
  save: (title, query) => levelsApi.saveCounties(list, `县区比较-${title}`, query),
  about: inCounties,
  empty: countiesSame,
  way: (item, of) => <EvenOut list={list} item={item} of={of} />,
});

/** The same of a city that lets its province read it, as it has published them. */
export const ofCountiesIn = (list: string, city: string): Compared => ({
  key: ['counties', list, city],
  load: (query, signal) => levelsApi.compareCountiesOf(list, city, query, signal),
  save: (title, query) => levelsApi.saveCountiesOf(list, city, `县区比较-${title}`, query),
  about: inCounties,
  empty: countiesSame,
  way: (item, of) => <Way item={item} of={of} />,
});
