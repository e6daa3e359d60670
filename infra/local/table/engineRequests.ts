import type { TableRequests } from '@mingcha/store';
import { type Dispatcher, Pool } from 'undici';

/** As many as the clients of the table have. */
const mostConnections = 128;
/** Milliseconds that the engine may stay silent; that of the table's clients. */
const patience = 7_000;

/** Names by which the SDK knows what is worth another try, by undici's. */
const namesBySdk: Record<string, Record<string, string>> = {
  UND_ERR_SOCKET: { code: 'ECONNRESET' },
  UND_ERR_CONNECT_TIMEOUT: { name: 'TimeoutError' },
  UND_ERR_HEADERS_TIMEOUT: { name: 'TimeoutError' },
  UND_ERR_BODY_TIMEOUT: { name: 'TimeoutError' },
};

/** Requests to an engine, whatever address they name. Node's client takes two to three times the processor time. */
export function engineRequests(endpoint: string): TableRequests & { destroy(): Promise<void> } {
  const { origin, pathname: path } = new URL(endpoint);
  const pool = new Pool(origin, {
    connections: mostConnections,
    headersTimeout: patience,
    bodyTimeout: patience,
    // The engine closes none; one that is closed as it is asked would be a failure.
    keepAliveTimeout: 600_000,
    keepAliveMaxTimeout: 600_000,
  });
  return {
    handle: ({ headers, body }) =>
      new Promise((resolve, reject) => {
        const { host: _, ...sent } = headers;
        const request = { path, method: 'POST', headers: sent, body } as Dispatcher.DispatchOptions;
        pool.dispatch(request, collector(resolve, reject));
      }),
    destroy: () => pool.destroy(),
  };
}

type Handled = Awaited<ReturnType<TableRequests['handle']>>;

/** Gathers an answer, which is whole when it is given out. */
function collector(
  resolve: (handled: Handled) => void,
  reject: (error: Error) => void,
): Dispatcher.DispatchHandler {
  const parts: Buffer[] = [];
  let statusCode = 0;
  let headers: Record<string, string>;
  return {
    onRequestStart() {},
    onResponseStart(_, status, received) {
      statusCode = status;
      headers = received as Record<string, string>;
    },
    onResponseData: (_, part) => void parts.push(part),
    onResponseEnd() {
      const body = parts.length === 1 ? parts[0] : Buffer.concat(parts);
      resolve({ response: { statusCode, headers, body } as unknown as Handled['response'] });
    },
    onResponseError: (_, error) =>
      reject(Object.assign(error, namesBySdk[(error as { code?: string }).code ?? ''])),
  };
}
