import type { Sign, VerifierKey } from '../tlog/index.ts';

/** The keys of logs, one a city. They stay where they are kept; only the sequencer opens them. */
export type LogKeys = {
  /** The key of a city's log under this name; made when it is first asked for. */
  open(tenant: string, origin: string): Promise<{ key: VerifierKey; sign: Sign }>;
};
