import { shanghaiDate } from '@mingcha/kernel';
import { type Operation, queryAll, replace, type TenantStore, unlessOvertaken } from '@mingcha/store';
import { concern } from '@mingcha/webhooks';
import type { Contract } from '../contract/format.ts';
import { channelEntity, rowEntity, rowStates } from './entities.ts';
import type { Terms } from './late.ts';

type Notice = { kind: 'exchange.refused' | 'exchange.late'; about: string; show: string };

/** Notifies everybody who may mend rows of a contract. It names the contract and a number, never a row. */
const notifying = ({ id }: Contract, { kind, about, show }: Notice, now: Date): Operation =>
  concern(
    {
      to: [{ kind, right: 'exchange:write', depts: [] }],
      ...{ what: '数据交换', about, link: `/exchange/${id}?${show}` },
    },
    now,
  );

/** That so many rows of a contract were refused. */
export const refusedConcern = (contract: Contract, count: number, now: Date): Operation =>
  notifying(
    contract,
    { kind: 'exchange.refused', about: `${contract.title}：${count} 行`, show: 'state=refused' },
    now,
  );

/** Looks once a day whether the partner lacks rows of a contract beyond its term, and notifies everybody who may mend them. */
export async function lookForLate(
  store: TenantStore,
  contract: Contract,
  { terms, now }: { terms: Terms; now: Date },
): Promise<void> {
  const today = shanghaiDate(now);
  const channel = await store.get(channelEntity, { contract: contract.id });
  if (contract.term === undefined || !channel?.running || channel.lateLookedOn === today) return;
  let late = 0;
  for (const state of rowStates)
    if (state !== 'accepted')
      for (const { acceptedOn, since } of await queryAll(store, rowEntity, [contract.id, state], {
        index: true,
      }))
        if (acceptedOn === undefined && terms.isLate(since, today)) late++;
  const { lock, ...rest } = channel;
  const concerns =
    late > 0
      ? [
          notifying(
            contract,
            { kind: 'exchange.late', about: `${contract.title}：${late} 行`, show: 'late=true' },
            now,
          ),
        ]
      : [];
  await unlessOvertaken(
    store.write(replace(channelEntity, { ...rest, lateLookedOn: today }, lock), ...concerns),
  );
}
