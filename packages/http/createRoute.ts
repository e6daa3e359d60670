// biome-ignore lint/style/noRestrictedImports: everybody else imports the one below.
import { createRoute as create, type RouteConfig } from '@hono/zod-openapi';

/** What a route asks of the caller besides its body: the ETag of what it changes, or at a PUT that also creates, either header. */
export type Precondition = 'if-match' | 'put-either';

/** Only declares it, for the description; the handler asks for it by `admit`, `requireLock` or `ifMatch`. */
export type WithPrecondition = { precondition?: Precondition };

/** `operationId` names the operation in English and for good: generated clients call it by this name. */
type ApiRoute = Omit<RouteConfig, 'path'> & WithPrecondition & { operationId: string };

/** Hono's `createRoute` for the routes of this API, with what they declare besides. */
export const createRoute = <P extends string, R extends ApiRoute & { path: P }>(route: R) =>
  create<P, R>(route);
