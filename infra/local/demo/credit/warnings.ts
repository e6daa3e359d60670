import { complaintRows, type DemoCity } from '@mingcha/demo';
import type { Actors } from '../caller.ts';
import { importRows, publishNewest } from '../importRows.ts';
import { creditOf, pushRecords } from './records.ts';

const rules = '/v1/credit/warning-rules';

/** A city takes the example rules of early warning for its own, and a second person publishes them. */
export async function publishWarningRules(
  city: DemoCity,
  { office, second }: Pick<Actors, 'office' | 'second'>,
): Promise<void> {
  const { body } = await office('GET', '/v1/credit/example-warning-rules');
  const own = (body.items as { title: string }[]).map((rule) => ({
    ...{ ...rule, basis: `${city.name}信用预警办法（演示，虚构）` },
    title: rule.title.replace('（示例）', ''),
  }));
  await importRows(office, rules, own, '制定信用预警规则（演示）');
  await publishNewest(await second(), rules);
}

/** Complaints about an enterprise that come within a week open a lead. */
export async function playComplaints(
  city: DemoCity,
  { office }: Pick<Actors, 'office'>,
  { today, objects, look }: { today: string; objects: number | undefined; look: () => Promise<void> },
): Promise<void> {
  const about = creditOf(city, { today, objects }).rows.findLast(({ kind }) => kind === 'permit');
  if (!about) return;
  await pushRecords(office, complaintRows(city, about, today));
  await look();
}
