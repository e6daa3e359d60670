import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export type Units = { read: number; write: number };
type Consumed = { CapacityUnits?: number; ReadCapacityUnits?: number; WriteCapacityUnits?: number };

const writers = /^(Put|Delete|Update|TransactWrite|BatchWrite)/;

/** Asks every command of a client for what it consumed, and adds it up. */
export function countCapacity(client: DynamoDBClient): Units {
  const units: Units = { read: 0, write: 0 };
  // A command that was sent before would keep the middleware of then.
  client.config.cacheMiddleware = false;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      (args.input as { ReturnConsumedCapacity?: string }).ReturnConsumedCapacity = 'TOTAL';
      const answer = await next(args);
      const consumed = (answer.output as { ConsumedCapacity?: Consumed | Consumed[] }).ConsumedCapacity ?? [];
      for (const one of Array.isArray(consumed) ? consumed : [consumed]) {
        const sum = one.CapacityUnits ?? (one.ReadCapacityUnits ?? 0) + (one.WriteCapacityUnits ?? 0);
        units[writers.test(String(context.commandName)) ? 'write' : 'read'] += sum;
      }
      return answer;
    },
    { step: 'initialize', name: 'countCapacity' },
  );
  return units;
}
