import { createExchange } from '@mingcha/exchange';
import { runExchange } from '@mingcha/exchange/clock';
import { startPartner } from '@mingcha/exchange/testing';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { penaltyRow } from '../../../support/credit.ts';
import { etagOf } from '../../../support/standIn.ts';
import { cityA } from '../../../support/system.ts';
import { askRegister, type Well } from './registers.ts';

/** Asks everything about exchange, well: one contract runs, a row of it is refused, mended and sent again. */
export async function askExchange({ system, well }: { system: CheckedSystem; well: Well }): Promise<void> {
  const side = await startPartner();
  try {
    await exchangeWith(side, { system, well });
  } finally {
    await side.stop();
  }
}

type Side = Awaited<ReturnType<typeof startPartner>>;

async function exchangeWith(side: Side, { system, well }: { system: CheckedSystem; well: Well }) {
  await well('GET', '/v1/exchange/sources');
  const { items: examples } = await bodyOf(well('GET', '/v1/exchange/examples'));
  const [, penalties] = examples;
  const contract = { ...penalties, endpoint: side.url };
  // The partner refuses nothing of so few rows: the contract's own schema does.
  contract.elements = penalties.elements.map((one: { name: string }) =>
    one.name === 'CF_SY' ? { ...one, most: 5 } : one,
  );
  const publisher = async () => {
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], dept: 'second' });
    return { authorization: `Bearer ${token}` };
  };
  const incoming = {
    ...{ id: 'records-in', title: '接收', partner: '省平台', direction: 'in', basis: '共享目录' },
    ...{ source: 'credit.award', table: 'JL', dataSource: '省平台' },
    elements: [{ name: 'code', title: '代码', field: 'subject', key: true }],
  };
  await askRegister(
    { system, well, first: [contract, incoming], publisher },
    '/v1/exchange/contracts',
    'test-contract',
  );
  const rows = [{ row_guid: '1', cd_operation: 'I', code: '9162' }];
  await well('POST', '/v1/exchange/received/records-in', { body: { cd_batch: '1', rows } });
  await well('POST', '/v1/credit/records:batch', {
    body: {
      mode: 'all',
      rows: [71, 72].map((n) => ({
        ...penaltyRow(n),
        values: { ...penaltyRow(n).values, facts: n === 71 ? '无证' : '未取得许可从事经营' },
      })),
    },
  });
  const path = `/v1/exchange/channels/${contract.id}`;
  const store = await system.store.forTenant(cityA.code);
  const exchange = createExchange(tenantLists, { clock: system.clock, allowPrivateWebhooks: true });
  const look = async () => {
    for (let looks = 0; looks < 3; looks++) await runExchange(store, exchange);
  };
  await well('GET', `${path}/preview?limit=5`);
  await well('POST', `${path}/secret`);
  await well('POST', `${path}/start`);
  side.moods.push('is down');
  await look();
  const { items: batches } = await bodyOf(well('GET', `${path}/batches`));
  await well('GET', `${path}/batches/${batches[0].id}`);
  await well('POST', `${path}/batches/${batches[0].id}/retry`);
  await look();
  await well('GET', '/v1/exchange/channels');
  await well('GET', path);
  for (const format of ['xlsx', 'csv']) await well('GET', `${path}/rows:export?format=${format}`);
  const { items: refused } = await bodyOf(well('GET', `${path}/rows?state=refused`));
  const row = await well('GET', `${path}/rows/${refused[0].guid}`);
  const body = { values: { CF_SY: '无证' }, reason: '精简文字' };
  await well('PUT', `${path}/rows/${refused[0].guid}/mending`, { body, headers: etagOf(row) });
  await well('GET', `${path}/rows/${refused[0].guid}`);
  await well('POST', `${path}/rows:resend`, { body: { guids: [refused[0].guid] } });
  await well('POST', `${path}/compare`);
  await look();
  await well('POST', `${path}/stop`, { body: { reason: '对方检修' } });
}
