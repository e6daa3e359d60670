import { createWorker } from '@mingcha/fn-worker';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CheckedSystem } from '../../../support/api/checkedSystem.ts';
import { penaltyRow } from '../../../support/credit.ts';
import { etagOf } from '../../../support/standIn.ts';
import { cityA } from '../../../support/system.ts';
import { askRegister, type Well } from './registers.ts';

const models = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';

const combinations = '/v1/credit/combinations';
const inspectionItem = 'SJ-0001';
const combination = {
  ...{ id: 'general', title: '从严合成', basis: '某办法', way: 'worst' },
  axes: [{ id: 'public', title: '公共信用综合评价', kind: 'public-evaluation' }],
  grades: [{ axis: 'public', grade: '差', class: 'D' }],
};

const warningRule = {
  ...{ id: 'complaints', title: '一周三次投诉', about: 'records', kind: 'complaint', basis: '某办法' },
  ...{ days: 7, count: 3 },
};

/** Asks everything about models of credit evaluation and evaluations by them, well. */
export async function askCredit({ system, well }: { system: CheckedSystem; well: Well }): Promise<void> {
  const worker = createWorker(system);
  async function evaluate(body: object): Promise<string> {
    const { id } = await bodyOf(well('POST', evaluations, { body }));
    await worker.run({ tenant: cityA.code, jobId: id });
    return id;
  }
  const example = await bodyOf(well('GET', '/v1/credit/example-model'));
  const ofOthers = ['intermediary', 'department'] as const;
  for (const subject of ofOthers) await well('GET', `/v1/credit/example-model?subject=${subject}`);
  await well('GET', '/v1/credit/model-words');
  const first = [example, { ...example, id: 'other', title: '另一模型', lands: false }];
  const publisher = async () => {
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], dept: 'second' });
    return { authorization: `Bearer ${token}` };
  };
  const simulated = async () => {
    const { items } = await bodyOf(well('GET', models));
    for (const { id } of items) await evaluate({ purpose: 'simulation', model: id });
    return publisher();
  };
  await askRegister({ system, well, first, publisher: simulated }, models, 'test-model');
  const combined = [combination, { ...combination, id: 'other', items: [inspectionItem] }];
  const tried = async () => {
    await evaluate({ purpose: 'simulation', combinations: true });
    return publisher();
  };
  await askRegister({ system, well, first: combined, publisher: tried }, combinations, 'test-rule');
  const rules = [{ ...warningRule }, { ...warningRule, id: 'other' }];
  await askRegister({ system, well, first: rules, publisher }, '/v1/credit/warning-rules', 'test-rule');
  await well('GET', '/v1/credit/example-warning-rules');
  await well('GET', `/v1/credit/warnings?rule=${warningRule.id}`);
  await well('GET', '/v1/credit/warning-outcomes');
  const id = await evaluate({ purpose: 'demand' });
  await well('GET', `${evaluations}?limit=2`);
  await well('GET', `${evaluations}:months?limit=12`);
  const { month } = await bodyOf(well('GET', `${evaluations}/${id}`));
  const { items } = await bodyOf(well('GET', `${evaluations}/${id}/changes`));
  await well('GET', `${evaluations}/${id}/results?limit=2&sort=-milli`);
  await well('GET', `${evaluations}/${id}/results:export?format=csv`);
  const subject = `${evaluations}/subjects/${items[0].id}`;
  await well('GET', subject);
  await well('GET', `${subject}/points?month=${month}&before=${month}`);
  await well('GET', '/v1/credit/policy/burden');
}

/** Asks everything about credit records, well. */
export async function askRecords(well: Well): Promise<void> {
  const path = '/v1/credit/records';
  await well('POST', `${path}:batch`, { body: { mode: 'all', rows: [penaltyRow(1), penaltyRow(2)] } });
  const { items } = await bodyOf(well('GET', `${path}?limit=1`));
  await well('GET', `${path}/${items[0].subject}/${items[0].id}?personal=true`);
  await well('GET', `${path}:kinds`);
  await well('GET', `${path}:punctuality?from=2026-01-01&to=2026-12-31`);
  for (const format of ['xlsx', 'csv']) {
    await well('GET', `${path}:export?format=${format}`);
    await well('GET', `${path}:template/permit?format=${format}`);
  }
  const headers = { 'content-type': 'text/csv' };
  const raw =
    '统一社会信用代码,相对人名称,作出机关,文书号,决定日期,许可类别,许可内容,有效期自\n' +
    `${items[0].subject},第一商店,市市场监督管理局,许〔2026〕1号,2026-09-24,普通,食品经营,2026-09-24`;
  await well('POST', `${path}:import?kind=permit`, { raw, headers });
  await well('GET', `/v1/credit/checks?subject=${items[0].subject}&action=政府采购`);
  const rules = await well('GET', `${path}:rules`);
  await well('PUT', `${path}:rules`, { body: await bodyOf(rules.clone()), headers: etagOf(rules) });
}
