import type { Clock, RandomBytes } from '@mingcha/kernel';
import type { RegisterKind, RegisterRouteDeps, Row } from '@mingcha/register';
import type { Store } from '@mingcha/store';
import type { LiveSources } from './work/live.ts';

/** What the routes of this package need from outside. */
export type MeasuresDeps = RegisterRouteDeps & {
  /** Of all tenants; used for the parent province's published notices and for granted cities only. */
  store: Store;
  clock: Clock;
  random: RandomBytes;
  /** Where indicators can take their values from. */
  sources: LiveSources;
  /** The tenant's lists that measures may be about, such as the rosters. */
  kinds: readonly RegisterKind<Row>[];
};
