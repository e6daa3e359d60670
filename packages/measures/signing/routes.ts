import {
  allow,
  allowAny,
  createRoute,
  etagResponse,
  jsonBody,
  jsonResponse,
  problemResponses,
} from '@mingcha/http';
import * as z from 'zod';
import { returnBody } from './schemas.ts';

const write = allow('measures:write');
const sign = allow('measures:sign');

/** The routes of a kind of paper's way to its signature; `name` ends their operation ids, `what` is it in words. */
export function signingRoutes<S extends z.ZodType, T extends z.ZodType>(
  one: string,
  { name, what, tags, schema, text }: { name: string; what: string; tags: string[]; schema: S; text: T },
) {
  const params = z.object({ id: z.string().max(60) });
  const shared = {
    method: 'post' as const,
    tags,
    precondition: 'if-match' as const,
    responses: { 200: etagResponse(what, schema), ...problemResponses },
  };
  return {
    submit: createRoute({
      ...shared,
      path: `${one}/submit`,
      operationId: `submit${name}`,
      summary: `送审${what}，留存本稿`,
      middleware: [write],
      request: { params },
    }),
    review: createRoute({
      ...shared,
      path: `${one}/review`,
      operationId: `review${name}`,
      summary: `审核通过${what}，送签发；须是拟稿人以外的人`,
      middleware: [write],
      request: { params },
    }),
    return: createRoute({
      ...shared,
      path: `${one}/return`,
      operationId: `return${name}`,
      summary: `写明理由，退回${what}修改`,
      middleware: [allowAny(write, sign)],
      request: { params, ...jsonBody(returnBody) },
    }),
    issue: createRoute({
      ...shared,
      path: `${one}/issue`,
      operationId: `issue${name}`,
      summary: `签发${what}：编号印发，此后不再变动；须是拟稿人以外的人`,
      middleware: [sign],
      request: { params },
    }),
    version: createRoute({
      method: 'get',
      path: `${one}/versions/{no}`,
      tags,
      operationId: `get${name}Version`,
      summary: `送审过的一稿${what}`,
      middleware: [allow('measures:read')],
      request: { params: params.extend({ no: z.coerce.number().int().min(1).max(1_000) }) },
      responses: { 200: jsonResponse('送审时的内容', text), ...problemResponses },
    }),
  };
}
