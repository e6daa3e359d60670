import {
  allow,
  createRoute,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { queryAll } from '@mingcha/store';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { checkMove, partsOf } from '../moves/check.ts';
import { movedEntity, movingEntity, type TypeMove } from '../moves/entity.ts';
import { requireType } from '../types/caseTypes.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { keptTypeEntity } from '../types/entity.ts';
import { moveBody, moveCheckSchema, moveSchema } from './definitionSchemas.ts';

const path = '/v1/case-types/{type}';
const tags = ['事项类型'];
const params = z.object({ type: z.string().max(60) });

const check = createRoute({
  method: 'post',
  path: `${path}/draft/moves`,
  operationId: 'checkCaseTypeMove',
  tags,
  summary: '查看发布草稿时已登记的事项能否改用所选的部分；不写入任何内容',
  middleware: [allow('case-types:publish')],
  request: { params, ...jsonBody(moveBody) },
  responses: { 200: jsonResponse('能否改用', moveCheckSchema), ...problemResponses },
});
const list = createRoute({
  method: 'get',
  path: `${path}/moves`,
  operationId: 'listCaseTypeMoves',
  tags,
  summary: '已登记的事项改用新版定义的进展，由新到旧；一次答全，不翻页',
  middleware: [allow('case-types:read')],
  request: { params },
  responses: { 200: jsonResponse('改用的进展', pageOf(moveSchema)), ...problemResponses },
});

/** Open cases that move to a new version of their definition. */
export function moveRoutes(deps: CaseDeps) {
  return newRouter()
    .openapi(check, async (c) => {
      const { store } = c.var;
      const current = await requireType(deps.types, store, c.req.valid('param').type);
      const { name } = current.compiled.type;
      const kept = await store.get(keptTypeEntity, { name });
      if (!kept?.draft) throw problems.conflict('no-draft', '没有待发布的草稿，请先修改并保存草稿。');
      const next = (await pinnedDefinition(store, kept.draft.hash)).compiled.type;
      const parts = partsOf(current.compiled.type, next, c.req.valid('json').move);
      const { open, ...rest } = await checkMove(store, deps, current, { next, parts });
      return c.json({ open, ...unmovedView(rest) }, 200);
    })
    .openapi(list, async (c) => {
      const { store } = c.var;
      const { name } = (await requireType(deps.types, store, c.req.valid('param').type)).compiled.type;
      const [moving, moved] = await Promise.all([
        store.get(movingEntity, { type: name }),
        queryAll(store, movedEntity, [name], { newestFirst: true }),
      ]);
      return c.json({ items: [...(moving ? [moving] : []), ...moved].map(moveView), next: null }, 200);
    });
}

const moveView = ({ number, parts, note, at, by, moved, endedAt, ...move }: TypeMove) => ({
  number,
  parts: [...parts],
  note,
  at,
  by,
  moved,
  ...unmovedView(move),
  ...(endedAt !== undefined && { endedAt }),
});

const unmovedView = ({ unmoved, unmovedCount }: Pick<TypeMove, 'unmoved' | 'unmovedCount'>) => ({
  unmoved: unmoved.map(({ reasons, ...one }) => ({ ...one, reasons: [...reasons] })),
  unmovedCount,
});
