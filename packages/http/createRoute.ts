// biome-ignore lint/style/noRestrictedImports: everybody else imports the one below.
import { createRoute as create, type RouteConfig } from '@hono/zod-openapi';

/** What a route asks of the caller besides its body: the ETag of what it changes, or at a PUT that also creates, either header. */
export type Precondition = 'if-match' | 'put-either';

export type ApiRoute = RouteConfig & {
  /** Only declared here, for the description; the handler asks for it by `admit`, `requireLock` or `ifMatch`. */
  precondition?: Precondition;
};

/** Hono's `createRoute` for the routes of this API, with what they declare besides. */
export const createRoute = <P extends string, R extends Omit<ApiRoute, 'path'> & { path: P }>(route: R) =>
  create<P, R>(route);
