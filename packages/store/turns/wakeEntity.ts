import { defineEntity } from '../entity.ts';

/** When the clock has to look at a tenant next; kept by the platform, because no tenant can list the others. */
export type Wake = {
  tenant: string;
  at: string;
  /** When a command last moved it. */
  movedAt?: string;
};

export const wakeEntity = defineEntity<Wake>()({
  name: 'WAKE',
  key: (of: { tenant: string }) => ({ partition: [], sort: [of.tenant] }),
  index: ({ at, tenant }) => ({ partition: [], sort: [at, tenant] }),
});
