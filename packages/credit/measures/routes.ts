import {
  type ApiRouter,
  actorOf,
  allow,
  audit,
  createRoute,
  day,
  instant,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { objectKind, objectSchema } from '@mingcha/inspection';
import { type Clock, shanghaiDate } from '@mingcha/kernel';
import { auditedRow, openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import * as z from 'zod';
import { type MeasureUse, measureKind, measureUses } from './measureLists.ts';
import { type Use, usesInForce } from './uses.ts';

const use = z
  .object({
    case: z.string(),
    number: z.string().optional(),
    measure: z.string().openapi({ description: '措施编码' }),
    name: z.string(),
    scope: z.array(z.string()).openapi({ description: '适用的办理事项；空的不限' }),
    basis: z.string(),
    edition: z.number().int().optional().openapi({ description: '决定时清单公布的版次' }),
    rests: z.string().openapi({ description: '所依据的名单编号或者文书号' }),
    department: z.object({ id: z.string(), name: z.string() }),
    begins: day,
    until: day.openapi({ description: '最后一天' }),
  })
  .openapi('MeasureInForce');
const edition = z
  .object({
    list: z.string(),
    title: z.string(),
    edition: z.number().int().optional().openapi({ description: '现在公布的版次；没有公布过的没有' }),
    publishedAt: instant.optional(),
  })
  .openapi('MeasureList');
const answer = z
  .object({
    subject: z.string(),
    on: day.openapi({ description: '按哪一天回答' }),
    answer: z.enum(['restricted', 'unrestricted']).openapi({
      description: 'restricted：有适用于所问事项的惩戒措施；unrestricted：没有',
    }),
    punishments: z.array(use),
    incentives: z.array(use),
    lists: z.array(edition),
  })
  .openapi('CreditCheck');

const text = (description: string) => z.string().trim().min(1).max(60).optional().openapi({ description });
const check = createRoute({
  method: 'get',
  path: '/v1/credit/checks',
  operationId: 'checkCredit',
  tags: ['信用核查'],
  summary: '一个主体现在适用哪些惩戒和激励措施，依据什么，按清单的哪一版；每次查询记入审计日志',
  middleware: [allow('credit:check')],
  request: {
    query: z
      .object({
        subject: objectSchema.shape.id.openapi({ description: '统一社会信用代码' }),
        action: text('正要办理的事项，如“政府采购”；只答适用于它的措施'),
        measure: text('措施编码；只答这一项'),
      })
      .strict(),
  },
  responses: { 200: jsonResponse('适用的措施', answer), ...problemResponses },
});

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

/** Whether a use is about what is asked; a measure that names no matters is about all of them. */
const isAbout =
  ({ action, measure }: { action?: string | undefined; measure?: string | undefined }) =>
  ({ now: { fields } }: Use): boolean => {
    const scope = textsIn(fields.scope);
    return (
      (action === undefined || scope.length === 0 || scope.includes(action)) &&
      (measure === undefined || fields.measure === measure)
    );
  };

async function editionOf(store: TenantStore, of: MeasureUse) {
  const { list, title } = measureUses[of];
  const { published } = await openRegister(store, measureKind(of)).heads();
  return { list, title, ...(published && { edition: published.number, publishedAt: published.at }) };
}

function shown({ now: { id, number, fields } }: Use, names: ReadonlyMap<string, string>) {
  const said = (name: string) => String(fields[name] ?? '');
  return {
    ...{ case: id, ...(number !== undefined && { number }), measure: said('measure') },
    ...{ name: said('measureName'), scope: textsIn(fields.scope), basis: said('basis') },
    ...(typeof fields.edition === 'number' && { edition: fields.edition }),
    ...{ rests: said('rests'), begins: said('begins'), until: said('until') },
    department: { id: said('dept'), name: names.get(said('dept')) ?? said('dept') },
  };
}

/** May this applicant …? The measures in force are those that hold today and whose ground still stands. */
export function creditCheckRoutes({ clock }: { clock: Clock }): ApiRouter {
  return newRouter().openapi(check, async (c) => {
    const { subject, ...asked } = c.req.valid('query');
    const { store, principal } = c.var;
    const on = shanghaiDate(clock());
    const [uses, departments, ...lists] = await Promise.all([
      usesInForce(store, subject, on),
      allDepartments(store),
      editionOf(store, 'punishment'),
      editionOf(store, 'incentive'),
    ]);
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    const about = uses.filter(isAbout(asked));
    const of = (wanted: MeasureUse) =>
      about.filter((one) => one.use === wanted).map((one) => shown(one, names));
    const [punishments, incentives] = [of('punishment'), of('incentive')];
    const found =
      about.length === 0 ? '没有' : `有 ${about.map(({ now }) => now.number ?? now.id).join('、')}`;
    const words = [asked.action, asked.measure].filter((one) => one !== undefined).join('，');
    await store.write(
      ...audit(clock, actorOf(principal), 'credit.check', auditedRow(objectKind, { id: subject }), {
        detail: { found, ...(words !== '' && { asked: words }) },
      }),
    );
    const said = punishments.length > 0 ? ('restricted' as const) : ('unrestricted' as const);
    return c.json({ subject, on, answer: said, punishments, incentives, lists }, 200);
  });
}
