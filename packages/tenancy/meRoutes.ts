import {
  createRoute,
  hasRight,
  jsonResponse,
  newRouter,
  problemResponses,
  rightSchema,
  scopeSchema,
} from '@mingcha/http';
import * as z from 'zod';
import { loadRoles, namesAmong, rolesFor } from './roles/role.ts';
import type { TenancyDeps } from './routes.ts';
import { findTenant } from './tenant.ts';

const me = z
  .object({
    sub: z.string(),
    name: z.string(),
    kind: z.enum(['person', 'client']),
    tenant: z.object({ code: z.string(), name: z.string(), parent: z.string() }),
    roles: z.array(z.string()).openapi({ example: ['department-client'] }),
    roleNames: z.array(z.string()),
    dept: z.string().optional().openapi({ description: '所属部门；没有则不限部门' }),
    can: z.array(rightSchema).openapi({ description: '拥有的权限；cases:*: 为所有类别的事项' }),
    canFor: z
      .array(rightSchema)
      .openapi({ description: '今天代他人办理的：报送进展、签发和答复督办、组织抽查' }),
    reach: z.record(z.string(), scopeSchema).openapi({ description: '各项权限的数据范围，以权限为键' }),
  })
  .openapi('Me');

const getMe = createRoute({
  method: 'get',
  path: '/v1/me',
  tags: ['租户'],
  operationId: 'getMe',
  summary: '当前身份与权限',
  responses: { 200: jsonResponse('当前身份', me), ...problemResponses },
});

/** What stand-ins do for a department beside its cases. */
const workOfDepartments = ['reports:write', 'reports:sign', 'draws:write'] as const;

export const meRoutes = ({ store }: TenancyDeps) =>
  newRouter().openapi(getMe, async (c) => {
    const { tenant, sub, name, kind, roles, dept, rights, standsInFor = [] } = c.var.principal;
    const entry = await findTenant(store, tenant);
    const known = await rolesFor(tenant, roles, () => loadRoles(c.var.store));
    return c.json(
      {
        sub,
        name,
        kind,
        tenant: { code: tenant, name: entry?.name ?? tenant, parent: entry?.parent ?? '' },
        roles,
        roleNames: namesAmong(known, roles),
        ...(dept !== undefined && { dept }),
        can: [...rights.keys()],
        canFor: workOfDepartments.filter((right) => standsInFor.some((one) => hasRight(one, right))),
        reach: Object.fromEntries(rights),
      },
      200,
    );
  });
