import { type Operation, retryOnConflict, type TenantStore } from '@mingcha/store';

/**
 * Writes with conditions on what was just read; when only those failed, reads and tries again. Throws the problem `busy`,
 * in the Chinese words given, when others were faster every time.
 */
export const writeBeside = (
  store: TenantStore,
  own: readonly Operation[],
  conditions: () => Promise<Operation[]>,
  busy: string,
): Promise<void> =>
  retryOnConflict(async () => store.write(...own, ...(await conditions())), {
    busy,
    lost: ({ failed }) => failed.every((at) => at >= own.length),
  });
