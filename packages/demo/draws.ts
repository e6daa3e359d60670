import type { DemoCity } from './cities.ts';
import type { Compose } from './compose.ts';
import { byClass, inAll } from './compose.ts';
import { dayNumber, isoDate } from './dates.ts';
import { inspectorId } from './inspectors.ts';
import { itemNamed } from './items.ts';
import { demoToday, generateObjects } from './objects.ts';

/** A draw and how far the loader takes it through the API; `voidReason` only where it is voided, after its commitment. */
export interface DemoDraw {
  stage: 'published' | 'committed' | 'planned' | 'voided';
  compose: Compose;
  voidReason?: string;
  /** How many days before today each of its steps is taken; the last is the publication or the voiding. */
  days: { plan: number; witness: number; commit: number; execute: number; end: number };
}

/** Each draw begins after the one before it has come as far as it does, as one office would do them. */
const days: Record<DemoDraw['stage'] | 'rehearsed' | 'byBeacon', DemoDraw['days']> = {
  rehearsed: { plan: 33, witness: 33, commit: 33, execute: 32, end: 32 },
  published: { plan: 30, witness: 28, commit: 27, execute: 26, end: 24 },
  byBeacon: { plan: 23, witness: 23, commit: 22, execute: 21, end: 21 },
  voided: { plan: 20, witness: 19, commit: 18, execute: 16, end: 15 },
  committed: { plan: 6, witness: 4, commit: 3, execute: 0, end: 0 },
  planned: { plan: 2, witness: 0, commit: 0, execute: 0, end: 0 },
};

/** What the voided draw of each city was about, and what went wrong. */
const voided: Record<string, { what: string; item: string; label: string; letters: string; reason: string }> =
  {
    '620300': {
      what: '危险化学品经营单位安全',
      item: '危险化学品经营安全检查',
      label: '危险化学品',
      letters: 'yjgl',
      reason: '一个见证方未在约定时限内公开见证数，本次抽取作废，另行编号组织。',
    },
    '620800': {
      what: '在建工程质量安全',
      item: '在建工程质量安全检查',
      label: '建筑施工',
      letters: 'zfjs',
      reason: '承诺公开后发现对象名录未导入华亭市新开工项目的施工单位，作废并在补全名录后重新抽取。',
    },
    '621200': {
      what: '农药和种子经营',
      item: '农药经营检查',
      label: '农资经营',
      letters: 'nync',
      reason: '汛期应急响应期间暂停入企检查，本批次取消，名额并入下一批次。',
    },
  };

type DrawOptions = {
  today?: string;
  /** The day on which the rosters were generated; today where it is not given. */
  listed?: string;
  seed?: string;
};

/**
 * The draws of a city: by witnesses one that is finished and published, one that is voided and one that waits; one that is
 * planned; a rehearsal and one by the beacon, both published. Each says on which days it goes on. The ids in recusals
 * are those of the objects generated with the same seed on the day `listed`.
 */
export function demoDraws(city: DemoCity, options: DrawOptions = {}): DemoDraw[] {
  const { today = demoToday, listed = today, seed } = options;
  const yearOf = (stage: keyof typeof days) => isoDate(dayNumber(today) - days[stage].plan).slice(0, 4);
  const rows = { today: listed, ...(seed !== undefined && { seed }) };
  const made = (stage: DemoDraw['stage'], compose: Compose) => ({ stage, compose, days: days[stage] });
  return [
    made('published', foodDraw(city, yearOf('published'), rows)),
    { ...made('voided', voidedDraw(city, yearOf('voided'))), voidReason: voided[city.code]!.reason },
    made('committed', placesDraw(city, yearOf('committed'), isoDate(dayNumber(today) - 180))),
    made('planned', noticeDraw(city, yearOf('planned'))),
    { ...made('published', rehearsal(city, yearOf('rehearsed'))), days: days.rehearsed },
    { ...made('published', clinicDraw(city, yearOf('byBeacon'))), days: days.byBeacon },
  ];
}

/** The notary, who is no part of the government, reveals last: that is what the API takes where it is not said. */
export const byWitnesses = ({ parties }: DemoCity): Compose['seed'] => ({
  source: 'witness',
  parties: parties.map(({ id }) => ({ id })),
});

/** Small enough in 金昌 for the whole frame to be disclosed, so that a visitor can recompute it; stratified elsewhere. */
function foodDraw(city: DemoCity, year: string, options: { today?: string; seed?: string }): Compose {
  const open = city.code === '620300';
  const filter: Compose['filter'] = { labels: ['餐饮服务', '食品经营'], statuses: ['在营'] };
  return {
    title: `${year}年度第一批食品经营和餐饮服务“双随机、一公开”抽查`,
    items: [itemNamed('食品销售监督检查'), itemNamed('餐饮服务监督检查')],
    disclosure: open ? 'full' : 'sealed',
    filter,
    ...(open ? inAll(60, 6) : byClass([5, 15, 50, 200], 5)),
    teams: [{ dept: `${city.code}-scjg`, size: 2 }],
    match: ['region', 'skills'],
    seed: byWitnesses(city),
    recusals: recusals(city, filter.labels!, options),
  };
}

function voidedDraw(city: DemoCity, year: string): Compose {
  const { what, item, label, letters } = voided[city.code]!;
  return {
    title: `${year}年度${what}专项抽查`,
    items: [itemNamed(item)],
    disclosure: 'sealed',
    filter: { labels: [label], statuses: ['在营'] },
    ...byClass([40, 100, 300, 1000], 2),
    teams: [{ dept: `${city.code}-${letters}`, size: 2 }],
    match: ['region', 'skills'],
    seed: byWitnesses(city),
    recusals: [],
  };
}

/** A joint draw: nobody masters both departments' skills, so that only the region is matched. */
function placesDraw(city: DemoCity, year: string, lastInspectedBefore: string): Compose {
  return {
    title: `${year}年度公共场所和文化娱乐场所部门联合抽查`,
    items: [itemNamed('公共场所卫生检查'), itemNamed('娱乐场所经营检查')],
    disclosure: 'sealed',
    filter: { labels: ['公共场所', '娱乐场所'], statuses: ['在营'], lastInspectedBefore },
    ...byClass([15, 60, 180, 450], 3),
    teams: [
      { dept: `${city.code}-wsjk`, size: 2 },
      { dept: `${city.code}-whly`, size: 1 },
    ],
    match: ['region'],
    seed: byWitnesses(city),
    recusals: [],
  };
}

/** How an office tries a draw before its first. */
function rehearsal(city: DemoCity, year: string): Compose {
  return {
    title: `${year}年度特种设备使用单位抽查演练`,
    items: [itemNamed('特种设备使用单位安全检查')],
    disclosure: 'sealed',
    filter: { labels: ['特种设备'], statuses: ['在营'] },
    ...byClass([50, 150, 300, 1000], 2),
    teams: [{ dept: `${city.code}-scjg`, size: 2 }],
    match: ['region', 'skills'],
    seed: { source: 'local' },
    recusals: [],
  };
}

function clinicDraw(city: DemoCity, year: string): Compose {
  return {
    title: `${year}年度医疗机构依法执业抽查`,
    items: [itemNamed('医疗机构依法执业检查')],
    disclosure: 'sealed',
    filter: { labels: ['医疗机构'], statuses: ['在营'] },
    ...byClass([50, 100, 300, 500], 3),
    teams: [{ dept: `${city.code}-wsjk`, size: 2 }],
    match: ['region'],
    seed: { source: 'drand', delaySeconds: 600 },
    recusals: [],
  };
}

/** Left to the visitor: in 金昌 a rehearsal that one person can take to its end, in 陇南 with the beacon. */
function noticeDraw(city: DemoCity, year: string): Compose {
  const seeds: Record<string, Compose['seed']> = {
    '620300': { source: 'local' },
    '620800': byWitnesses(city),
    '621200': { source: 'drand', delaySeconds: 600 },
  };
  return {
    title: `${year}年度企业年报和即时公示信息不定向抽查`,
    items: [itemNamed('年度报告和即时公示信息检查'), itemNamed('登记事项检查')],
    disclosure: 'sealed',
    filter: { types: ['企业', '农民专业合作社'], statuses: ['在营'] },
    ...byClass([10, 30, 100, 300], 5),
    teams: [{ dept: `${city.code}-scjg`, size: 2 }],
    match: ['region', 'skills'],
    seed: seeds[city.code]!,
    recusals: [],
  };
}

/** Two objects of the frame, each with an inspector of the market department who stays away from it. */
function recusals(
  city: DemoCity,
  labels: string[],
  options: { today?: string; seed?: string },
): Compose['recusals'] {
  const reasons = ['检查人员近亲属在该单位任职', '检查对象申请回避，经核实成立'];
  const found: Compose['recusals'] = [];
  for (const row of generateObjects(city, options)) {
    if (row.status !== '在营' || !row.labels?.some((label) => labels.includes(label))) continue;
    const index = found.length;
    found.push({ object: row.id, inspector: inspectorId(city.code, index), reason: reasons[index]! });
    if (found.length === reasons.length) break;
  }
  return found;
}
