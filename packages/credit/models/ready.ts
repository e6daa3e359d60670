import { problems } from '@mingcha/kernel';
import { openRegister, type RegisterKind, type VersionRef } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { modelHash } from '../recompute/begin.ts';
import { simulatedEntity } from '../recompute/run.ts';
import type { Model } from './format.ts';

/**
 * Throws `not-simulated` (409) where a version has a model that differs from the published one, and was not simulated
 * as it stands.
 */
export async function requireSimulated(
  store: TenantStore,
  { id }: Pick<VersionRef, 'id'>,
  models: RegisterKind<Model>,
): Promise<void> {
  const register = openRegister(store, models);
  const { published } = await register.heads();
  for await (const model of register.rows(id)) {
    const hash = modelHash(model);
    const before = published ? await register.row(published.id, model.id) : undefined;
    if (before && modelHash(before) === hash) continue;
    if (await store.get(simulatedEntity, { hash })) continue;
    throw problems.conflict(
      'not-simulated',
      `模型“${model.title}”还没有按现在的内容试算。请先试算，看清有多少主体的分类会改变，再公示。`,
    );
  }
}
