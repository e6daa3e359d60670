import { Problem, shanghaiYear } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { DrawDeps } from './deps.ts';
import { listDraws } from './list.ts';
import { revealSeed } from './seed.ts';

/** Fetches the rounds that are due for a tenant's committed draws. Returns how many reveals were written. */
export async function collectDueBeacons(store: TenantStore, deps: DrawDeps): Promise<number> {
  if (!deps.beacon.enabled) return 0;
  const now = deps.clock();
  let written = 0;
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
        if (plan.seed.source !== 'drand' || draw.reveal || seedDueAt! > now.toISOString()) continue;
        try {
          await revealSeed(store, draw, deps);
          written++;
        } catch (error) {
          // Not there yet, or somebody was faster: the next tick looks again.
          if (!(error instanceof Problem)) throw error;
        }
      }
      cursor = page.next ?? undefined;
    } while (cursor);
  }
  return written;
}
