import type { Values } from '@mingcha/cases';
import {
  type ApiEnv,
  actorOf,
  allowCases,
  createRoute,
  newRouter,
  found as present,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Context } from 'hono';
import * as z from 'zod';
import { fieldsSeen, seesPersonal } from '../access/sight.ts';
import { auditLook } from '../audited.ts';
import type { CaseRouteDeps } from '../deps.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { paperEntity } from '../kept/paper.ts';
import { paperFile, paperTypes } from '../papers/paperFile.ts';
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

/** The papers of cases as files. */
export function paperRoutes(deps: CaseRouteDeps) {
  return newRouter().openapi(download, async (c) => {
    const { store, principal } = c.var;
    const { paper: id, ...of } = c.req.valid('param');
    const { format: asked } = c.req.valid('query');
    const { found, compiled } = await loadSeen(store, deps, of, principal);
    const kept = await store.get(paperEntity, { case: found.id, id });
    const declared = kept && compiled.type.papers?.[kept.name];
    const template = declared && deps.templates.get(declared.template);
    if (!kept || !template) throw problems.notFound('该文书');
    // A paper says what its fields say: who may not see all of them may not see it.
    const seen = fieldsSeen(compiled, found, principal);
    if (![...compiled.fields.keys()].every((name) => seen.has(name))) throw problems.forbidden();
    const format = asked ?? (declared.own === undefined ? 'pdf' : 'docx');
    if (declared.own !== undefined && format === 'pdf')
      throw problems.conflict('paper-in-word-only', '这种文书按本市模板制作，只有 Word 文件，请下载 Word。');
    const own =
      declared.own === undefined
        ? undefined
        : present(
            await templateBytes(store, deps.files, { type: found.type, id: declared.own }),
            '该文书的本市模板',
          );
    const fields = await shownFields(c, { found, compiled }, kept.fields);
    const isShown = seesPersonal(compiled, found, principal);
    return paperFile(
      store,
      { found, compiled },
      { ...kept, fields },
      { template, format, isShown, own, publicUrl: deps.publicUrl },
    );
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
