import type { Values } from '@mingcha/cases';
import {
  type ApiEnv,
  actorOf,
  allowCases,
  createRoute,
  fileResponse,
  jsonBody,
  newRouter,
  found as present,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Paper } from '@mingcha/papers';
import { loadTenant } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { fieldsSeen, seesPersonal } from '../access/sight.ts';
import { auditLook } from '../audited.ts';
import type { CaseRouteDeps } from '../deps.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { type CasePaper, paperEntity, papersOf } from '../kept/paper.ts';
import { paperContent, paperFile, paperTypes } from '../papers/paperFile.ts';
import { templateBytes } from '../templates/ownTemplate.ts';
import { shownValue } from '../view/masked.ts';

const binary = { schema: { type: 'string' as const, format: 'binary' } };

const download = createRoute({
  method: 'get',
  path: '/v1/cases/{type}/{id}/papers/{paper}',
  operationId: 'downloadCasePaper',
  tags: ['事项'],
  summary: '下载一份文书（缺省为 PDF），内容为作出时的内容；按本市模板制作的只有 Word',
  middleware: [allowCases()],
  request: {
    params: z.object({
      type: z.string().max(60),
      id: z.string().max(40),
      paper: z.string().regex(/^p[1-9]\d{0,3}$/, '应为文书编号，如 p1'),
    }),
    query: z.object({ format: z.enum(['pdf', 'docx']).optional() }),
  },
  responses: {
    200: { description: '文书', content: { [paperTypes.pdf]: binary, [paperTypes.docx]: binary } },
    ...problemResponses,
  },
});

/** Each is laid out anew; so many are within one request. */
const mostPrinted = 100;

const print = createRoute({
  method: 'post',
  path: '/v1/case-types/{type}/papers:print',
  operationId: 'printCasePapers',
  tags: ['事项'],
  summary: `一并打印：几件事项的同一种文书合成一个 PDF，每件取最近一份，一次最多 ${mostPrinted} 件；没有这种文书的略去`,
  middleware: [allowCases()],
  request: {
    params: z.object({ type: z.string().max(60) }),
    ...jsonBody(
      z
        .object({
          paper: z.string().max(40).openapi({ description: '文书在定义中的名称', example: 'notice' }),
          ids: z.array(z.string().max(40)).min(1).max(mostPrinted),
        })
        .strict()
        .openapi('PapersToPrint'),
    ),
  },
  responses: { 200: { description: '文书', content: { [paperTypes.pdf]: binary } }, ...problemResponses },
});

const inWordOnly = () =>
  problems.conflict('paper-in-word-only', '这种文书按本市模板制作，只有 Word 文件，请下载 Word。');

/** The papers of cases as files. */
export function paperRoutes(deps: CaseRouteDeps) {
  /** What a kept paper is made by; undefined where the case has no such paper. Throws `forbidden` (403) for who may not read all of it. */
  function declaredOf(c: Context<ApiEnv>, { compiled, found }: SeenCase, kept: CasePaper | undefined) {
    const declared = kept && compiled.type.papers?.[kept.name];
    const template = declared && deps.templates.get(declared.template);
    if (!kept || !template) return undefined;
    // A paper says what its fields say: who may not see all of them may not see it.
    const seen = fieldsSeen(compiled, found, c.var.principal);
    if (![...compiled.fields.keys()].every((name) => seen.has(name))) throw problems.forbidden();
    return { kept, template, own: declared.own };
  }
  const toShow = async (c: Context<ApiEnv>, { compiled, found }: SeenCase, kept: CasePaper) => ({
    paper: { ...kept, fields: await shownFields(c, { found, compiled }, kept.fields) },
    isShown: seesPersonal(compiled, found, c.var.principal),
    publicUrl: deps.publicUrl,
  });

  return newRouter()
    .openapi(download, async (c) => {
      const { store, principal } = c.var;
      const { paper: id, ...of } = c.req.valid('param');
      const { format: asked } = c.req.valid('query');
      const seen = await loadSeen(store, deps, of, principal);
      const declared = declaredOf(c, seen, await store.get(paperEntity, { case: seen.found.id, id }));
      if (!declared) throw problems.notFound('该文书');
      const { kept, template, own: ownId } = declared;
      const format = asked ?? (ownId === undefined ? 'pdf' : 'docx');
      if (ownId !== undefined && format === 'pdf') throw inWordOnly();
      const own =
        ownId === undefined
          ? undefined
          : present(
              await templateBytes(store, deps.files, { type: seen.found.type, id: ownId }),
              '该文书的本市模板',
            );
      const { paper, ...shown } = await toShow(c, seen, kept);
      return paperFile(store, seen, paper, { template, format, own, ...shown });
    })
    .openapi(print, async (c) => {
      const { store, principal } = c.var;
      const { type } = c.req.valid('param');
      const { paper: name, ids } = c.req.valid('json');
      const { name: organ } = await loadTenant(store);
      const made: Paper[] = [];
      for (const id of new Set(ids)) {
        const seen = await loadSeen(store, deps, { type, id }, principal);
        const all = seen.found.kept.papers === 0 ? [] : await papersOf(store, id);
        const declared = declaredOf(
          c,
          seen,
          all.findLast((one) => one.name === name),
        );
        if (!declared) continue;
        if (declared.own !== undefined) throw inWordOnly();
        const { paper, ...shown } = await toShow(c, seen, declared.kept);
        const wanted = { template: declared.template, ...shown };
        made.push((await paperContent(store, seen, paper, wanted, { organ, all })).made);
      }
      const [first, ...more] = made;
      if (!first) throw problems.conflict('no-papers', '所选事项还没有这种文书，请在作出之后再打印。');
      // Fonts and layout are loaded by those who ask for a paper.
      const { briefingsPdf } = await import('@mingcha/papers');
      const bytes = await briefingsPdf([first, ...more]);
      return fileResponse(bytes, { name: `${first.title}${made.length}份.pdf`, type: paperTypes.pdf });
    });

  /** Personal values as they are for those who may see them, which is recorded; masked for others. */
  async function shownFields(
    c: Context<ApiEnv>,
    { compiled, found }: Pick<SeenCase, 'compiled' | 'found'>,
    fields: Values,
  ) {
    const personal = [...compiled.fields].filter(
      ([name, field]) => field.personal && fields[name] !== undefined,
    );
    if (personal.length === 0) return fields;
    const isShown = seesPersonal(compiled, found, c.var.principal);
    if (isShown) {
      const titles = personal.map(([, { title }]) => title);
      const by = actorOf(c.var.principal);
      await c.var.store.write(...auditLook(deps.clock, by, compiled, found, titles));
    }
    const shown = personal.map(([name, field]) => [name, shownValue(field, fields[name], isShown)]);
    return { ...fields, ...Object.fromEntries(shown) };
  }
}
