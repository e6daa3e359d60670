import { createHash } from 'node:crypto';
import type { TestStore } from '@mingcha/local/testing';
import { roleRights } from '@mingcha/tenancy';

type Item = Record<'pk' | 'sk' | 'e', { S: string }> & { lock: { N: string } };

/**
 * A digest of what a tenant has stored, read past the guard: every item's key and lock, which each write moves. Kinds
 * of items that a refusal may leave, such as the record of an import that was refused, can be set aside.
 */
export async function writtenBy(
  { adminEndpoint, tableName }: TestStore,
  tenant: string,
  aside: readonly string[] = [],
): Promise<string> {
  const lines: string[] = [];
  let from: unknown;
  do {
    const page = await scan(adminEndpoint, { TableName: tableName, ExclusiveStartKey: from });
    for (const { pk, sk, e, lock } of page.Items) {
      if (!pk.S.startsWith(`T#${tenant}#`) || aside.includes(e.S) || isCaller(tenant, sk.S)) continue;
      lines.push(`${pk.S} ${sk.S} ${lock.N}`);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}

/** Whether it is somebody whom the tests' issuer added for a token, and no route. */
const isCaller = (tenant: string, sk: string) =>
  Object.keys(roleRights).some((role) => sk.startsWith(`${tenant}-${role}`));

/** All that is stored, of every tenant, as text: to look for what must not be in it. */
export async function tableText({ adminEndpoint, tableName }: TestStore): Promise<string> {
  let text = '';
  let from: unknown;
  do {
    const page = await scan(adminEndpoint, { TableName: tableName, ExclusiveStartKey: from }, {});
    text += JSON.stringify(page.Items);
    from = page.LastEvaluatedKey;
  } while (from);
  return text;
}

const keysOnly = {
  ProjectionExpression: 'pk, sk, e, #lock',
  ExpressionAttributeNames: { '#lock': 'lock' },
};

async function scan(
  endpoint: string,
  input: object,
  shown: object = keysOnly,
): Promise<{ Items: Item[]; LastEvaluatedKey?: unknown }> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.Scan',
      'x-amz-date': '20261120T040000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=ADMIN/20261120/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({
      ...input,
      ConsistentRead: true,
      ...shown,
    }),
  });
  if (!response.ok) throw new Error(`scan: ${response.status} ${await response.text()}`);
  return (await response.json()) as { Items: Item[]; LastEvaluatedKey?: unknown };
}
