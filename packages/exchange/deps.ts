import type { Clock } from '@mingcha/kernel';
import type { RegisterKind } from '@mingcha/register';
import type { Contract } from './contract/format.ts';
import type { Sources } from './source/source.ts';

/** What exchanging needs from outside. */
export type ExchangeDeps = {
  clock: Clock;
  sources: Sources;
  contracts: RegisterKind<Contract>;
  /** Lets plain http and private addresses be called: for a machine of one's own and for tests. */
  allowPrivateWebhooks?: boolean | undefined;
  /** Names that this machine alone knows, each with the origin that it stands for: as a file of hosts has them. */
  hosts?: Readonly<Record<string, string>> | undefined;
};
