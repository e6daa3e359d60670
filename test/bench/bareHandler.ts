import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, type GetCommandInput } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** What the API is measured against: reads one item with the SDK and does nothing else. */
export const handler = async (event: GetCommandInput) => (await client.send(new GetCommand(event))).Item;
