import { complaintRows, type DemoCity } from '@mingcha/demo';
import type { Actors } from './caller.ts';
import { creditOf } from './credit.ts';
import { importRows, publishNewest } from './importRows.ts';

const rules = '/v1/credit/warning-rules';

/**
 * A city takes the example rules of early warning for its own, a second person publishes them, and complaints about an
 * enterprise that come within a week open a lead.
 */
export async function playWarnings(
  { city, own: { office, second } }: { city: DemoCity; own: Pick<Actors, 'office' | 'second'> },
  { today, objects, look }: { today: string; objects: number | undefined; look: () => Promise<void> },
): Promise<void> {
  const { body } = await office('GET', '/v1/credit/example-warning-rules');
  const own = (body.items as { title: string }[]).map((rule) => ({
    ...{ ...rule, basis: `${city.name}信用预警办法（演示，虚构）` },
    title: rule.title.replace('（示例）', ''),
  }));
  await importRows(office, rules, own, '制定信用预警规则（演示）');
  await publishNewest(await second(), rules);
  const about = creditOf(city, { today, objects }).rows.findLast(({ kind }) => kind === 'permit');
  if (!about) return;
  const rows = complaintRows(city, about, today);
  await office('POST', '/v1/credit/records:batch', { json: { mode: 'all', rows } });
  await look();
}
