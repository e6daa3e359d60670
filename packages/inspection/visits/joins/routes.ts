import {
  actorOf,
  allowStandIns,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  listQuery,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { requireState } from '@mingcha/lifecycle';
import { pageRows, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import { acting, seenDraw } from '../../draws/acting.ts';
import type { Draw } from '../../draws/kept/draw.ts';
import { drawLife } from '../../draws/kept/states.ts';
import { requireWholeSight } from '../../draws/reading/sight.ts';
import { idParams } from '../../draws/schemas.ts';
import { visitType } from '../decide.ts';
import type { VisitRouteDeps } from '../deps.ts';
import { hasOwnVisits, mayDispatch, requireDispatcher, requireOwnVisits } from '../start.ts';
import { joinVisits } from './act.ts';
import { hitsOf } from './hits.ts';
import { isUndoable, type JudgedHit, judging, taskOfHit } from './judged.ts';
import { joinBody, joinedVisits, mostJoined, overlaps, separateBody, separatedVisit } from './schemas.ts';
import { joinedOf } from './separable.ts';
import { separateVisits } from './separate.ts';

const path = '/v1/draws/{id}/visits/overlaps';
const tags = ['双随机抽查'];

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listVisitOverlaps',
  summary: '本次抽查的对象中，提醒期限内另有检查的企业：各是哪个部门的检查，能否合并为一次联合检查',
  middleware: [allowStandIns('draws:read')],
  request: { params: idParams, query: listQuery },
  responses: { 200: etagResponse('另有检查的企业', overlaps), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path: `${path}:join`,
  tags,
  operationId: 'joinVisits',
  summary: '把对同一企业的检查合并为一次联合检查：一个通知书、一次上门，各部门登记各自的事项',
  precondition: 'if-match',
  middleware: [allowStandIns('draws:write')],
  request: { params: idParams, ...jsonBody(joinBody) },
  responses: { 200: jsonResponse('各户是否合并', joinedVisits), ...problemResponses },
});

const separate = createRoute({
  method: 'post',
  path: `${path}:separate`,
  tags,
  operationId: 'separateVisits',
  summary: '撤销一户的合并：尚无人登记时，两次检查恢复为各自进行',
  precondition: 'if-match',
  middleware: [allowStandIns('draws:write')],
  request: { params: idParams, ...jsonBody(separateBody) },
  responses: { 200: jsonResponse('是否撤销，或者本来就没有合并', separatedVisit), ...problemResponses },
});

const defaultLimit = 50;

const shown = (hit: JudgedHit) => {
  const { other, leads, fault } = hit;
  const { kind, depts, period, visit } = other;
  const task = taskOfHit(hit);
  return {
    ...{ kind, depts: [...depts], ...period, leads, undoable: isUndoable(hit) },
    ...(visit && {
      visit: {
        id: visit.id,
        state: visit.state,
        ...(visit.number !== undefined && { number: visit.number }),
      },
    }),
    ...(task !== undefined && { task }),
    ...(fault !== undefined && { fault }),
  };
};

/** Throws `merge-missing` (409) where the tenant's own definition of a visit has no state for one that was joined. */
async function requireMerging(store: TenantStore, { types }: Pick<VisitRouteDeps, 'types'>): Promise<void> {
  const current = await types.current(store, visitType);
  if (current?.compiled.states.has('merged')) return;
  throw problems.conflict(
    'merge-missing',
    '本市的行政检查流程中没有“已并入联合检查”这一环节，请先在“系统设置 → 事项类型”中采用系统自带的新版本。',
  );
}

/** Whether a draw's enterprises are compared: it is official, has an outcome, and leads its batch where it is in one. */
const isCompared = (draw: Draw): boolean =>
  drawLife.actions.dispatch.from.includes(draw.state) && hasOwnVisits(draw);

/** What other inspections hit the enterprises of a draw, and the act that makes one visit of two. */
export const joinRoutes = (deps: VisitRouteDeps) =>
  newRouter()
    .openapi(get, async (c) => {
      const { store, principal } = c.var;
      const draw = await seenDraw(c, c.req.valid('param').id);
      requireWholeSight(draw, principal);
      const { settings } = await loadTenant(store);
      const days = settings.joinWindow;
      c.header('etag', etagOf(draw.lock));
      const nothing = { total: 0, items: [] };
      if (!isCompared(draw))
        return c.json({ days, ...nothing, can: false, joined: nothing, next: null }, 200);
      const { own, items } = await hitsOf(store, draw, { days, caller: principal, now: deps.clock() });
      const { limit = defaultLimit, cursor } = c.req.valid('query');
      const page = pageRows(store, `overlaps ${draw.id} ${principal.sub}`, items, { limit, cursor });
      const judge = await judging(store, own);
      const judged = await Promise.all(page.items.map(judge));
      const rows = judged.map(({ others, ...of }) => ({ ...of, others: others.map(shown) }));
      const joined = await joinedOf(store, draw, mostJoined);
      const can = mayDispatch(draw, principal);
      return c.json({ days, total: items.length, can, items: rows, joined, next: page.next }, 200);
    })
    .openapi(post, async (c) => {
      const { store, principal } = c.var;
      const seen = await seenDraw(c, c.req.valid('param').id);
      requireDispatcher(seen, principal);
      const draw = await acting(c, seen.id, 'dispatch');
      requireState(drawLife, draw.state, 'dispatch');
      requireOwnVisits(draw);
      await requireMerging(store, deps);
      const { settings } = await loadTenant(store);
      const { objects, choices } = c.req.valid('json');
      const tasks = new Map(choices.map(({ object, task }) => [object, task]));
      const asked = {
        objects,
        tasks,
        days: settings.joinWindow,
        caller: principal,
        by: actorOf(c.var.principal),
      };
      const items = await joinVisits(store, draw, asked, deps);
      return c.json({ joined: items.filter(({ state }) => state === 'joined').length, items }, 200);
    })
    .openapi(separate, async (c) => {
      const { store, principal } = c.var;
      const seen = await seenDraw(c, c.req.valid('param').id);
      requireDispatcher(seen, principal);
      const draw = await acting(c, seen.id, 'dispatch');
      requireState(drawLife, draw.state, 'dispatch');
      requireOwnVisits(draw);
      const asked = { ...c.req.valid('json'), caller: principal, by: actorOf(c.var.principal) };
      return c.json(await separateVisits(store, draw, asked, deps), 200);
    });
