import { cityDepartments, countyBureaus, countyGovernments } from './departments.ts';
import { demoPeople } from './people.ts';
import type { DepartmentRow } from './rows.ts';

/** A county with its share of the city's objects in parts of any size. */
export interface DemoCounty {
  code: string;
  name: string;
  /** Pinyin, for ids of departments. */
  latin: string;
  weight: number;
}

/** Somebody who may sign in to the console; the loader gives the password. */
export interface DemoPerson {
  login: string;
  name: string;
  role: 'city-admin' | 'department-admin' | 'department-head' | 'inspector' | 'auditor';
  /** Department id. */
  dept?: string;
  /** Id in the inspector roster, for the role `inspector`. */
  inspector?: string;
}

/** How a city inspects in the years behind. */
export interface DemoPast {
  /** Enterprises that the draws of a year have, by their batch. */
  equipment: number;
  joint: number;
  drugs: number;
  /** Days from one visit that nobody drew to the next. */
  every: number;
  /** Where in the row of findings each draw's visits begin. */
  turn: number;
  /** Of each draw, which visits were made after the last day, and whose result was published late; by their place. */
  madeLate?: readonly number[];
  publishedLate?: readonly number[];
}

/** What sets a city's data apart from the others'. */
export interface CityFacts {
  code: string;
  name: string;
  /** Name without 市, as company names use it. */
  short: string;
  /** Pinyin, for logins. */
  latin: string;
  parent: string;
  counties: DemoCounty[];
  objectCount: number;
  /** Credit records of three years. */
  recordCount: number;
  /** Inspectors per department, by the letters after the city's code in the department's id. */
  inspectors: Record<string, number>;
  /** Trades (by GB/T 4754 code) that are more common here than elsewhere: a factor. */
  favours: Record<string, number>;
  past: DemoPast;
}

/** A witness of draws; `outside` of the city's government. */
export type DemoParty = { id: string; name: string; outside: boolean };

export interface DemoCity extends CityFacts {
  departments: DepartmentRow[];
  people: DemoPerson[];
  /** Witnesses (见证方) of the seed ceremony. */
  parties: DemoParty[];
  /** Witnesses of the standing list whose keys are held in pages, so that a visitor can play them in a browser. */
  pageWitnesses: DemoParty[];
  /** Inspectors per department id; the departments named here take part in draws. */
  inspectorCount: Record<string, number>;
}

const jinchang: CityFacts = {
  code: '620300',
  name: '金昌市',
  short: '金昌',
  latin: 'jinchang',
  parent: '620000',
  counties: [
    { code: '620302', name: '金川区', latin: 'jinchuan', weight: 66 },
    { code: '620321', name: '永昌县', latin: 'yongchang', weight: 34 },
  ],
  objectCount: 3_000,
  recordCount: 500,
  inspectors: { scjg: 8, yjgl: 4, sthj: 4, wsjk: 4, whly: 4 },
  favours: { B09: 3, C26: 4, C32: 8, C33: 2, G54: 2, A03: 2 },
  past: { equipment: 12, joint: 4, drugs: 12, every: 30, turn: 0 },
};

const pingliang: CityFacts = {
  code: '620800',
  name: '平凉市',
  short: '平凉',
  latin: 'pingliang',
  parent: '620000',
  counties: [
    { code: '620802', name: '崆峒区', latin: 'kongtong', weight: 30 },
    { code: '620821', name: '泾川县', latin: 'jingchuan', weight: 14 },
    { code: '620822', name: '灵台县', latin: 'lingtai', weight: 9 },
    { code: '620823', name: '崇信县', latin: 'chongxin', weight: 5 },
    { code: '620825', name: '庄浪县', latin: 'zhuanglang', weight: 15 },
    { code: '620826', name: '静宁县', latin: 'jingning', weight: 16 },
    { code: '620881', name: '华亭市', latin: 'huating', weight: 11 },
  ],
  objectCount: 4_000,
  recordCount: 700,
  inspectors: { scjg: 10, yjgl: 5, sthj: 5, wsjk: 5, whly: 5, nync: 5, zfjs: 5 },
  favours: { A03: 3, B06: 6, C13: 2, L72: 2 },
  past: { equipment: 10, joint: 6, drugs: 9, every: 27, turn: 2, publishedLate: [7] },
};

const longnan: CityFacts = {
  code: '621200',
  name: '陇南市',
  short: '陇南',
  latin: 'longnan',
  parent: '620000',
  counties: [
    { code: '621202', name: '武都区', latin: 'wudu', weight: 25 },
    { code: '621221', name: '成县', latin: 'chengxian', weight: 12 },
    { code: '621222', name: '文县', latin: 'wenxian', weight: 9 },
    { code: '621223', name: '宕昌县', latin: 'dangchang', weight: 10 },
    { code: '621224', name: '康县', latin: 'kangxian', weight: 7 },
    { code: '621225', name: '西和县', latin: 'xihe', weight: 12 },
    { code: '621226', name: '礼县', latin: 'lixian', weight: 13 },
    { code: '621227', name: '徽县', latin: 'huixian', weight: 10 },
    { code: '621228', name: '两当县', latin: 'liangdang', weight: 2 },
  ],
  objectCount: 6_000,
  recordCount: 900,
  inspectors: { scjg: 14, yjgl: 6, sthj: 6, wsjk: 6, whly: 6, nync: 6, zfjs: 6, jtys: 5, rlsb: 5 },
  favours: { A01: 2, A02: 2, B09: 2, C13: 2, C15: 2 },
  past: { equipment: 14, joint: 7, drugs: 10, every: 24, turn: 5, madeLate: [8], publishedLate: [3, 10] },
};

/** The city in which most happens. */
export const firstCity = jinchang.code;

/** The three demo cities 金昌, 平凉 and 陇南. People, enterprises and witnesses are fictional. */
export const demoCities: DemoCity[] = [jinchang, pingliang, longnan].map((facts) => ({
  ...facts,
  departments: [...cityDepartments(facts.code), ...countyGovernments(facts), ...countyBureaus(facts)],
  people: demoPeople(facts.code, facts.latin),
  parties: [
    { id: `${facts.code}-jwjw`, name: '市纪委监委', outside: false },
    { id: `${facts.code}-notary`, name: `${facts.short}公证处`, outside: true },
    { id: `${facts.code}-scjg`, name: '市市场监督管理局', outside: false },
  ],
  pageWitnesses: [
    { id: `${facts.code}-rddb`, name: '市人大代表联络站', outside: false },
    { id: `${facts.code}-qylh`, name: `${facts.short}企业联合会`, outside: true },
  ],
  inspectorCount: Object.fromEntries(
    Object.entries(facts.inspectors).map(([letters, count]) => [`${facts.code}-${letters}`, count]),
  ),
}));
