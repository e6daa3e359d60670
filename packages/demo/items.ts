import type { CityFacts } from './cities.ts';
import { departmentPoints, itemPoints } from './item-points.ts';
import { itemTable } from './item-table.ts';
import type { ItemRow } from './rows.ts';

const columns = ['letters', 'kind', 'name', 'objects', 'labels', 'basis', 'skill', 'cap'] as const;

const table = itemTable
  .trim()
  .split('\n')
  .map((line, i) => {
    const cells = line.split('|');
    const entries = columns.map((column, at) => [column, cells[at] ?? '']);
    const item = Object.fromEntries(entries) as Record<(typeof columns)[number], string>;
    return { ...item, id: `SJ-${String(i + 1).padStart(4, '0')}` };
  });

/** The random-inspection items (随机抽查事项) of a city: the same list everywhere, each with the city's department. */
export function generateItems(city: Pick<CityFacts, 'code'>): ItemRow[] {
  return table.map(({ id, letters, kind, name, objects, labels, basis, skill, cap }) => ({
    id,
    name,
    dept: `${city.code}-${letters}`,
    kind: kind === '重点' ? '重点' : '一般',
    category: name.replace(/(监督)?检查$/, ''),
    levels: ['市', '县'],
    basis,
    modes: skill ? ['现场检查'] : ['现场检查', '书面检查', '网络监测'],
    objects,
    ...(labels ? { labels: labels.split('、') } : {}),
    skills: skill ? [skill] : [],
    // Key items (safety, quality, the public's interest) have no cap.
    ...(cap ? { ratioCap: Number(cap), timesPerYear: 1 } : {}),
    points: pointsOf(itemPoints[name] ?? departmentPoints[letters]!),
    papers: kind === '重点' ? ['询问笔录', '责令改正通知书'] : ['责令改正通知书'],
    status: '启用',
  }));
}

const pointsOf = (line: string) =>
  line.split('|').map((part) => {
    const [point, answers] = part.split('＝');
    return { point: point!, ...(answers && { answers }) };
  });

/** The item's code. Throws a RangeError for a name that is not in the list. */
export function itemNamed(name: string): string {
  const found = table.find((item) => item.name === name);
  if (!found) throw new RangeError(`no item ${name}`);
  return found.id;
}

/** What the items of a department ask of inspectors, in the order of the list. */
export function skillsOf(letters: string): string[] {
  return [...new Set(table.flatMap((item) => (item.letters === letters && item.skill ? [item.skill] : [])))];
}
