import {
  type ApiEnv,
  type AuditAction,
  actor,
  actorOf,
  allow,
  audit,
  createRoute,
  found,
  instant,
  jsonResponse,
  newRouter,
  problemResponses,
} from '@mingcha/http';
import { platformTenant, problems, provinces } from '@mingcha/kernel';
import { create, type Operation, remove, replace, type Store } from '@mingcha/store';
import type { Context } from 'hono';
import * as z from 'zod';
import { findGrant, type Grant, grantEntity } from './grant.ts';
import type { TenancyDeps } from './routes.ts';
import { findTenant, loadTenant } from './tenant.ts';

const path = '/v1/tenant/province-access';
const tags = ['租户'];
const given = z.object({ at: instant, by: actor });
const access = z
  .object({
    province: z.string(),
    granted: z.boolean(),
    since: given.optional().openapi({ description: '何时由谁授权' }),
    proofs: given.optional().openapi({
      description: '本省监督审计人员可以查看完整证明，包括名单封存的抽查；没有则不可以',
    }),
  })
  .openapi('ProvinceAccess');
const answer = { 200: jsonResponse('省级查看授权', access), ...problemResponses };

const get = createRoute({
  method: 'get',
  path,
  tags,
  operationId: 'getProvinceAccess',
  summary: '省级能否查看本市',
  middleware: [allow('tenancy:read')],
  responses: answer,
});
const put = createRoute({
  method: 'put',
  path,
  tags,
  operationId: 'grantProvinceAccess',
  summary: '授权省级查看本市的抽查任务、检查情况的合计和登记的见证方，并确认见证方',
  middleware: [allow('tenancy:write')],
  responses: answer,
});
const del = createRoute({
  method: 'delete',
  path,
  tags,
  operationId: 'withdrawProvinceAccess',
  summary: '收回授权，查看完整证明的也一并收回',
  middleware: [allow('tenancy:write')],
  responses: answer,
});

const putProofs = createRoute({
  method: 'put',
  path: `${path}/proofs`,
  tags,
  operationId: 'grantProvinceProofs',
  summary: '授权本省监督审计人员查看完整证明，包括名单封存的抽查；每次查看都载入本市审计日志',
  middleware: [allow('tenancy:write')],
  responses: answer,
});
const delProofs = createRoute({
  method: 'delete',
  path: `${path}/proofs`,
  tags,
  operationId: 'withdrawProvinceProofs',
  summary: '收回查看完整证明的授权',
  middleware: [allow('tenancy:write')],
  responses: answer,
});

const provinceOf = (code: string) => ({ id: code, name: provinces[code] ?? code });

const shown = (province: string, grant: Grant | undefined) => ({
  province,
  granted: grant !== undefined,
  ...(grant && { since: { at: grant.at, by: grant.by } }),
  ...(grant?.proofs && { proofs: grant.proofs }),
});

/** What a city has let its province do so far. */
async function grantOf(all: Store, city: string) {
  const province = (await findTenant(all, city))?.parent ?? '';
  return { province, grant: await findGrant(all, province, city) };
}

/** The explicit grant by which a province reads a city. Only the city gives it, and it can take it back. */
export function grantRoutes({ store: all, clock }: TenancyDeps) {
  const write = async (operation: Operation) => (await all.forTenant(platformTenant)).write(operation);

  /** What the caller's city has let its province do, and how what it does now is recorded. */
  async function standing(c: Context<ApiEnv>) {
    const { store, principal } = c.var;
    const { code, parent } = await loadTenant(store);
    const by = actorOf(principal);
    const record = (action: AuditAction) => store.write(...audit(clock, by, action, provinceOf(parent)));
    return { code, parent, by, known: await findGrant(all, parent, code), record };
  }

  return (
    newRouter()
      .openapi(get, async (c) => {
        const { province, grant } = await grantOf(all, c.var.principal.tenant);
        return c.json(shown(province, grant), 200);
      })
      // The record of leave comes first: leave without one would be worse than a record of leave that did not come about.
      .openapi(put, async (c) => {
        const { code, parent, by, known, record } = await standing(c);
        if (known) return c.json(shown(parent, known), 200);
        await record('province.grant');
        const grant = { province: parent, city: code, at: clock().toISOString(), by };
        await write(create(grantEntity, grant));
        return c.json(shown(parent, grant), 200);
      })
      .openapi(del, async (c) => {
        const { parent, known, record } = await standing(c);
        const grant = found(known, '省级查看授权');
        await write(remove(grantEntity, grant, grant.lock));
        await record('province.revoke');
        return c.json(shown(parent, undefined), 200);
      })
      .openapi(putProofs, async (c) => {
        const { parent, by, known, record } = await standing(c);
        if (!known)
          throw problems.conflict('province-not-granted', '本市没有授权省级查看，请先授权省级查看抽查任务。');
        if (known.proofs) return c.json(shown(parent, known), 200);
        await record('province.grant-proofs');
        const grant = { ...known, proofs: { at: clock().toISOString(), by } };
        await write(replace(grantEntity, grant, known.lock));
        return c.json(shown(parent, grant), 200);
      })
      .openapi(delProofs, async (c) => {
        const { parent, known, record } = await standing(c);
        const { proofs: _, ...grant } = found(known?.proofs && known, '查看完整证明的授权');
        await write(replace(grantEntity, grant, grant.lock));
        await record('province.revoke-proofs');
        return c.json(shown(parent, grant), 200);
      })
  );
}
