import { type ApiEnv, actorOf, etagOf, etagResponse, ifMatch, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { type KeptType, keptTypeEntity } from '../types/entity.ts';
import { definitionView } from '../view/definitionView.ts';
import { definitionSchema } from './definitionSchemas.ts';

export const typePath = '/v1/case-types/{type}';
export const typeParams = z.object({
  type: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, '须以小写字母开头，只含小写字母、数字和连字符'),
});
export const definitionAnswer = {
  200: etagResponse('事项类型的定义', definitionSchema),
  ...problemResponses,
};

/** What routes of definitions share: answering with one, and what the caller has seen of its record. */
export function definitionAnswers(deps: CaseDeps) {
  return {
    async shown(c: Context<ApiEnv>, name: string, kept: Stored<KeptType> | undefined) {
      c.header('etag', etagOf(kept?.lock ?? 0));
      return definitionView(c.var.store, deps, name, kept, c.var.principal);
    },
    /** The type's record as the caller has seen it. */
    async seen(c: Context<ApiEnv>, name: string): Promise<Stored<KeptType> | undefined> {
      const kept = await c.var.store.get(keptTypeEntity, { name });
      if (ifMatch(c) !== String(kept?.lock ?? 0))
        throw problems.preconditionFailed({ lock: kept?.lock ?? 0 });
      return kept;
    },
    whose: (c: Context<ApiEnv>) => ({ by: actorOf(c.var.principal), clock: deps.clock }),
  };
}
