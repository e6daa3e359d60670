import {
  allow,
  createRoute,
  jsonResponse,
  newRouter,
  pageOf,
  problemResponses,
  rightSchema,
  scopeSchema,
} from '@mingcha/http';
import * as z from 'zod';
import { clientRolesOf, personRolesOf, rightsIn, roleNames } from './access/rights.ts';

const role = z
  .object({
    id: z.string().openapi({ example: 'auditor' }),
    name: z.string(),
    rights: z.array(rightSchema),
    reach: z.record(z.string(), scopeSchema).openapi({ description: '各项权限的数据范围，以权限为键' }),
    forPeople: z.boolean().openapi({ description: '可否设给人员；不可的只能设给系统接口' }),
  })
  .openapi('Role');

const list = createRoute({
  method: 'get',
  path: '/v1/roles',
  tags: ['租户'],
  operationId: 'listRoles',
  summary: '本地区可设的岗位与各自的权限',
  middleware: [allow('tenancy:read')],
  responses: { 200: jsonResponse('岗位', pageOf(role)), ...problemResponses },
});

/** The roles that a tenant can give; a city's are not a province's. */
export const roleRoutes = () =>
  newRouter().openapi(list, (c) => {
    const { tenant } = c.var.principal;
    const people = personRolesOf(tenant);
    const items = clientRolesOf(tenant).map((id) => {
      const rights = rightsIn(tenant, [id]);
      const forPeople = people.includes(id);
      const reach = Object.fromEntries(rights);
      return { id, name: roleNames[id]!, rights: [...rights.keys()], reach, forPeople };
    });
    return c.json({ items, next: null }, 200);
  });
