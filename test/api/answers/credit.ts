import { createWorker } from '@mingcha/fn-worker';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { CheckedSystem } from '../../support/checkedSystem.ts';
import { cityA } from '../../support/system.ts';
import { askRegister, type Well } from './registers.ts';

const models = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';

/** Asks everything about models of credit evaluation and evaluations by them, well. */
export async function askCredit({ system, well }: { system: CheckedSystem; well: Well }): Promise<void> {
  const worker = createWorker(system);
  async function evaluate(body: object): Promise<string> {
    const { id } = await bodyOf(well('POST', evaluations, { body }));
    await worker.run({ tenant: cityA.code, jobId: id });
    return id;
  }
  const example = await bodyOf(well('GET', '/v1/credit/example-model'));
  await well('GET', '/v1/credit/model-words');
  const first = [example, { ...example, id: 'other', title: '另一模型', lands: false }];
  const publisher = async () => {
    const { items } = await bodyOf(well('GET', models));
    for (const { id } of items) await evaluate({ purpose: 'simulation', model: id });
    const token = await system.tokenOf({ tenant: cityA.code, roles: ['city-admin'], dept: 'second' });
    return { authorization: `Bearer ${token}` };
  };
  await askRegister({ system, well, first, publisher }, models, 'test-model');
  const id = await evaluate({ purpose: 'demand' });
  await well('GET', `${evaluations}?limit=2`);
  const { month } = await bodyOf(well('GET', `${evaluations}/${id}`));
  const { items } = await bodyOf(well('GET', `${evaluations}/${id}/changes`));
  const subject = `${evaluations}/subjects/${items[0].id}`;
  await well('GET', subject);
  await well('GET', `${subject}/points?month=${month}&before=${month}`);
  await well('GET', '/v1/credit/policy/burden');
}
