import { fileBytes, handInFiles } from '@mingcha/attachments';
import type { CaseType } from '@mingcha/cases';
import {
  actorOf,
  allow,
  audit,
  createRoute,
  fileResponse,
  found,
  jsonBody,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { create, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import type { CaseDeps } from '../deps.ts';
import { paperTypes } from '../papers/paperFile.ts';
import { blankTemplate } from '../templates/blank.ts';
import { readTemplate } from '../templates/docxTemplate.ts';
import { ownTemplateEntity, templateBytes, templateOwner } from '../templates/ownTemplate.ts';
import { knownWords } from '../templates/words.ts';
import { pinnedDefinition } from '../types/definitions.ts';
import { keptTypeEntity } from '../types/entity.ts';
import { typeParams, typePath } from './definitionAnswer.ts';

const path = `${typePath}/papers/{paper}/template`;
const tags = ['事项类型'];
const params = typeParams.extend({ paper: z.string().max(60) });
const mostBytes = 5 * 2 ** 20;

const get = createRoute({
  method: 'get',
  path,
  operationId: 'downloadPaperTemplate',
  tags,
  summary: '下载一种文书的模板（Word）：缺省为系统自带的，own 为本市上传的一份',
  middleware: [allow('case-types:read')],
  request: {
    params,
    query: z.object({
      own: z.string().max(40).optional().openapi({ description: '本市模板的编号，见定义' }),
    }),
  },
  responses: {
    200: {
      description: '模板，{名称} 是占位符',
      content: { [paperTypes.docx]: { schema: { type: 'string' as const, format: 'binary' } } },
    },
    ...problemResponses,
  },
});
const post = createRoute({
  method: 'post',
  path,
  operationId: 'addPaperTemplate',
  tags,
  summary: '检查并留存一份本市模板；把它的编号写进定义的 papers.{paper}.own，发布后生效',
  middleware: [allow('case-types:write')],
  request: {
    params,
    ...jsonBody(
      z
        .object({ file: z.string().max(40).openapi({ description: '已上传的文件（.docx，不超过 5 MB）' }) })
        .strict(),
    ),
  },
  responses: {
    201: jsonResponse(
      '本市模板',
      z.object({
        own: z.string().openapi({ description: '编号' }),
        name: z.string(),
        placeholders: z.array(z.string()).openapi({ description: '用到的占位符' }),
      }),
    ),
    ...problemResponses,
  },
});

/** The templates of papers: ours to begin with, and a city's own. */
export function templateRoutes(deps: CaseDeps) {
  /** The type as it is being changed: its draft before what applies. */
  async function typeOf(store: TenantStore, name: string): Promise<CaseType> {
    const kept = await store.get(keptTypeEntity, { name });
    if (kept?.draft) return (await pinnedDefinition(store, kept.draft.hash)).compiled.type;
    return found(await deps.types.current(store, name), '该类事项').compiled.type;
  }
  const paperIn = (type: CaseType, name: string) =>
    found(Object.hasOwn(type.papers ?? {}, name) ? type.papers![name] : undefined, '该文书');

  return newRouter()
    .openapi(get, async (c) => {
      const { type: name, paper } = c.req.valid('param');
      const { own } = c.req.valid('query');
      const { store } = c.var;
      const declared = paperIn(await typeOf(store, name), paper);
      if (own !== undefined) {
        const kept = found(await store.get(ownTemplateEntity, { type: name, id: own }), '该模板');
        const bytes = found(await templateBytes(store, deps.files, kept), '该模板');
        return fileResponse(bytes, { name: kept.name, type: paperTypes.docx });
      }
      const template = found(deps.templates.get(declared.template), '该文书的模板');
      const bytes = await blankTemplate(template, declared);
      return fileResponse(bytes, { name: `${declared.title}（模板）.docx`, type: paperTypes.docx });
    })
    .openapi(post, async (c) => {
      const { type: name, paper } = c.req.valid('param');
      const { store, principal } = c.var;
      const type = await typeOf(store, name);
      const { title } = paperIn(type, paper);
      const by = actorOf(principal);
      const now = deps.clock();
      const refuse = (messages: readonly string[]) =>
        problems.invalid(messages.map((message) => ({ pointer: '/file', message })));
      const given = await handInFiles(store, {
        owner: templateOwner(name),
        named: [{ pointer: '/file', id: c.req.valid('json').file, place: paper, accepts: ['docx'] }],
        by,
        now,
      });
      const [file] = given.files;
      if (given.errors.length > 0 || !file) throw problems.invalid(given.errors);
      if (file.size > mostBytes) throw refuse(['模板不能超过 5 MB。']);
      const own = { type: name, id: file.id, paper, name: file.name, at: now.toISOString(), by };
      // One that is there already was looked at; the request came again.
      const before = await store.get(ownTemplateEntity, own);
      if (before)
        return c.json({ own: file.id, name: file.name, placeholders: [...before.placeholders] }, 201);
      const bytes = found(await fileBytes(store, deps.files, file), '该文件');
      const { placeholders, faults } = await readTemplate(bytes, new Set(knownWords(type)));
      if (faults.length > 0) throw refuse(faults);
      await store.write(
        ...given.operations,
        create(ownTemplateEntity, { ...own, placeholders }),
        ...audit(
          deps.clock,
          by,
          'case-type.template',
          { id: name, name: type.title },
          { detail: { paper: title } },
        ),
      );
      return c.json({ own: file.id, name: file.name, placeholders }, 201);
    });
}
