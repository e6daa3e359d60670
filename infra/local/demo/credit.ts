import { creditRows, type DemoCity, generateObjects } from '@mingcha/demo';
import type { Caller } from './caller.ts';

const mostRows = 500;

/** Three years of credit records, pushed as a department's system pushes them. */
export async function loadCredit(
  call: Caller,
  city: DemoCity,
  { today, objects = city.objectCount }: { today: string; objects?: number | undefined },
): Promise<void> {
  const count = Math.min(objects, city.objectCount);
  const listed = generateObjects(city, { count, today });
  const rows = creditRows(city, listed, { today, most: Math.min(mostRows, count) });
  await call('POST', '/v1/credit/records:batch', { json: { mode: 'all', rows } });
}
