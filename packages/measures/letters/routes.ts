import {
  type ApiEnv,
  actorOf,
  allow,
  createRoute,
  etagOf,
  etagResponse,
  jsonBody,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
} from '@mingcha/http';
import { problems, shanghaiDate } from '@mingcha/kernel';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { answerDay } from '../chase/issue.ts';
import type { MeasuresDeps } from '../deps.ts';
import { type PaperMove, paperDesk, versionOf } from '../signing/paper.ts';
import { signingRoutes } from '../signing/routes.ts';
import { shownSteps } from '../signing/schemas.ts';
import { seesPapers, signingActions } from '../signing/signing.ts';
import { type ChaseLetter, type LetterText, loadLetter, waitingLetters } from './letter.ts';
import { letterBody, letterSchema, letterText } from './schemas.ts';
import { letterLife } from './states.ts';
import { editLetter, issueLetter, letterPaper, makeLetter } from './write.ts';

const path = '/v1/chase-letters';
const one = `${path}/{id}`;
const tags = ['督办'];
const params = z.object({ id: z.string().max(40) });
const read = [allow('measures:read')];
const write = [allow('measures:write')];
const answer = { 200: etagResponse('督办函', letterSchema), ...problemResponses };

const list = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'listChaseLetters',
  summary: '尚未签发的督办函，由新到旧；督查室和签发人可见',
  middleware: read,
  responses: { 200: jsonResponse('督办函', pageOf(letterSchema)), ...problemResponses },
});
const post = createRoute({
  method: 'post',
  path,
  tags,
  operationId: 'createChaseLetter',
  summary: '拟写督办函；签发后才发出督办',
  middleware: write,
  request: jsonBody(letterBody),
  responses: { 201: etagResponse('督办函', letterSchema), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: one,
  tags,
  operationId: 'getChaseLetter',
  summary: '一份督办函',
  middleware: read,
  request: { params },
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path: one,
  tags,
  operationId: 'replaceChaseLetter',
  summary: '修改督办函草稿（整体替换）',
  precondition: 'if-match',
  middleware: write,
  request: { params, ...jsonBody(letterBody) },
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path: one,
  tags,
  operationId: 'deleteChaseLetter',
  summary: '删除督办函草稿',
  precondition: 'if-match',
  middleware: write,
  request: { params },
  responses: { 204: { description: '已删除' }, ...problemResponses },
});
const steps = signingRoutes(one, {
  name: 'ChaseLetter',
  what: '督办函',
  tags,
  schema: letterSchema,
  text: letterText,
});

/** Letters on their way to the signature; the issue of one is a chase. */
export function letterRoutes({ clock }: MeasuresDeps) {
  async function viewOf(c: Context<ApiEnv>, letter: Stored<ChaseLetter>) {
    const { writers: _, ...kept } = letter;
    const signedAt = letter.steps?.findLast((step) => step.do === 'issue')?.at;
    const today = shanghaiDate(signedAt === undefined ? clock() : new Date(signedAt));
    return {
      ...kept,
      since: letter.since ?? today,
      answerDue: await answerDay(c.var.store, today, letter.answerWithin),
      ...(signedAt !== undefined && { issuedAt: signedAt }),
      steps: shownSteps(letter),
      can: signingActions(letterLife, letter, c.var.principal),
    };
  }
  const shown = (c: Context<ApiEnv>, letter: Stored<ChaseLetter>) => {
    c.header('etag', etagOf(letter.lock));
    return viewOf(c, letter);
  };
  async function seen(c: Context<ApiEnv>, id: string): Promise<Stored<ChaseLetter>> {
    const letter = await loadLetter(c.var.store, id);
    if (!seesPapers(c.var.principal)) throw problems.notFound('该督办函');
    return letter;
  }
  const { acting, move, remove } = paperDesk(letterPaper, { clock, seen });
  const moved = async (c: Context<ApiEnv>, id: string, step: PaperMove) => shown(c, await move(c, id, step));

  return newRouter()
    .openapi(list, async (c) => {
      const letters = seesPapers(c.var.principal) ? await waitingLetters(c.var.store) : [];
      const items = await Promise.all(letters.map((letter) => viewOf(c, letter)));
      return c.json({ items, next: null }, 200);
    })
    .openapi(post, async (c) => {
      const whose = { by: actorOf(c.var.principal), clock };
      const made = await makeLetter(c.var.store, c.req.valid('json'), whose);
      c.header('location', `${path}/${made.id}`);
      return c.json(await shown(c, made), 201);
    })
    .openapi(get, async (c) => c.json(await shown(c, await seen(c, c.req.valid('param').id)), 200))
    .openapi(put, async (c) => {
      const { paper: letter, whose } = await acting(c, c.req.valid('param').id, 'edit');
      return c.json(await shown(c, await editLetter(c.var.store, letter, c.req.valid('json'), whose)), 200);
    })
    .openapi(del, async (c) => {
      await remove(c, c.req.valid('param').id);
      return c.body(null, 204);
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
    .openapi(steps.issue, async (c) => {
      const { paper: letter, whose } = await acting(c, c.req.valid('param').id, 'issue');
      return c.json(await shown(c, await issueLetter(c.var.store, letter, whose)), 200);
    })
    .openapi(steps.version, async (c) => {
      const { id, no } = c.req.valid('param');
      return c.json(await versionOf<LetterText>(c.var.store, await seen(c, id), no), 200);
    });
}
