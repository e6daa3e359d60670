import {
  type ApiEnv,
  allow,
  allowAny,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  newRouter,
  problemResponses,
  rejectBody,
  requireLock,
} from '@mingcha/http';
import type { Stored } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { changeSettings, confirmPolicy, dropPolicy, policyDecisions } from './policy/policy.ts';
import type { TenancyDeps } from './routes.ts';
import { loadTenant, type Tenant, tenantSchema, tenantSettings } from './tenant.ts';

const path = '/v1/tenant';
const tags = ['租户'];
const seen = tenantSchema
  .extend({
    can: z
      .array(z.enum(['confirm', 'reject', 'withdraw']))
      .openapi({ description: '本人对待复核的抽查规则可作的处理' }),
  })
  .openapi('SeenTenant');
const answer = { 200: etagResponse('本市', seen), ...problemResponses };
const second = [allowAny(allow('tenancy:write'), allow('proofs:read'))];

const getTenant = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getTenant',
  summary: '本市资料与设置',
  middleware: [allow('tenancy:read')],
  responses: answer,
});

const patchTenant = createRoute({
  method: 'patch',
  path,
  tags,
  operationId: 'updateTenant',
  summary: '修改本市设置；抽查规则须由另一人复核的，复核后才生效',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(
    tenantSchema.pick({ settings: true }).extend({ settings: tenantSettings.partial() }).strict(),
  ),
  responses: answer,
});
const confirm = createRoute({
  method: 'post',
  path: `${path}/policy/confirm`,
  tags,
  operationId: 'confirmPolicy',
  summary: '复核同意抽查规则的修改：由提出人以外的管理员或监督审计人员',
  precondition: 'if-match',
  middleware: second,
  responses: answer,
});
const reject = createRoute({
  method: 'post',
  path: `${path}/policy/reject`,
  tags,
  operationId: 'rejectPolicy',
  summary: '退回抽查规则的修改，或由提出人撤回',
  precondition: 'if-match',
  middleware: second,
  request: jsonBody(rejectBody),
  responses: answer,
});

export const tenantRoutes = ({ clock }: TenancyDeps) => {
  const shown = (c: Context<ApiEnv>, tenant: Stored<Tenant>) =>
    itemResponse(c, { ...tenant, can: policyDecisions(tenant, c.var.principal) });
  const asked = async (c: Context<ApiEnv>) => {
    const tenant = await loadTenant(c.var.store);
    requireLock(c, tenant);
    return tenant;
  };
  const caller = ({ var: { principal } }: Context<ApiEnv>) => ({ principal, clock });

  return newRouter()
    .openapi(getTenant, async (c) => c.json(shown(c, await loadTenant(c.var.store)), 200))
    .openapi(patchTenant, async (c) => {
      const tenant = await asked(c);
      const settings = tenantSettings.parse({ ...tenant.settings, ...c.req.valid('json').settings });
      return c.json(shown(c, await changeSettings(c.var.store, tenant, settings, caller(c))), 200);
    })
    .openapi(confirm, async (c) =>
      c.json(shown(c, await confirmPolicy(c.var.store, await asked(c), caller(c))), 200),
    )
    .openapi(reject, async (c) => {
      const { reason } = c.req.valid('json');
      return c.json(shown(c, await dropPolicy(c.var.store, await asked(c), reason, caller(c))), 200);
    });
};
