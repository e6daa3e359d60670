import type { DemoCity } from '../cities.ts';
import { dayNumber, isoDate } from '../dates.ts';
import { seededRandom } from '../random.ts';
import type { ObjectRow } from '../rows.ts';

/** A record as a department's system pushes it. */
export type CreditRow = {
  operation: 'put';
  kind: string;
  subject: string;
  name: string;
  authority: string;
  number: string;
  date: string;
  values: Record<string, string | number | boolean>;
};

const days = 3 * 365;
const share = 1_000;
const offences = [
  ['未按规定公示年度报告', '警告、罚款', 3_000],
  ['销售超过保质期的食品', '罚款、没收违法所得', 20_000],
  ['未取得许可从事经营活动', '罚款、没收违法所得', 50_000],
  ['违反安全生产规定', '罚款、责令停产停业', 120_000],
  ['伪造检验数据', '罚款、吊销许可证件', 300_000],
  ['未明码标价', '警告', 0],
] as const;
const permits = ['食品经营许可', '特种设备使用登记', '公共场所卫生许可', '危险化学品经营许可'];

/** Three years of a city's records up to a day: permits, penalties and marks, some published late or not yet, some over. */
export function creditRows(
  { code, departments }: DemoCity,
  objects: Iterable<Pick<ObjectRow, 'id' | 'name'>>,
  { today, most = share }: { today: string; most?: number },
): CreditRow[] {
  const random = seededRandom(`credit ${code}`);
  const authorities = departments.filter(({ kind }) => kind === 'department').slice(0, 6);
  const rows: CreditRow[] = [];
  const last = dayNumber(today);
  for (const { id, name } of objects) {
    if (rows.length >= most) break;
    if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(id)) continue;
    const on = last - random.below(days);
    const { name: authority } = random.chance(600)
      ? departments.find((one) => one.id === `${code}-scjg`)!
      : random.pick(authorities);
    const year = isoDate(on).slice(0, 4);
    const base = { operation: 'put', subject: id, name, authority, date: isoDate(on) } as const;
    // A few are late, and of the last days some are not out yet.
    const published = on + (random.chance(60) ? 12 + random.below(20) : random.below(6));
    const out = published <= last ? { published: isoDate(published) } : {};
    const serial = rows.length + 1;
    const sort = random.below(1_000);
    if (sort < 550) {
      const content = random.pick(permits);
      const values = {
        category: '普通',
        certificate: content,
        content,
        validFrom: isoDate(on),
        validTo: isoDate(on + 5 * 365),
        ...out,
      };
      rows.push({ ...base, kind: 'permit', number: `演许〔${year}〕${serial}号`, values });
    } else if (sort < 775) {
      const [violation, category, fine] = random.pick(offences);
      const noticed = published + 5 <= last ? { noticed: isoDate(published + 5) } : {};
      const values = {
        ...{ violation, category, facts: `经查，当事人${violation}。`, basis: '有关法律法规（演示）' },
        ...{ content: fine > 0 ? `${category}，罚款${fine}元` : category, procedure: '普通程序' },
        ...(fine > 0 && { fine }),
        ...out,
        ...noticed,
      };
      rows.push({ ...base, kind: 'penalty', number: `演罚〔${year}〕${serial}号`, values });
    } else if (sort < 890) {
      const problem = random.chance(200);
      const values = {
        form: '抽查',
        content: '双随机抽查事项',
        result: problem ? '发现问题已责令改正' : '未发现问题',
        problem,
      };
      rows.push({ ...base, kind: 'inspection', number: `演检〔${year}〕${serial}号`, values });
    } else {
      const values = { year: Number(year), grade: random.pick(['A', 'B', 'B', 'M', 'C', 'D']) };
      rows.push({
        ...base,
        authority: '国家税务总局（演示）',
        kind: 'tax-mark',
        number: `演税评${year}-${serial}`,
        values,
      });
    }
  }
  return rows;
}

/** Three complaints about one subject within a week, the last one of yesterday. */
export const complaintRows = (
  { code, departments }: DemoCity,
  { subject, name }: Pick<CreditRow, 'subject' | 'name'>,
  today: string,
): CreditRow[] =>
  ['收费与公示不符', '服务与约定不符', '退费不予办理'].map((content, n) => ({
    ...{ operation: 'put', kind: 'complaint', subject, name },
    authority: departments.find(({ id }) => id === `${code}-scjg`)!.name,
    number: `演诉〔${today.slice(0, 4)}〕${n + 1}号`,
    date: isoDate(dayNumber(today) - 5 + 2 * n),
    values: { category: '投诉', content: `反映${content}（演示）`, outcome: '属实' },
  }));
