import { call, downloadList, read } from '../http.ts';
import type {
  CityRefusal,
  Comparison,
  CountyList,
  Level,
  LevelAccepted,
  LevelItem,
  LevelItems,
  LevelRefused,
  ProvinceLevel,
} from '../schema.d.ts';
import type { Cell, Page } from '../types.ts';

export type {
  CityRefusal,
  ComparedItem,
  ComparedTenant,
  Comparison,
  CountyList,
  Level,
  LevelItem,
  LevelItems,
} from '../schema.d.ts';

type Query = Record<string, string | number | undefined>;
type Own = Record<string, Cell>;

export type ToAccept = {
  edition: string;
  items?: { item: string; etag?: string; fields?: string[]; own?: Own }[];
  all?: { kind?: LevelItem['kind']; q?: string };
  draft?: string | null;
  own?: Own;
  reason?: string;
};
export type ToRefuse = {
  edition: string;
  items?: { item: string; fields?: string[] }[];
  reason: string;
};

/** Lists of the province and what a city makes of them; what a province sees of its cities' lists. */
export const levelsApi = {
  levels: () => read<Page<Level>>('/v1/levels'),
  items: (list: string, query: Query, signal?: AbortSignal) =>
    read<LevelItems>(`/v1/levels/${list}/items`, query, signal),
  saveItems: (list: string, name: string, query: Query) =>
    downloadList(`/v1/levels/${list}/items`, name, query),
  saveCities: (list: string, name: string, query: Query) =>
    downloadList(`/v1/province/levels/${list}/comparison`, name, query),
  saveOwn: (list: string, name: string, query: Query) =>
    downloadList(`/v1/levels/${list}/comparison`, name, query),
  saveRefusals: (list: string, name: string, query: Query) =>
    downloadList(`/v1/province/levels/${list}/refusals`, name, query),
  accept: async (list: string, body: ToAccept) =>
    (await call<LevelAccepted>('POST', `/v1/levels/${list}/items:accept`, { body })).data,
  refuse: async (list: string, body: ToRefuse) =>
    (await call<LevelRefused>('POST', `/v1/levels/${list}/items:refuse`, { body })).data,
  compare: (list: string, query: Query, signal?: AbortSignal) =>
    read<Comparison>(`/v1/levels/${list}/comparison`, query, signal),
  countyLists: () => read<Page<CountyList>>('/v1/levels/counties'),
  compareCounties: (list: string, query: Query, signal?: AbortSignal) =>
    read<Comparison>(`/v1/levels/${list}/counties`, query, signal),
  saveCounties: (list: string, name: string, query: Query) =>
    downloadList(`/v1/levels/${list}/counties`, name, query),
  countyListsOf: (city: string) => read<Page<CountyList>>(`/v1/province/levels/cities/${city}/counties`),
  compareCountiesOf: (list: string, city: string, query: Query, signal?: AbortSignal) =>
    read<Comparison>(`/v1/province/levels/${list}/cities/${city}/counties`, query, signal),
  saveCountiesOf: (list: string, city: string, name: string, query: Query) =>
    downloadList(`/v1/province/levels/${list}/cities/${city}/counties`, name, query),
  provinceLevels: () => read<Page<ProvinceLevel>>('/v1/province/levels'),
  compareCities: (list: string, query: Query, signal?: AbortSignal) =>
    read<Comparison>(`/v1/province/levels/${list}/comparison`, query, signal),
  refusals: (list: string, query: Query, signal?: AbortSignal) =>
    read<Page<CityRefusal> & { total: number }>(`/v1/province/levels/${list}/refusals`, query, signal),
};
