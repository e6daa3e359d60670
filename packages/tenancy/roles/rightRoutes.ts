import {
  allow,
  allRights,
  createRoute,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  type Right,
  rightSchema,
  scopeSchema,
  scopesFor,
} from '@mingcha/http';
import { rightName } from '@mingcha/kernel/labels';
import * as z from 'zod';
import { shippedRoles } from './role.ts';

const right = z
  .object({
    right: rightSchema,
    name: z.string().openapi({ example: '查看名录' }),
    section: z.string().openapi({ description: '所属的业务', example: '名录与清单' }),
    scopes: z.array(scopeSchema).openapi({ description: '可选的数据范围，由小到大' }),
  })
  .openapi('RightOption');

const list = createRoute({
  method: 'get',
  path: '/v1/rights',
  tags: ['租户'],
  operationId: 'listRights',
  summary: '岗位可以有的权限与各自可选的数据范围；一次答全，不翻页',
  middleware: [allow('tenancy:read')],
  responses: { 200: jsonResponse('权限', pageOf(right)), ...problemResponses },
});

const sections: readonly [begins: RegExp, section: string][] = [
  [/^(tenancy|roles|audit|jobs):/, '系统管理'],
  [/^(rosters|catalogue):/, '名录与清单'],
  [/^(draws|proofs):/, '双随机抽查'],
  [/^(measures|reports):/, '政策落实'],
  [/^(case-types|cases):/, '事项办理'],
  [/^province:/, '省级查看'],
];
const orderOf = (one: Right): number => sections.findIndex(([begins]) => begins.test(one));

/** The rights that roles of this kind of tenant can have. */
function rightsFor(tenant: string): Right[] {
  const held = new Set([...shippedRoles(tenant).values()].flatMap(({ rights }) => [...rights.keys()]));
  return allRights.filter((one) => held.has(one)).sort((a, b) => orderOf(a) - orderOf(b));
}

export const rightRoutes = () =>
  newRouter().openapi(list, (c) => {
    const items = rightsFor(c.var.principal.tenant).map((one) => ({
      right: one,
      name: rightName(one),
      section: sections[orderOf(one)]?.[1] ?? '其他',
      scopes: [...scopesFor(one)],
    }));
    return c.json({ items, next: null }, 200);
  });
