import {
  type ApiEnv,
  actorOf,
  allowStandIns,
  audit,
  bodyBytes,
  createRoute,
  fileNameOf,
  fileResponse,
  hasRight,
  includesDept,
  jsonResponse,
  namedFor,
  newRouter,
  peopleOf,
  problemResponses,
} from '@mingcha/http';
import { sheetRequest } from '@mingcha/http/sheets';
import { dateText, problems } from '@mingcha/kernel';
import { allDepartments } from '@mingcha/tenancy';
import type { Context } from 'hono';
import * as z from 'zod';
import { auditedRound } from '../audited.ts';
import type { MeasuresDeps } from '../deps.ts';
import { loadNotice } from '../notice/notice.ts';
import { loadRound, type Round } from '../rounds/round.ts';
import { actsFor, askedDepts } from './access.ts';
import { requireClean, writeForms } from './importForms.ts';
import { formsOfRounds, placesOf } from './place.ts';
import { readForm } from './readForm.ts';
import { writeForm } from './sheet.ts';
import type { FormPlace } from './view.ts';
import { requireOpenRound, requireReportAction } from './write.ts';

const path = '/v1/reports';
const tags = ['进展报告'];
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const maxBytes = 4 * 2 ** 20;

const query = z.object({
  notice: z.string().max(40),
  round: dateText,
  dept: z
    .string()
    .max(64)
    .optional()
    .openapi({ description: '部门编号；部门的系统接口不必填，督查室不填则为全部部门' }),
});

const form = createRoute({
  method: 'get',
  path: `${path}:form`,
  tags,
  operationId: 'downloadReportForm',
  summary: '下载报送表（XLSX，已带出上次内容）；填好后导入',
  middleware: [allowStandIns('measures:read')],
  request: { query },
  responses: {
    200: {
      description: '报送表文件',
      content: { [xlsx]: { schema: { type: 'string' as const, format: 'binary' } } },
    },
    ...problemResponses,
  },
});
const importing = createRoute({
  method: 'post',
  path: `${path}:import`,
  tags,
  operationId: 'importReports',
  summary: '导入填好的报送表（XLSX 或 CSV）：全部检查通过才写入',
  middleware: [allowStandIns('reports:write')],
  request: {
    query: query.extend({
      submit: z.enum(['true', 'false']).default('false').openapi({ description: '保存后随即签发提交' }),
    }),
    ...sheetRequest,
  },
  responses: {
    200: jsonResponse(
      '已导入',
      z
        .object({
          rows: z.number().int(),
          saved: z.number().int(),
          submitted: z.number().int(),
          unchanged: z.number().int(),
          untouched: z.number().int().openapi({ description: '未填写进展的行，没有导入' }),
        })
        .openapi('ReportImport'),
    ),
    ...problemResponses,
  },
});

/** A round's forms of the departments that a caller sees, or of one of them. */
async function formsFor(
  c: Context<ApiEnv>,
  { notice: id, round: day, dept }: z.infer<typeof query>,
): Promise<{ title: string; places: FormPlace[]; round: Round }> {
  const { principal, store } = c.var;
  const seen = askedDepts(principal, dept);
  const notice = await loadNotice(store, id);
  const round = await loadRound(store, { notice: id, id: day });
  const [of] = await formsOfRounds(store, notice, [round], seen);
  const wanted = of!.forms.filter((each) => includesDept(seen, each.dept));
  const places = await placesOf(store, of!, { followed: of!.followed, all: of!.forms, wanted });
  return { title: `${round.title}报送表`, places, round };
}

/** Reports by workbook. */
export const fileRoutes = ({ clock }: MeasuresDeps) =>
  newRouter()
    .openapi(form, async (c) => {
      const { title, places, round } = await formsFor(c, c.req.valid('query'));
      const by = actorOf(c.var.principal);
      await c.var.store.write(...audit(clock, by, 'report.form', auditedRound(round)));
      const names = new Map((await allDepartments(c.var.store)).map(({ id, name }) => [id, name]));
      const parts: Uint8Array[] = [];
      for await (const chunk of writeForm(title, places, names)) parts.push(chunk);
      return fileResponse(Buffer.concat(parts), { name: `${title}.xlsx`, type: xlsx });
    })
    .openapi(importing, async (c) => {
      const { principal, store } = c.var;
      const { submit: asked, ...of } = c.req.valid('query');
      const submit = asked === 'true';
      if (submit && !peopleOf(principal).some((one) => hasRight(one, 'reports:sign')))
        throw problems.forbidden('提交须由部门管理员操作；您可以先导入为草稿。');
      const { places } = await formsFor(c, of);
      const [first] = places;
      if (!first) throw problems.conflict('nothing-to-report', '本次报送没有该单位需要填报的举措。');
      requireOpenRound(first.round);
      requireActive(first);
      const hint = {
        contentType: c.req.header('content-type'),
        fileName: fileNameOf(c),
      };
      const bytes = await bodyBytes(c, maxBytes, '请分部门导入。');
      const read = await readForm(bytes, hint, places, submit);
      requireClean(read);
      for (const { place } of read.given) requireReportAction(place, 'save', principal);
      const right = submit ? 'reports:sign' : 'reports:write';
      const named = namedFor(principal, (one) =>
        read.given.every(({ place }) => actsFor(one, right, place.form.dept)),
      );
      await writeForms(store, read.given, submit, { by: actorOf(named), clock });
      const { rows, given, unchanged, untouched } = read;
      return c.json(
        { rows, saved: given.length, submitted: submit ? given.length : 0, unchanged, untouched },
        200,
      );
    });

function requireActive({ notice }: FormPlace): void {
  if (notice.state === 'active') return;
  throw problems.conflict('notice-state', '该通知已不在落实中，不能再填报。', { state: notice.state });
}
