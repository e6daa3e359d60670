import { createTableClient, sideBySide, type TableClient } from '@mingcha/store';
import { adminClient, tableName } from '../table/table.ts';
import { createMemoryTable, type Item } from './table.ts';

type ClientFor = (tenant: string) => Promise<TableClient>;

export type Filling = {
  readonly isOn: boolean;
  /** Clients that reach the memory while the system is filled, and else the engine. */
  through(engine: ClientFor): ClientFor;
  /**
   * Does work on an empty table in memory, and then writes what is there into the engine's, which must be empty too. What fails
   * leaves the engine with a part at most.
   */
  fill(work: () => Promise<void>): Promise<void>;
};

/** DynamoDB's own limit of a transaction, and bytes that stay below that of a request. */
const most = { items: 100, bytes: 3_000_000 };
/** What most items are smaller than. */
const usual = 10_000;

/** Fills the table of an empty system without a request for each command, of which the demo's two years need very many. */
export function createFilling(endpoint: string): Filling {
  let memory: ReturnType<typeof createMemoryTable> | undefined;
  return {
    get isOn() {
      return memory !== undefined;
    },
    through(engine) {
      const clients = new Map<string, TableClient>();
      return async (tenant) => {
        if (!memory) return engine(tenant);
        const now = async () => memory?.client ?? engine(tenant);
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
      memory = createMemoryTable();
      try {
        await work();
        await writeAll(endpoint, memory.items());
      } finally {
        memory = undefined;
      }
    },
  };
}

const sizeOf = ({ d }: Item): number =>
  Object.values(d as object).reduce(
    (sum: number, one) => sum + (one instanceof Uint8Array ? one.length : 0),
    usual,
  );

/** Items as they fit into transactions, without those whose time is over. */
function partsOf(items: Iterable<Item>, now: number): Item[][] {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    if (typeof item.ttl === 'number' && item.ttl * 1_000 < now) continue;
    const size = sizeOf(item);
    const last = parts.at(-1);
    if (last && last.length < most.items && size <= room) last.push(item);
    else {
      parts.push([item]);
      room = most.bytes;
    }
    room -= size;
  }
  return parts;
}

async function writeAll(endpoint: string, items: Iterable<Item>): Promise<void> {
  const sdk = adminClient(endpoint);
  const client = createTableClient(sdk);
  await sideBySide(partsOf(items, Date.now()), (part) =>
    client.transact({ TableName: tableName, steps: part.map((Item) => ({ Put: { Item } })) }),
  );
  sdk.destroy();
}
