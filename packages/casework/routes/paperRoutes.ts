import type { Values } from '@mingcha/cases';
import { type ApiEnv, actorOf, allowCases, createRoute, newRouter, problemResponses } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import type { Context } from 'hono';
import * as z from 'zod';
import { fieldsSeen, seesPersonal } from '../access/sight.ts';
import { auditLook } from '../audited.ts';
import type { CaseDeps } from '../deps.ts';
import { loadSeen, type SeenCase } from '../engine/seen.ts';
import { paperEntity } from '../kept/paper.ts';
import { paperFile, paperTypes } from '../papers/paperFile.ts';
import { shownValue } from '../view/masked.ts';

const binary = { schema: { type: 'string' as const, format: 'binary' } };

const download = createRoute({
  method: 'get',
  path: '/v1/cases/{type}/{id}/papers/{paper}',
  operationId: 'downloadCasePaper',
  tags: ['事项'],
  summary: '下载一份文书（PDF 或 Word），内容为作出时的内容',
  middleware: [allowCases()],
  request: {
    params: z.object({
      type: z.string().max(60),
      id: z.string().max(40),
      paper: z.string().regex(/^p[1-9]\d{0,3}$/, '应为文书编号，如 p1'),
    }),
    query: z.object({ format: z.enum(['pdf', 'docx']).default('pdf') }),
  },
  responses: {
    200: { description: '文书', content: { [paperTypes.pdf]: binary, [paperTypes.docx]: binary } },
    ...problemResponses,
  },
});

/** The papers of cases as files. */
export function paperRoutes(deps: CaseDeps) {
  return newRouter().openapi(download, async (c) => {
    const { store, principal } = c.var;
    const { paper: id, ...of } = c.req.valid('param');
    const { format } = c.req.valid('query');
    const { found, compiled } = await loadSeen(store, deps, of, principal);
    const kept = await store.get(paperEntity, { case: found.id, id });
    const template = kept && deps.templates.get(compiled.type.papers?.[kept.name]?.template ?? '');
    if (!kept || !template) throw problems.notFound('该文书');
    // A paper says what its fields say: who may not see all of them may not see it.
    const seen = fieldsSeen(compiled, found, principal);
    if (![...compiled.fields.keys()].every((name) => seen.has(name))) throw problems.forbidden();
    const fields = await shownFields(c, { found, compiled }, kept.fields);
    const isShown = seesPersonal(compiled, found, principal);
    return paperFile(store, { found, compiled }, { ...kept, fields }, { template, format, isShown });
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
