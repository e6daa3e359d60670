import type { TableClient } from '@mingcha/store';
import { createMemoryTable } from './table.ts';
import { createWriteBehind } from './writeBehind.ts';

type ClientFor = (tenant: string) => Promise<TableClient>;

export type Filling = {
  readonly isOn: boolean;
  /** Clients that reach the memory while the system is filled, and else the engine. */
  through(engine: ClientFor): ClientFor;
  /**
   * Does work on an empty table in memory, and writes what is there into the engine's, which must be empty too: beside the work,
   * and the rest after it. What fails leaves the engine with a part at most.
   */
  fill(work: () => Promise<void>): Promise<void>;
};

/** Fills the table of an empty system without a request for each command, of which the demo's two years need very many. */
export function createFilling(endpoint: string): Filling {
  let memory: TableClient | undefined;
  return {
    get isOn() {
      return memory !== undefined;
    },
    through(engine) {
      const clients = new Map<string, TableClient>();
      return async (tenant) => {
        if (!memory) return engine(tenant);
        const now = async () => memory ?? engine(tenant);
        const known = clients.get(tenant) ?? {
          get: async (input) => (await now()).get(input),
          batchGet: async (input) => (await now()).batchGet(input),
          query: async (input) => (await now()).query(input),
          transact: async (input) => (await now()).transact(input),
          put: async (input) => (await now()).put(input),
        };
        clients.set(tenant, known);
        return known;
      };
    },
    async fill(work) {
      const behind = createWriteBehind(endpoint);
      memory = createMemoryTable(behind.changed);
      try {
        await work();
        await behind.finish();
      } finally {
        memory = undefined;
        await behind.close();
      }
    },
  };
}
