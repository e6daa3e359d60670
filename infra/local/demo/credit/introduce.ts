import type { LocalQueue } from '../../served/queue.ts';
import type { Actors } from '../caller.ts';
import { importRows, publishNewest } from '../importRows.ts';

const models = '/v1/credit/models';
const evaluations = '/v1/credit/evaluations';

/** A model that comes to those of the city: simulated by who wrote it, and published by somebody else. */
export async function introduce(
  { office, second }: Actors,
  queue: LocalQueue,
  model: { id: string },
  reason: string,
): Promise<void> {
  await importRows(office, models, [model], reason, 'merge');
  await office('POST', evaluations, { json: { purpose: 'simulation', model: model.id } });
  await queue.idle();
  await publishNewest(await second(), models);
}

/**
 * The example for departments, once their cases are there. The clock evaluates the month that is over; this month is evaluated at
 * once, so that there are two to compare.
 */
export async function evaluateDepartments(
  own: Actors,
  queue: LocalQueue,
  look: () => Promise<void>,
): Promise<void> {
  const { body } = await own.office('GET', '/v1/credit/example-model?subject=department');
  const model = body as { id: string };
  await introduce(own, queue, model, '加入部门履职评价模型（示例）');
  await look();
  await queue.idle();
  await own.office('POST', evaluations, { json: { purpose: 'demand', model: model.id } });
  await queue.idle();
}
