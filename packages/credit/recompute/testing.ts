import { createCaseTypes } from '@mingcha/casework/reading';
import { createLists, type Lists } from '@mingcha/catalogue';
import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import type { EvaluationDeps } from '../deps.ts';
import type { Model } from '../models/format.ts';
import { modelKindFor } from '../models/modelKind.ts';
import { someKinds, someModel } from '../models/testing.ts';
import type { CreditRecord, SubjectRecords } from '../records/record.ts';
import { fieldsOfSubjects } from '../subjects/sources.ts';
import { someList, someType } from '../subjects/testing.ts';

const maker = { sub: 'maker', name: '甲' };

/** A code of a fictional enterprise. */
export const codeOf = (i: number): string => `91620300MA${String(i).padStart(8, '0')}`;

/** Evaluations over records that are given by subject. */
export function evaluationsOver(
  records: ReadonlyMap<string, readonly CreditRecord[]>,
  clock: () => Date,
): EvaluationDeps & { lists: Lists } {
  const lists = createLists(async () => ({ lists: [someList], checks: [] }));
  const types = createCaseTypes([someType]);
  const deps = { lists, types };
  return {
    ...{ clock, lists, types },
    models: modelKindFor(
      async () => someKinds,
      (store) => fieldsOfSubjects(store, deps),
    ),
    recordKinds: async () => someKinds,
    async *recordsBySubject(): AsyncGenerator<SubjectRecords> {
      for (const subject of [...records.keys()].sort()) yield { subject, records: records.get(subject)! };
    },
  };
}

/** A roster of so many enterprises without a class, and the model that lands in it. */
export async function prepareCity(
  store: TenantStore,
  { models, clock }: EvaluationDeps,
  count: number,
  model: Model = { ...someModel, lands: true },
): Promise<void> {
  const rows = Array.from({ length: count }, (_, i) => ({
    id: codeOf(i),
    name: `某企业${i}`,
    type: '企业' as const,
    division: `${store.tenant.slice(0, 4)}02`,
    status: '在营' as const,
    established: '2024-01-01',
  }));
  const given = { by: maker, reason: '测试', source: { type: 'seed' } } as const;
  await openRegister(store, objectKind, { now: clock }).replaceAll(rows, given);
  const register = openRegister(store, models, { now: clock });
  await register.replaceAll([model], given);
  await register.publish((await register.current()).id, { by: { sub: 'second', name: '乙' } });
}
