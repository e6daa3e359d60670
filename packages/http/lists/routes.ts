import '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { createRoute } from '../createRoute.ts';
import { problemResponses } from '../schemas.ts';
import { fileResponses } from '../tableFiles.ts';
import { mostArranged } from './answer.ts';
import type { ListKind } from './kind.ts';

/** What is asked of a list beside its filters and its page: a text and an order. */
export function findQuery<Field extends string>(kind: ListKind<never, never, Field>) {
  const fields = Object.keys(kind.columns) as Field[];
  const headers = Object.values<{ header: string }>(kind.columns).map(({ header }) => header);
  return z.object({
    q: z
      .string()
      .trim()
      .max(100)
      .optional()
      .openapi({ description: `各列中的文字：${headers.join('、')}` }),
    sort: z
      .enum([...fields, ...fields.map((field) => `-${field}` as const)])
      .optional()
      .openapi({ description: '按哪一列排序，前加 - 为倒序' }),
  });
}

type ExportRoute<Q extends z.ZodRawShape> = {
  path: `/v1/${string}`;
  tags: string[];
  operationId: string;
  middleware: MiddlewareHandler[];
  /** The list's own filters with `findQuery`. */
  query: z.ZodObject<Q>;
};

/** The route that gives a whole list as a file. */
export function exportRoute<Q extends z.ZodRawShape>(
  { title }: { title: string },
  { path, query, ...route }: ExportRoute<Q>,
) {
  return createRoute({
    ...route,
    method: 'get',
    path: `${path}:export`,
    summary: `导出${title}：与列表同样的搜索、筛选和排序，一次最多 ${mostArranged} 条，记入审计日志`,
    request: { query: query.extend({ format: z.enum(['xlsx', 'csv']).default('xlsx') }) },
    responses: { ...fileResponses(`${title}文件`, ['xlsx', 'csv']), ...problemResponses },
  });
}
