import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { adminClient } from '@mingcha/local/testing';
import type { TestSystem } from '../support/system.ts';

/** What DynamoDB counts: names and values of all attributes, an index with them once more. */
export async function tableBytes(system: TestSystem): Promise<number> {
  const client = adminClient(system.test.adminEndpoint);
  let bytes = 0;
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: system.test.tableName, ...(from && { ExclusiveStartKey: from }) }),
    );
    for (const item of page.Items ?? []) {
      const size = sizeOf(item) + 100;
      bytes += 'gsi1pk' in item ? size * 2 : size;
    }
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  client.destroy();
  return bytes;
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value !== 'object' || value === null) return 1;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + sizeOf(each) + 1, 3);
  return Object.entries(value).reduce(
    (sum, [name, each]) =>
      sum + (/^[SNBML]$|^(BOOL|NULL|SS|NS|BS)$/.test(name) ? 0 : name.length) + sizeOf(each),
    0,
  );
}
