import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What may go wrong between the application and the table. */
export const faults = [
  'throttled',
  'error before',
  'error after',
  'reset before',
  'reset after',
  'transaction conflict',
  'transaction in progress',
  'silent before',
  'silent after',
  'garbage',
  'partial batch',
] as const;
export type Fault = (typeof faults)[number];

const writes = new Set(['PutItem', 'DeleteItem', 'TransactWriteItems']);

/** Whether a fault can befall an operation at all. */
function befalls(fault: Fault, operation: string): boolean {
  if (fault === 'partial batch') return operation === 'BatchGetItem';
  if (fault === 'transaction conflict') return writes.has(operation);
  if (fault === 'transaction in progress') return operation === 'TransactWriteItems';
  return true;
}

export type FaultPlan = {
  fault: Fault;
  /** The n-th operation from now on, counted from 1 among those that the fault can befall; each one where it is missing. */
  nth?: number;
  /** All from the n-th on. */
  lasting?: boolean;
  /** Only among writes. */
  writesOnly?: boolean;
};

export type FaultProxy = {
  readonly endpoint: string;
  /** From now on, until `clear`. */
  inject(plan: FaultPlan): void;
  /** Ends the faults; says how many requests were hit. */
  clear(): number;
  stop(): Promise<void>;
};

/** Stands before an engine or its guard and spoils what it is told to. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let plan: FaultPlan | undefined;
  let seen = 0;
  let hit = 0;

  function faultFor(operation: string): Fault | undefined {
    if (!plan || !befalls(plan.fault, operation)) return undefined;
    if (plan.writesOnly && !writes.has(operation)) return undefined;
    seen++;
    if (plan.nth !== undefined && (plan.lasting ? seen < plan.nth : seen !== plan.nth)) return undefined;
    hit++;
    return plan.fault;
  }

  const server = createServer((asked, response) => {
    spoil(asked, response, target, faultFor).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    inject(next) {
      plan = next;
      seen = 0;
      hit = 0;
    },
    clear() {
      plan = undefined;
      return hit;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function spoil(
  asked: IncomingMessage,
  response: ServerResponse,
  target: string,
  faultFor: (operation: string) => Fault | undefined,
): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of asked) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const operation = String(asked.headers['x-amz-target']).split('.')[1] ?? '';
  const fault = faultFor(operation);
  const forward = async () => {
    const { host: _, connection: __, 'content-length': ___, ...headers } = asked.headers;
    const reply = await fetch(target, { method: 'POST', headers: headers as Record<string, string>, body });
    return { status: reply.status, text: await reply.text() };
  };
  const send = (status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
  const refuse = (name: string, more: object = {}, status = 400) =>
    send(
      status,
      JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...more }),
    );

  switch (fault) {
    case 'throttled':
      return void refuse('ProvisionedThroughputExceededException');
    case 'error before':
      return void refuse('InternalServerError', {}, 500);
    case 'error after':
      await forward();
      return void refuse('InternalServerError', {}, 500);
    case 'reset before':
      return void asked.socket.destroy();
    case 'reset after':
      await forward();
      return void asked.socket.destroy();
    case 'transaction conflict': {
      if (operation !== 'TransactWriteItems') return void refuse('TransactionConflictException');
      const { TransactItems } = JSON.parse(body.toString()) as { TransactItems: unknown[] };
      const CancellationReasons = TransactItems.map((_, i) => ({
        Code: i === 0 ? 'TransactionConflict' : 'None',
      }));
      return void refuse('TransactionCanceledException', { CancellationReasons });
    }
    case 'transaction in progress':
      return void refuse('TransactionInProgressException');
    case 'silent before':
      return;
    case 'silent after':
      await forward();
      return;
    case 'garbage':
      await forward();
      return void send(200, '<html>');
    case 'partial batch': {
      const { RequestItems } = JSON.parse(body.toString()) as {
        RequestItems: Record<string, { Keys: object[] }>;
      };
      const [table, { Keys }] = Object.entries(RequestItems)[0]!;
      if (Keys.length < 2) break;
      return void send(
        200,
        JSON.stringify({ Responses: { [table]: [] }, UnprocessedKeys: { [table]: { Keys } } }),
      );
    }
    case undefined:
  }
  const { status, text } = await forward();
  send(status, text);
}
