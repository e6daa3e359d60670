import type { CityFacts } from '../cities.ts';
import { inspectorId } from '../inspectors.ts';
import { itemNamed } from '../items.ts';
import { generateObjects } from '../objects.ts';
import type { ObjectRow } from '../rows.ts';
import type { DemoCase, DemoStep } from './types.ts';

/** The first enterprises of a city that are in business. */
function firstOpen(city: CityFacts, count: number): ObjectRow[] {
  const found: ObjectRow[] = [];
  for (const row of generateObjects(city)) {
    if (row.status === '在营') found.push(row);
    if (found.length === count) break;
  }
  return found;
}

/** Inspections of the market regulator: one to be approved, one to be made, one whose result is public. */
export function inspectionCases(city: CityFacts, day: (days: number) => string): DemoCase[] {
  const [asked, routine, done] = firstOpen(city, 3) as [ObjectRow, ObjectRow, ObjectRow];
  const of = (object: ObjectRow, daysAgo: number, more: Record<string, unknown>) => ({
    type: 'inspection-visits',
    daysAgo,
    by: 'scjg' as const,
    values: {
      object: object.id,
      division: object.division,
      items: [itemNamed('登记事项检查')],
      kind: '日常检查',
      mode: '现场检查',
      dept: `${city.code}-scjg`,
      inspectors: [inspectorId(city.code, 0), inspectorId(city.code, 1)],
      from: day(-daysAgo),
      until: day(15 - daysAgo),
      materials: '营业执照、经营场所使用证明',
      ...more,
    },
    people: { team: ['inspector', 'scjg'] },
    everywhere: true as const,
  });
  const permit = (daysAgo: number): DemoStep => ({
    daysAgo,
    by: 'scjg-head',
    act: 'permit',
    values: { approvedOn: day(-daysAgo) },
  });
  return [
    {
      ...of(asked, 1, { kind: '个案检查', ground: '12345 热线转来的投诉：亮照的地址与实际不符' }),
      steps: [],
    },
    {
      ...of(routine, 4, {}),
      steps: [permit(3), { daysAgo: 2, by: 'inspector', act: 'schedule', values: { plannedOn: day(2) } }],
    },
    {
      ...of(done, 30, {}),
      steps: [
        permit(29),
        { daysAgo: 20, by: 'inspector', act: 'serve', values: { servedOn: day(-20) } },
        {
          daysAgo: 20,
          by: 'inspector',
          act: 'record',
          values: {
            endedOn: day(-20),
            findings: '按登记的住所找到企业，营业执照悬挂在醒目位置，登记事项与实际一致。',
            answers: [
              { item: '登记事项检查', point: '营业执照是否在有效期内并亮照经营', answer: '合格' },
              { item: '登记事项检查', point: '登记的住所能否联系到', answer: '能联系' },
              { item: '登记事项检查', point: '登记事项与实际是否一致', answer: '一致' },
            ],
            outcome: '未发现问题',
            results: ['未发现问题'],
            signed: '已签字',
          },
        },
        { daysAgo: 19, by: 'scjg', approve: 'record' },
        { daysAgo: 18, by: 'scjg-head', approve: 'record' },
        { daysAgo: 15, by: 'scjg', act: 'publish' },
      ],
    },
  ];
}
