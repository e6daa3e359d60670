import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Packed, pack, unpack } from '@mingcha/store';
import { adminClient } from './table.ts';

type Kept = { pk: string; sk: string; e: string } & Record<string, unknown>;
/** An item of the table with what it says. */
export type RawItem = Kept & { d: Record<string, unknown> };

/** What an operator of the database can do, with nobody asked: for tests of what is noticed. */
export function behindTheBack({ adminEndpoint, tableName }: { adminEndpoint: string; tableName: string }) {
  const client = DynamoDBDocumentClient.from(adminClient(adminEndpoint));
  return {
    client,
    /** A tenant's items of an entity. */
    async items({ tenant }: { tenant: string }, entity: string): Promise<RawItem[]> {
      const { Items = [] } = await client.send(
        new ScanCommand({
          TableName: tableName,
          FilterExpression: 'e = :e AND begins_with(pk, :pk)',
          ExpressionAttributeValues: { ':e': entity, ':pk': `T#${tenant}#` },
        }),
      );
      return (Items as (Kept & Packed)[]).map(
        ({ d, b, ...item }) => ({ ...item, d: unpack({ d, b }) }) as RawItem,
      );
    },
    put: ({ d, ...item }: RawItem) =>
      client.send(new PutCommand({ TableName: tableName, Item: { ...item, ...pack(d) } })),
    remove: ({ pk, sk }: RawItem) =>
      client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } })),
  };
}
