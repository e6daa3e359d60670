import type { Principal } from '@mingcha/http';
import type { Page, Stored, TenantStore } from '@mingcha/store';
import type { Draw } from '../draws/kept/draw.ts';
import { listDraws } from '../draws/reading/list.ts';
import { isSeen } from '../draws/reading/sight.ts';

const atOnce = 100;

/** The official draws that have an outcome, of one year or of all, newest first, as far as a caller knows of them. */
export async function* drawnSeen(
  store: TenantStore,
  caller: Principal,
  year?: number,
): AsyncGenerator<Stored<Draw>, void, void> {
  const wanted = (draw: Draw) =>
    draw.outcome !== undefined && draw.compose.seed.source !== 'local' && isSeen(draw, caller);
  let cursor: string | undefined;
  do {
    const filter = { series: 'official', states: ['executed', 'published'], year, wanted } as const;
    const page: Page<Stored<Draw>> = await listDraws(store, filter, { limit: atOnce, cursor });
    yield* page.items;
    cursor = page.next ?? undefined;
  } while (cursor);
}
