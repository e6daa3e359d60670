import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import { createRoute } from '../createRoute.ts';
import { fileNameHeader } from '../files.ts';
import { jsonResponse, problemResponses } from '../schemas.ts';
import { fileResponses, mediaTypes } from '../tableFiles.ts';
import { sheetImport } from './importSheet.ts';

/** A request that brings a filled sheet. */
export const sheetRequest = {
  headers: z.object(fileNameHeader),
  body: {
    required: true,
    content: {
      [mediaTypes.xlsx]: { schema: { type: 'string' as const, format: 'binary' } },
      'text/csv': { schema: { type: 'string' as const, description: 'UTF-8 或 GB 18030' } },
    },
  },
};

type SheetRoute<P extends string, Params extends z.ZodObject> = {
  path: P;
  params?: Params;
  tags: string[];
  middleware: MiddlewareHandler[];
  operationId: string;
  summary: string;
};

/** The route that gives the sheet to fill in. */
export const templateRoute = <
  P extends string,
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
>({
  params,
  ...route
}: SheetRoute<P, Params>) =>
  createRoute({
    ...route,
    method: 'get',
    request: {
      params: (params ?? z.object({})) as Params,
      query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') }),
    },
    responses: { ...fileResponses('模板文件', ['xlsx', 'csv']), ...problemResponses },
  });

/** The route that looks at a filled sheet, or writes it. */
export const importRoute = <
  P extends string,
  Params extends z.ZodObject = z.ZodObject<Record<never, never>>,
>({
  params,
  ...route
}: SheetRoute<P, Params>) =>
  createRoute({
    ...route,
    method: 'post',
    request: {
      params: (params ?? z.object({})) as Params,
      query: z.object({
        dryRun: z.enum(['true', 'false']).default('false').openapi({ description: '只检查，不写入' }),
      }),
      ...sheetRequest,
    },
    responses: { 200: jsonResponse('检查或导入的结果', sheetImport), ...problemResponses },
  });
