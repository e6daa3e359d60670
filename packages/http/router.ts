import { OpenAPIHono } from '@hono/zod-openapi';
import { problems } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import { brokenTexts } from './brokenTexts.ts';
import { described } from './described.ts';
import type { Principal } from './principal.ts';
import { fieldErrors } from './zodErrors.ts';

/** What a request carries once its token is verified. */
export type ApiEnv = {
  Variables: {
    principal: Principal;
    store: TenantStore;
    /** See `shownOnce` and `onceId` of the idempotent requests. */
    shownOnce?: boolean;
    repeatable?: boolean;
    onceId?: string;
  };
};

export type ApiRouter = OpenAPIHono<ApiEnv>;

/** A router for what anyone may read. A wrong query is the problem `bad-query` (400): it was written by a page, not a person. */
export const newPublicRouter = () =>
  new OpenAPIHono({
    defaultHook: (result) => {
      if (!result.success) throw problems.badRequest('bad-query', '查询参数有误，请返回上一页重试。');
    },
  });

/**
 * A router whose parsed input is refused as the problem `invalid`, with a pointer for each fault, and whose routes are
 * described with the rights and headers they need.
 */
export function newRouter(): ApiRouter {
  const router = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw problems.invalid(fieldErrors(result.error));
      const broken = brokenTexts(result.data);
      if (broken.length > 0) throw problems.invalid(broken);
    },
  });
  const { openapi } = router;
  router.openapi = (route, ...handling) => openapi(described(route), ...handling);
  return router;
}
