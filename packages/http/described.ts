import type { RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { rightsAsked } from './allow.ts';
import type { Precondition, WithPrecondition } from './createRoute.ts';

type Header = { name: string; required: boolean; description: string; example: string };

const ifMatch: Header = {
  name: 'If-Match',
  required: true,
  description: '最近一次读取时返回的 ETag，连同引号。缺少时答 428，已被他人修改时答 412',
  example: '"3"',
};
const putEither: Header[] = [
  { ...ifMatch, required: false, description: '替换时必填：最近一次读取时返回的 ETag，连同引号' },
  { name: 'If-None-Match', required: false, description: '新增时必填，值为 *；已有时答 412', example: '*' },
];
const idempotencyKey: Header = {
  name: 'Idempotency-Key',
  required: false,
  description:
    '1 至 255 个可见 ASCII 字符。24 小时内以同一个键重发完全相同的请求，得到第一次的应答，不会重复办理；键已用于其他请求时答 422',
  example: '5f0c7a52-2b0e-4a6e-9d3f-0f6f1d1f4c11',
};

const preconditions: Record<Precondition, Header[]> = { 'if-match': [ifMatch], 'put-either': putEither };

function headersOf({ method, security, precondition }: RouteConfig & WithPrecondition): Header[] {
  // Routes with a security of their own stand outside of what keeps answers for a key.
  const once = method === 'post' && security === undefined ? [idempotencyKey] : [];
  return [...once, ...(precondition ? preconditions[precondition] : [])];
}

/** The parameters of a path that its route does not read by itself: what stands before it takes them. */
function pathNames({ path, request }: RouteConfig): string[] {
  const read = Object.keys((request?.params as { shape?: object } | undefined)?.shape ?? {});
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => (read.includes(name) ? [] : [name]));
}

/**
 * A route with what its description must contain besides: the right that its middleware asks for, and the headers that it
 * and the middleware in front of it read by themselves.
 */
export function described<
  R extends RouteConfig & WithPrecondition & { middleware?: MiddlewareHandler | MiddlewareHandler[] },
>(route: R): R {
  const [rights = []] = [route.middleware ?? []].flat().flatMap((one) => {
    const names = rightsAsked(one);
    return names.length > 0 ? [names] : [];
  });
  const parameters = [
    ...pathNames(route).map((name) => ({
      in: 'path' as const,
      name,
      required: true,
      schema: { type: 'string' as const },
    })),
    ...headersOf(route).map(({ name, required, description, example }) => ({
      in: 'header' as const,
      name,
      required,
      description,
      schema: { type: 'string' as const, examples: [example] },
    })),
  ];
  const { precondition: _, ...rest } = route;
  const described = {
    ...rest,
    ...(rights.length > 0 && {
      description: `需要权限 ${rights.map((right) => `\`${right}\``).join(' 或 ')}。`,
      // Each is enough.
      security: rights.map((right) => ({ bearer: [right] })),
    }),
    ...(parameters.length > 0 && { parameters }),
  };
  return described as typeof described & R;
}
