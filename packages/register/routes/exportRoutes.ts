import {
  actorOf,
  allow,
  answerFile,
  audit,
  createRoute,
  fileResponses,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import * as z from 'zod';
import type { RegisterKind } from '../kind.ts';
import { byId } from '../pages/keys.ts';
import { auditedRegister } from '../rows/audited.ts';
import { prepareKind } from '../rows/prepare.ts';
import { writeRows, writeTemplate } from '../rows/sheet.ts';
import type { Row } from '../types.ts';
import { type RegisterRouteDeps, seenBy } from './deps.ts';
import { operationWords } from './operations.ts';
import { versionQuery } from './schemas.ts';

const describe = (kind: RegisterKind<Row>, base: string) => {
  const read = { method: 'get' as const, tags: [kind.title], middleware: [allow(kind.rights.read)] };
  return {
    template: createRoute({
      ...read,
      path: `${base}:template`,
      operationId: `download${operationWords(kind).one}Template`,
      summary: '导入模板',
      request: { query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
      responses: { ...fileResponses('模板文件', ['xlsx', 'csv']), ...problemResponses },
    }),
    export: createRoute({
      ...read,
      path: `${base}:export`,
      operationId: `export${operationWords(kind).many}`,
      summary: `导出${kind.title}，可原样导入`,
      request: {
        query: versionQuery.extend({ format: z.enum(['xlsx', 'csv', 'ndjson']).default('xlsx') }),
      },
      responses: { ...fileResponses('名录文件', ['xlsx', 'csv', 'ndjson']), ...problemResponses },
    }),
  };
};

/** Tables that people download. */
export function exportRoutes(kind: RegisterKind<Row>, base: string, deps: RegisterRouteDeps) {
  const routes = describe(kind, base);
  return newRouter()
    .openapi(routes.template, async (c) => {
      const { store } = c.var;
      const { format } = c.req.valid('query');
      const { columns } = await prepareKind(kind, { store, now: deps.clock });
      const chunks = writeTemplate(format, kind.title, columns);
      return answerFile(store, deps, { name: `${kind.title}模板`, format, chunks });
    })
    .openapi(routes.export, async (c) => {
      const { store } = c.var;
      const { format, version } = c.req.valid('query');
      const { register, personal, show } = seenBy(c, kind, deps);
      const { id, number } =
        version === undefined ? await register.current() : await register.version(version);
      const rows: Row[] = [];
      await register.scan(id, (row) => rows.push(row));
      await store.write(
        ...audit(deps.clock, actorOf(c.var.principal), 'register.export', auditedRegister(kind), {
          detail: {
            version: id,
            number,
            count: rows.length,
            format,
            ...(personal && { personal: '含个人信息' }),
          },
        }),
      );
      const { columns } = await prepareKind(kind, { store, now: deps.clock });
      const chunks = writeRows(format, kind.title, columns, shownRows(rows.sort(byId), show));
      return answerFile(store, deps, { name: `${kind.title}第${number}版`, format, chunks });
    });
}

function* shownRows(rows: readonly Row[], show: (row: Row) => Row): Generator<Row> {
  for (const row of rows) yield show(row);
}
