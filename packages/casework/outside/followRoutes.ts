import { fileAddress, loadFile } from '@mingcha/attachments';
import {
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  type Principal,
  problemResponses,
  seenVersion,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Stored, TenantStore } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { partiesOf } from '../access/parties.ts';
import { fieldsSeen } from '../access/sight.ts';
import { doOnCase } from '../engine/command.ts';
import { caseOwner } from '../engine/files.ts';
import type { CaseCommand } from '../engine/given.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { type Case, caseEntity } from '../kept/case.ts';
import { eventsOf } from '../kept/event.ts';
import { paperEntity } from '../kept/paper.ts';
import { paperFile, paperTypes } from '../papers/paperFile.ts';
import { rateCase } from '../rating/rate.ts';
import { rateBody } from '../rating/schemas.ts';
import { shownValue } from '../view/masked.ts';
import { base, byReceiptOrLink, codeIn, type OutsideDeps, openCity, originIn, tags } from './deps.ts';
import { linkHolder, openLink } from './link.ts';
import { findReceipt, outsider } from './receipt.ts';
import { actBody, answerBody, noteBody, outsideSchema } from './schemas.ts';
import { requireAskable } from './service.ts';
import { count, limits } from './tally.ts';
import { unseenTexts } from './texts.ts';
import { outsideView } from './view.ts';

const security = byReceiptOrLink;
const params = z.object({ tenant: z.string().max(6) });
const answer = { 200: etagResponse('事项', outsideSchema), ...problemResponses };
const one = `${base}/case`;

const get = createRoute({
  method: 'get',
  path: one,
  operationId: 'getCitizenCase',
  tags,
  security,
  summary: '凭回执码（请求头 Receipt-Code）查看自己提交的事项',
  request: { params },
  responses: answer,
});
const act = createRoute({
  method: 'post',
  path: `${one}/actions/{action}`,
  operationId: 'actOnCitizenCase',
  tags,
  security,
  summary: '撤回、补正、催办等事项类型允许提交人做的操作，见 can',
  precondition: 'if-match',
  request: { params: params.extend({ action: z.string().max(40) }), ...jsonBody(actBody) },
  responses: answer,
});
const answerTask = createRoute({
  method: 'post',
  path: `${one}/tasks/{task}`,
  operationId: 'answerCitizenTask',
  tags,
  security,
  summary: '答复一项征求提交人意见的任务',
  request: { params: params.extend({ task: z.string().max(10) }), ...jsonBody(answerBody) },
  responses: answer,
});
const note = createRoute({
  method: 'post',
  path: `${one}/notes`,
  operationId: 'noteOnCitizenCase',
  tags,
  security,
  summary: '补充说明，写给办理人员',
  request: { params, ...jsonBody(noteBody) },
  responses: answer,
});
const rate = createRoute({
  method: 'post',
  path: `${one}/rating`,
  operationId: 'rateCitizenCase',
  tags,
  security,
  summary: '评价已办结的事项，只能一次；差评进入核查整改',
  request: { params, ...jsonBody(rateBody) },
  responses: answer,
});
const paper = createRoute({
  method: 'get',
  path: `${one}/papers/{paper}`,
  operationId: 'downloadCitizenPaper',
  tags,
  security,
  summary: '下载发给自己的一份文书（PDF）',
  request: { params: params.extend({ paper: z.string().regex(/^p[1-9]\d{0,3}$/, '应为文书编号，如 p1') }) },
  responses: {
    200: {
      description: '文书',
      content: { [paperTypes.pdf]: { schema: { type: 'string' as const, format: 'binary' } } },
    },
    ...problemResponses,
  },
});
const fileAt = z.object({ url: z.string(), name: z.string() }).openapi('CitizenFileAddress');
const file = createRoute({
  method: 'get',
  path: `${one}/files/{file}`,
  operationId: 'getCitizenFile',
  tags,
  security,
  summary: '一个文件的下载地址，短时间内有效',
  request: { params: params.extend({ file: z.string().max(40) }) },
  responses: { 200: jsonResponse('下载地址', fileAt), ...problemResponses },
});
type Held = { store: TenantStore; caller: Principal; of: { type: string; id: string } };

/** What the holder of a receipt sees and does. Every request shows the code anew; there is no session. */
export function followRoutes(deps: OutsideDeps) {
  const { clock, files } = deps;
  async function held(c: Context, tenant: string): Promise<Held> {
    const link = c.req.header('case-link');
    if (link !== undefined) return heldByLink(tenant, link);
    const hash = codeIn(c);
    const store = await openCity(deps, tenant);
    const { type, id } = await findReceipt(store, hash, { origin: originIn(deps, c), clock });
    return { store, caller: outsider(store, { hash, name: '', outside: { case: id } }), of: { type, id } };
  }
  async function heldByLink(tenant: string, link: string): Promise<Held> {
    const store = await openCity(deps, tenant);
    const { id } = openLink(store, link, clock);
    const found = await store.get(caseEntity, { id });
    if (!found) throw problems.notFound('该事项');
    return { store, caller: linkHolder(store, id), of: { type: found.type, id } };
  }
  /** The case, and its holder under the name of the party that they are. */
  async function seen(c: Context, tenant: string) {
    const { store, caller, of } = await held(c, tenant);
    const found = await loadSeen(store, deps, of, caller);
    return { store, of, ...found, caller: named(found, caller) };
  }
  async function shown(
    c: Context,
    store: TenantStore,
    { found, compiled, office }: SeenCase,
    caller: Principal,
  ) {
    c.header('etag', etagOf(found.lock));
    return outsideView(store, { found, compiled, office, caller, now: clock() });
  }
  async function done(c: Context, tenant: string, command: CaseCommand) {
    if ('values' in command) requireSeen(command.values, '/values');
    const { store, caller, of, compiled } = await seen(c, tenant);
    if (command.do === 'act') requireAskable(compiled, deps.kinds, command.values ?? {});
    const after = await doOnCase(store, deps, of, command, { caller, seen: seenVersion(c) });
    return shown(c, store, after, caller);
  }

  return newRouter()
    .openapi(get, async (c) => {
      const { store, caller, ...found } = await seen(c, c.req.valid('param').tenant);
      return c.json(await shown(c, store, found, caller), 200);
    })
    .openapi(act, async (c) => {
      const { tenant, action } = c.req.valid('param');
      return c.json(await done(c, tenant, { do: 'act', action, ...c.req.valid('json') }), 200);
    })
    .openapi(answerTask, async (c) => {
      const { tenant, task } = c.req.valid('param');
      return c.json(await done(c, tenant, { do: 'answer', task, ...c.req.valid('json') }), 200);
    })
    .openapi(note, async (c) => {
      const { text } = c.req.valid('json');
      requireSeen(text, '/text');
      const { store, of, caller, ...found } = await seen(c, c.req.valid('param').tenant);
      if (found.compiled.states.get(found.found.course.record.state)?.kind === 'done')
        throw problems.conflict('case-state', '事项已经办结，不能再补充。如有新的情况，请另行提交。');
      // Sent again because the answer was lost.
      const last = (await eventsOf(store, of.id)).findLast(({ by }) => by.sub === caller.sub);
      if (last?.kind === 'comment' && last.text === text)
        return c.json(await shown(c, store, found, caller), 200);
      await count(store, limits.notes, caller.sub, clock);
      const after = await doOnCase(store, deps, of, { do: 'comment', text }, { caller });
      return c.json(await shown(c, store, after, caller), 200);
    })
    .openapi(rate, async (c) => {
      const given = c.req.valid('json');
      requireSeen(given.text, '/text');
      const { store, of, caller } = await seen(c, c.req.valid('param').tenant);
      return c.json(await shown(c, store, await rateCase(store, deps, of, given, caller), caller), 200);
    })
    .openapi(paper, async (c) => {
      const { tenant, paper: id } = c.req.valid('param');
      const { store, caller, found, compiled } = await seen(c, tenant);
      const kept = await store.get(paperEntity, { case: found.id, id });
      const own = kept && compiled.type.papers?.[kept.name];
      const template = own && deps.templates.get(own.template);
      if (!kept || !template || !partiesOf(compiled, found, caller).has(own.to))
        throw problems.notFound('该文书');
      const fields = paperFields({ found, compiled }, kept.fields, caller);
      return paperFile(
        store,
        { found, compiled },
        { ...kept, fields },
        { template, format: 'pdf', isShown: false, publicUrl: deps.publicUrl },
      );
    })
    .openapi(file, async (c) => {
      const { tenant, file: id } = c.req.valid('param');
      const { store, caller, found, compiled } = await seen(c, tenant);
      const one = await loadFile(store, caseOwner(found.id), id);
      if (!fieldsSeen(compiled, found, caller).has(one.place)) throw problems.notFound('该文件');
      return c.json({ url: await fileAddress(store, files, one), name: one.name }, 200);
    });
}

/** Throws `invalid` (422) for text that does not show as it is. */
function requireSeen(values: unknown, pointer: string): void {
  const unseen = unseenTexts(values, pointer);
  if (unseen.length > 0) throw problems.invalid(unseen);
}

function named(
  { compiled, found }: { compiled: SeenCase['compiled']; found: Stored<Case> },
  caller: Principal,
) {
  const [party] = partiesOf(compiled, found, caller);
  return { ...caller, name: compiled.parties.get(party ?? '')?.title ?? '提交人' };
}

/** What a paper to the party says of it: its own personal data as they are, those of others masked. */
function paperFields(
  { found, compiled }: Pick<SeenCase, 'found' | 'compiled'>,
  fields: Case['course']['record']['fields'],
  caller: Principal,
) {
  const seen = fieldsSeen(compiled, found, caller);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      shownValue(compiled.fields.get(name), value, seen.has(name)),
    ]),
  );
}
