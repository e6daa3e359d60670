import type { ServerResponse } from 'node:http';
import type { Problem } from '@mingcha/kernel';

/** Responds with a problem outside of the Hono apps; ends the connection, for the body may not have been read. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(problem.status, {
    ...problem.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(JSON.stringify(problem));
}
