import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceInUseException,
  ResourceNotFoundException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { type TenantCredentials, tableDefinition } from '@mingcha/store';

/** The table's name on one machine. */
export const tableName = 'mingcha';

// An engine that keeps regions apart knows this one.
const region = 'us-east-1';

/**
 * Names whose request it is, in the form of a signature that signs nothing: neither guard nor engine checks one, and to
 * make it took a fifth of a request's time.
 */
const named: NonNullable<DynamoDBClientConfig['httpAuthSchemes']>[number] = {
  schemeId: 'aws.auth#sigv4',
  identityProvider: (providers) => providers.getIdentityProvider('aws.auth#sigv4'),
  signer: {
    async sign(request, identity) {
      const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
      const scope = [
        (identity as TenantCredentials).accessKeyId,
        time.slice(0, 8),
        region,
        'dynamodb/aws4_request',
      ];
      const authorization = `AWS4-HMAC-SHA256 Credential=${scope.join('/')}, SignedHeaders=host, Signature=none`;
      const headers = { ...request.headers, 'x-amz-date': time, authorization };
      return Object.assign(request, { headers });
    },
  },
};

/** What every client here needs so that the SDK looks for nothing outside: no region, profile or metadata service. */
export const clientConfig = (endpoint: string): DynamoDBClientConfig => ({
  endpoint,
  region,
  maxAttempts: 3,
  httpAuthSchemes: [named],
});

/**
 * Makes the table from the definition that AWS gets too, but without its stream: nobody reads it here, and the engine
 * would look through all of it at every write. A table that has one loses it; otherwise one that exists stays as it is.
 */
export async function ensureTable(endpoint: string): Promise<void> {
  const { partitionKey, sortKey, index, ttlAttribute } = tableDefinition;
  const client = adminClient(endpoint);
  try {
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: keySchema(partitionKey, sortKey),
        AttributeDefinitions: [partitionKey, sortKey, index.partitionKey, index.sortKey].map((name) => ({
          AttributeName: name,
          AttributeType: 'S',
        })),
        GlobalSecondaryIndexes: [
          {
            IndexName: index.name,
            KeySchema: keySchema(index.partitionKey, index.sortKey),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: tableName,
        TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
      }),
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await dropStream(client);
  } finally {
    client.destroy();
  }
}

async function dropStream(client: DynamoDBClient): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  if (!Table?.StreamSpecification?.StreamEnabled) return;
  const StreamSpecification = { StreamEnabled: false };
  await client.send(new UpdateTableCommand({ TableName: tableName, StreamSpecification }));
}

/** Removes the table with all that is in it; does nothing where there is none. */
export async function dropTable(endpoint: string): Promise<void> {
  const client = adminClient(endpoint);
  try {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  } finally {
    client.destroy();
  }
}

/** A client that may do everything, for the table itself and for operators. */
export const adminClient = (endpoint: string) =>
  new DynamoDBClient({
    ...clientConfig(endpoint),
    credentials: { accessKeyId: 'LOCALADMIN', secretAccessKey: 'local' },
  });

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];
