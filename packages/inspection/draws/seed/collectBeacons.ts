import { Problem, shanghaiYear } from '@mingcha/kernel';
import { earliest, type TenantStore } from '@mingcha/store';
import type { DrawDeps } from '../deps.ts';
import { listDraws } from '../list.ts';
import { revealSeed } from './seed.ts';

/** Fetches the rounds that are due for a tenant's committed draws. Resolves to the instant of the next that is due. */
export async function collectDueBeacons(store: TenantStore, deps: DrawDeps): Promise<string | undefined> {
  if (!deps.beacon.enabled) return undefined;
  const now = deps.clock();
  const waiting: (string | undefined)[] = [];
  for (const year of [shanghaiYear(now), shanghaiYear(now) - 1]) {
    let cursor: string | undefined;
    do {
      const page = await listDraws(
        store,
        { series: 'official', year, state: 'committed' },
        { limit: 100, cursor },
      );
      for (const draw of page.items) {
        const { plan, seedDueAt } = draw.committed!;
        if (plan.seed.source !== 'drand' || draw.reveal) continue;
        if (seedDueAt! > now.toISOString()) {
          waiting.push(seedDueAt);
          continue;
        }
        try {
          await revealSeed(store, draw, deps);
        } catch (error) {
          // Not there yet, or somebody was faster: the next tick looks again.
          if (!(error instanceof Problem)) throw error;
          waiting.push(now.toISOString());
        }
      }
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return earliest(...waiting);
}
