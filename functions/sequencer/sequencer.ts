import type { TakeIn } from '@mingcha/log/keeping';
import { sideBySide } from '@mingcha/store';

type Report = (error: unknown, about: { tenant: string }) => void;

/**
 * Takes in what waits for the logs of some cities. One city's fault is reported and keeps no other waiting: the clock
 * asks again each minute while entries wait.
 */
export const sequenceAll = (tenants: readonly string[], takeIn: TakeIn, report: Report): Promise<void> =>
  sideBySide(tenants, async (tenant) => {
    try {
      await takeIn(tenant);
    } catch (error) {
      report(error, { tenant });
    }
  });
