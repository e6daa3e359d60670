import {
  type ApiEnv,
  type ApiRouter,
  createOnError,
  newRouter,
  problemResponse,
  type ReportError,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { MiddlewareHandler } from 'hono';
import type { FilePaths } from './jsonBodies.ts';

/** What calls pass on their way to a part's routes; they get which of its paths take files. */
export type Guards = (files?: FilePaths) => [MiddlewareHandler<ApiEnv>, ...MiddlewareHandler<ApiEnv>[]];

/** An app that answers everything in the API's way, also what is not there and what nobody expected. */
export function newPart(report: ReportError): ApiRouter {
  const app = newRouter();
  app.onError(createOnError(report));
  // Answered, not thrown: what is thrown from here passes by the middleware that waits for an answer.
  app.notFound((c) => problemResponse(problems.notFound('该地址'), c.req.path));
  return app;
}

/** What not every call needs: loaded, and made, with the first that does. */
export function loadedLater(paths: RegExp, make: () => Promise<ApiRouter>) {
  let part: Promise<ApiRouter> | undefined;
  const load = (): Promise<ApiRouter> => {
    part ??= make();
    return part;
  };
  const handOver: MiddlewareHandler<ApiEnv> = async (c, next) =>
    paths.test(c.req.path) ? (await load()).fetch(c.req.raw, c.env) : next();
  return { load, handOver };
}
