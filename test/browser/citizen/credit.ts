import { addDays } from '@mingcha/kernel';
import { noticeText } from '@mingcha/notices/files';
import { expect } from 'vitest';
import { city, type Site } from '../site.ts';

export type Subject = { id: string; name: string };

/** The first of which something holds. Throws where there is none. */
async function firstOf<T>(all: readonly T[], holds: (one: T) => Promise<boolean>): Promise<T> {
  for (const one of all) if (await holds(one)) return one;
  throw new Error('it holds of none');
}

/** Two penalties of an enterprise of which the city had recorded nothing, public for five months. */
export async function penalised({
  ask,
  today,
}: Site): Promise<{ subject: Subject; numbers: [string, string]; published: string }> {
  const rows = await ask<{ items: (Subject & { type: string; status: string })[] }>(
    'GET',
    '/v1/rosters/objects?limit=200',
  );
  const subject = await firstOf(
    rows.body.items.filter(({ type, status }) => type === '企业' && status === '在营'),
    async ({ id }) =>
      (await ask<{ items: object[] }>('GET', `/v1/credit/records?subject=${id}`)).body.items.length === 0,
  );
  const published = addDays(today(), -150);
  const numbers: [string, string] = ['市监罚〔2026〕901号', '市监罚〔2026〕902号'];
  const penalty = (number: string) => ({
    ...{ operation: 'put', kind: 'penalty', subject: subject.id, name: subject.name, number },
    ...{ authority: '市市场监督管理局', date: addDays(published, -3) },
    values: {
      ...{ violation: '无证经营', facts: '未取得许可从事经营', basis: '某法第十条', category: '罚款' },
      ...{ content: '罚款 20000 元', procedure: '普通程序', fine: 20_000, published },
    },
  });
  const { body } = await ask<{ added: number }>('POST', '/v1/credit/records:batch', {
    ...{ mode: 'all', rows: numbers.map(penalty) },
  });
  expect(body.added).toBe(2);
  return { subject, numbers, published };
}

/** Evaluates all enterprises; the numbers of the records that count for one, in its latest month. */
export async function evaluated({ ask }: Site, subject: string): Promise<string[]> {
  const base = '/v1/credit/evaluations';
  const { body } = await ask<{ id: string; month: string }>('POST', base, { purpose: 'demand' });
  const state = async () => (await ask<{ state: string }>('GET', `${base}/${body.id}`)).body.state;
  await expect.poll(state, { timeout: 60_000 }).toBe('done');
  const points = await ask<{ parts: { record?: { number: string } }[] }>(
    'GET',
    `${base}/subjects/${subject}/points?month=${body.month}`,
  );
  return points.body.parts.flatMap(({ record }) => (record ? [record.number] : []));
}

/** What the credit report of an enterprise says, without blanks. */
export async function reportOf({ url }: Site, subject: string): Promise<string> {
  const file = await fetch(`${url}/v1/citizen/${city.code}/credit-reports/${subject}`);
  const { text } = await noticeText(new Uint8Array(await file.arrayBuffer()));
  return text.replace(/\s/g, '');
}
