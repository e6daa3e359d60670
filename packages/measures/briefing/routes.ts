import {
  type ApiEnv,
  actorOf,
  allow,
  audit,
  createRoute,
  etagOf,
  etagResponse,
  fileElsewhere,
  fileResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  type Principal,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { dateText, problems } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { requireFollowed } from '../parts.ts';
import { editPaper, type PaperMove, paperDesk, versionOf } from '../signing/paper.ts';
import { signingRoutes } from '../signing/routes.ts';
import { shownSteps } from '../signing/schemas.ts';
import { seesPapers, signingActions } from '../signing/signing.ts';
import { type Briefing, briefingsOf, keptFacts, loadBriefing } from './briefing.ts';
import { documentFormats, documentName, documentOf, documentTypes } from './document.ts';
import { figuresOf } from './paper.ts';
import { briefingBody, briefingSchema, briefingText } from './schemas.ts';
import { briefingLife } from './states.ts';
import { briefingPaper, issueBriefing, makeBriefing } from './write.ts';

const list = '/v1/notices/{id}/briefings';
const one = '/v1/briefings/{id}';
const tags = ['通报'];
const params = z.object({ id: z.string().max(60) });
const read = [allow('measures:read')];
const write = [allow('measures:write')];
const answer = { 200: etagResponse('通报', briefingSchema), ...problemResponses };
const binary = { schema: { type: 'string' as const, format: 'binary' } };

const getAll = createRoute({
  method: 'get',
  path: list,
  tags,
  operationId: 'listBriefings',
  summary: '通报，由新到旧；部门只见已印发的',
  middleware: read,
  request: { params },
  responses: { 200: jsonResponse('通报', pageOf(briefingSchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path: list,
  tags,
  operationId: 'createBriefing',
  summary: '按一轮报送的记录生成通报草稿',
  middleware: write,
  request: { params, ...jsonBody(z.object({ round: dateText }).strict()) },
  responses: { 201: etagResponse('通报', briefingSchema), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getBriefing',
  summary: '一期通报',
  middleware: read,
  request: { params },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path: one,
  tags,
  operationId: 'replaceBriefing',
  summary: '修改草稿的标题和正文（整体替换）',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(briefingBody) },
  responses: answer,
});
const steps = signingRoutes(one, {
  name: 'Briefing',
  what: '通报',
  tags,
  schema: briefingSchema,
  text: briefingText,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteBriefing',
  summary: '删除草稿',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});
const file = createRoute({
  method: 'get',
  path: `${one}/file`,
  tags,
  operationId: 'downloadBriefing',
  summary: '下载通报文件（Word 或 PDF）；印发后每次下载的是同一个文件',
  middleware: read,
  request: { params, query: z.object({ format: z.enum(documentFormats).default('docx') }) },
  responses: {
    200: {
      description: '通报文件',
      content: { [documentTypes.docx]: binary, [documentTypes.pdf]: binary },
    },
    303: { description: '文件较大，从所给地址下载' },
    ...problemResponses,
  },
});

const isSeen = ({ state }: Briefing, principal: Principal): boolean =>
  state === 'issued' || seesPapers(principal);

/** Briefings on rounds of reporting. */
export function briefingRoutes({ clock, files, maxResponseBytes }: MeasuresDeps) {
  const viewOf = (c: Context<ApiEnv>, briefing: Stored<Briefing>) => {
    const { facts: _, writers: __, ...shown } = briefing;
    return {
      ...shown,
      // Who has it when it is issued sees who signed it, not what was said before.
      steps: shownSteps(briefing).filter((step) => step.do === 'issue' || seesPapers(c.var.principal)),
      can: signingActions(briefingLife, briefing, c.var.principal),
    };
  };
  const shown = async (c: Context<ApiEnv>, briefing: Stored<Briefing>) => {
    c.header('etag', etagOf(briefing.lock));
    const facts = await keptFacts(c.var.store, briefing);
    return { ...viewOf(c, briefing), figures: figuresOf(briefing, facts) };
  };
  async function seen(c: Context<ApiEnv>, id: string): Promise<Stored<Briefing>> {
    const briefing = await loadBriefing(c.var.store, id);
    if (!isSeen(briefing, c.var.principal)) throw problems.notFound('该通报');
    return briefing;
  }
  const { acting, move, remove } = paperDesk(briefingPaper, { clock, seen });
  const moved = async (c: Context<ApiEnv>, id: string, step: PaperMove) => shown(c, await move(c, id, step));

  return newRouter()
    .openapi(getAll, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      const items = (await briefingsOf(store, notice.id)).filter((briefing) => isSeen(briefing, principal));
      return c.json({ items: items.map((briefing) => viewOf(c, briefing)), next: null }, 200);
    })
    .openapi(post, async (c) => {
      const { principal, store } = c.var;
      const notice = await loadNotice(store, c.req.valid('param').id);
      requireFollowed(notice);
      const whose = { by: actorOf(principal), clock };
      const made = await makeBriefing(store, notice, c.req.valid('json').round, whose);
      c.header('location', `/v1/briefings/${made.id}`);
      return c.json(await shown(c, made), 201);
    })
    .openapi(get, async (c) => c.json(await shown(c, await seen(c, c.req.valid('param').id)), 200))
    .openapi(put, async (c) => {
      const { paper: briefing, whose } = await acting(c, c.req.valid('param').id, 'edit');
      return c.json(
        await shown(c, await editPaper(briefingPaper, c.var.store, briefing, c.req.valid('json'), whose)),
        200,
      );
    })
    .openapi(steps.submit, async (c) =>
      c.json(await moved(c, c.req.valid('param').id, { action: 'submit' }), 200),
    )
    .openapi(steps.review, async (c) =>
      c.json(await moved(c, c.req.valid('param').id, { action: 'review' }), 200),
    )
    .openapi(steps.return, async (c) => {
      const { reason } = c.req.valid('json');
      return c.json(await moved(c, c.req.valid('param').id, { action: 'return', reason }), 200);
    })
    .openapi(steps.version, async (c) => {
      const { id, no } = c.req.valid('param');
      const briefing = await seen(c, id);
      if (!seesPapers(c.var.principal)) throw problems.notFound('该稿');
      return c.json(await versionOf<Pick<Briefing, 'title' | 'sections'>>(c.var.store, briefing, no), 200);
    })
    .openapi(steps.issue, async (c) => {
      const { paper: briefing, whose } = await acting(c, c.req.valid('param').id, 'issue');
      const { docNo } = await loadNotice(c.var.store, briefing.notice);
      return c.json(await shown(c, await issueBriefing(c.var.store, briefing, docNo, whose)), 200);
    })
    .openapi(del, async (c) => {
      await remove(c, c.req.valid('param').id);
      return c.body(null, 204);
    })
    .openapi(file, async (c) => {
      const { store } = c.var;
      const { format } = c.req.valid('query');
      const briefing = await seen(c, c.req.valid('param').id);
      const by = actorOf(c.var.principal);
      await store.write(
        ...audit(
          clock,
          by,
          'briefing.download',
          { id: briefing.id, name: briefing.title },
          {
            detail: { format: format === 'pdf' ? 'PDF' : 'Word' },
          },
        ),
      );
      const { bytes, key } = await documentOf(store, briefing, format, files);
      const name = documentName(briefing, format);
      if (bytes.length > maxResponseBytes) {
        await files.put(store.tenant, key, bytes);
        return fileElsewhere(await files.downloadUrl(store.tenant, key, `briefing-${briefing.id}.${format}`));
      }
      return fileResponse(bytes, { name, type: documentTypes[format] });
    });
}
