import '@hono/zod-openapi';
import type { CaseTypes } from '@mingcha/casework/besides';
import {
  createRoute,
  fileResponse,
  instant,
  jsonResponse,
  limitByAddress,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { objectKind } from '@mingcha/inspection';
import { type Clock, problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { Store, TenantStore } from '@mingcha/store';
import { loadTenant, openTenant } from '@mingcha/tenancy';
import * as z from 'zod';
import { publicName } from '../records/public/publicView.ts';
import { recordsOf } from '../records/reading/read.ts';
import { hashOfReport, openReportCode, reportCode } from './code.ts';
import { composeReport, type Report } from './compose.ts';
import { reportPaper } from './paper.ts';

type ReportRouteDeps = {
  store: Store;
  clock: Clock;
  types: CaseTypes;
  publicUrl: string;
  addressOf?: ((environment: unknown) => string | undefined) | undefined;
};

const base = '/v1/citizen/{tenant}';
const tags = ['双公示'];
const security: Record<string, string[]>[] = [];
const ofTenant = z.object({ tenant: z.string().max(6) });
/** Laying out a paper takes a while. */
const calls = { perSecond: 0.5, burst: 30 };

const download = createRoute({
  method: 'get',
  path: `${base}/credit-reports/{subject}`,
  operationId: 'downloadCreditReport',
  tags,
  security,
  summary: '企业公共信用信息报告（PDF）：公示期内的许可和处罚、失信名单，附核验码；不含信用风险分类',
  request: {
    params: ofTenant.extend({
      subject: z.string().regex(/^[0-9A-Z]{18}$/, '应为 18 位统一社会信用代码'),
    }),
  },
  responses: {
    200: {
      description: '报告',
      content: { 'application/pdf': { schema: { type: 'string' as const, format: 'binary' } } },
    },
    ...problemResponses,
  },
});
const count = z.number().int();
const verify = createRoute({
  method: 'get',
  path: `${base}/credit-report-checks/{code}`,
  operationId: 'verifyCreditReport',
  tags,
  security,
  summary: '核验一份信用报告：是谁的、截至何时，内容此后有无变化',
  request: { params: ofTenant.extend({ code: z.string().max(300) }) },
  responses: {
    200: jsonResponse(
      '核验结果',
      z
        .object({
          subject: z.string(),
          name: z.string(),
          at: instant.openapi({ description: '报告的截止时间' }),
          isSame: z.boolean().openapi({ description: '现在出具的报告内容是否仍与它一样' }),
          now: z
            .object({ permits: count, penalties: count, listings: count })
            .openapi({ description: '现在公开的各有几条' }),
        })
        .openapi('CreditReportCheck'),
    ),
    ...problemResponses,
  },
});

/** What the subject is called; undefined where the city knows nobody of this code. */
async function nameOf(store: TenantStore, subject: string): Promise<string | undefined> {
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  const row = draft && (await roster.row(draft.id, subject));
  const name = row?.name ?? (await recordsOf(store, subject)).at(-1)?.name;
  return name === undefined ? undefined : publicName({ subject, name });
}

const countOf = ({ records, listings }: Report) => {
  const permits = records.filter(({ kind }) => kind === 'permit').length;
  return { permits, penalties: records.length - permits, listings: listings.length };
};

/** Credit reports for everybody, and whether one is still what would be said now. */
export function creditReportRoutes(deps: ReportRouteDeps) {
  const { addressOf = () => undefined, clock, publicUrl } = deps;
  const open = async (code: string) => (await openTenant(deps.store, code)).store;
  const router = newRouter();
  for (const path of ['credit-reports', 'credit-report-checks'])
    router.use(`/v1/citizen/:tenant/${path}/*`, limitByAddress(calls, addressOf, clock));
  return router
    .openapi(download, async (c) => {
      const { tenant, subject } = c.req.valid('param');
      const store = await open(tenant);
      const at = clock().toISOString();
      const [name, report, { name: organ }] = await Promise.all([
        nameOf(store, subject),
        composeReport(store, deps, subject),
        loadTenant(store),
      ]);
      if (name === undefined) throw problems.notFound('这个代码的企业');
      const code = reportCode(store, { subject, at, hash: hashOfReport(report) });
      const link = `${publicUrl}/public/${tenant}/credit/report/${code}`;
      // Fonts and layout are loaded by those who ask for a paper.
      const { briefingPdf } = await import('@mingcha/papers');
      const bytes = await briefingPdf(reportPaper(report, { organ, name, at, link }));
      return fileResponse(bytes, {
        name: `${name}公共信用信息报告${report.on}.pdf`,
        type: 'application/pdf',
      });
    })
    .openapi(verify, async (c) => {
      const { tenant, code } = c.req.valid('param');
      const store = await open(tenant);
      const { subject, at, hash } = openReportCode(store, code);
      const [name = subject, report] = await Promise.all([
        nameOf(store, subject),
        composeReport(store, deps, subject),
      ]);
      const isSame = hashOfReport(report) === hash;
      return c.json({ subject, name, at, isSame, now: countOf(report) }, 200);
    });
}
