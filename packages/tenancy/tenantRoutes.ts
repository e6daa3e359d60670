import {
  actorOf,
  allow,
  audit,
  auditChanges,
  createRoute,
  etagResponse,
  itemResponse,
  jsonBody,
  newRouter,
  problemResponses,
  requireLock,
} from '@mingcha/http';
import { appendEntries } from '@mingcha/log';
import { type Operation, replace } from '@mingcha/store';
import type { TenancyDeps } from './routes.ts';
import {
  drawPolicyHash,
  loadTenant,
  settingLabels,
  shownSetting,
  tenantEntity,
  tenantSchema,
  tenantSettings,
} from './tenant.ts';

const getTenant = createRoute({
  method: 'get',
  path: '/v1/tenant',
  tags: ['租户'],
  operationId: 'getTenant',
  summary: '本市资料与设置',
  middleware: [allow('tenancy:read')],
  responses: { 200: etagResponse('本市', tenantSchema), ...problemResponses },
});

const patchTenant = createRoute({
  method: 'patch',
  path: '/v1/tenant',
  tags: ['租户'],
  operationId: 'updateTenant',
  summary: '修改本市设置',
  precondition: 'if-match',
  middleware: [allow('tenancy:write')],
  request: jsonBody(
    tenantSchema.pick({ settings: true }).extend({ settings: tenantSettings.partial() }).strict(),
  ),
  responses: { 200: etagResponse('本市', tenantSchema), ...problemResponses },
});

export const tenantRoutes = ({ clock }: TenancyDeps) =>
  newRouter()
    .openapi(getTenant, async (c) => {
      return c.json(itemResponse(c, await loadTenant(c.var.store)), 200);
    })
    .openapi(patchTenant, async (c) => {
      const { lock, ...tenant } = await loadTenant(c.var.store);
      requireLock(c, { lock });
      const { settings } = c.req.valid('json');
      const next = { ...tenant, settings: tenantSettings.parse({ ...tenant.settings, ...settings }) };
      const write = (operations: Operation[] = []) =>
        c.var.store.write(
          ...operations,
          replace(tenantEntity, next, lock),
          ...audit(
            clock,
            actorOf(c.var.principal),
            'tenant.update',
            { id: tenant.code, name: tenant.name },
            {
              changes: auditChanges(tenant.settings, next.settings, settingLabels, shownSetting),
            },
          ),
        );
      const policy = drawPolicyHash(next.settings);
      await (policy === drawPolicyHash(tenant.settings)
        ? write()
        : appendEntries(c.var.store, [{ type: 'policy.changed', policy: 'draw', hash: policy }], write, {
            clock,
          }));
      return c.json(itemResponse(c, { ...next, lock: lock + 1 }), 200);
    });
