import { createRoute, jsonBody, jsonResponse, newRouter, pageOf, problemResponses } from '@mingcha/http';
import type { TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { loadCase } from '../kept/case.ts';
import { fieldMeta } from '../view/fieldMeta.ts';
import { choicesOf } from './choices.ts';
import { base, byReceipt, codeIn, type OutsideDeps, openCity, openToAll, originIn, tags } from './deps.ts';
import { noticeFor } from './notice.ts';
import { openFromOutside } from './open.ts';
import { choiceSchema, openBody, openedSchema, serviceRow, serviceSchema } from './schemas.ts';
import { closedNow, openingFields, requireService, type Service, servicesOf } from './service.ts';

const ofTenant = z.object({ tenant: z.string().max(6) });
const ofService = ofTenant.extend({ type: z.string().max(60) });

const list = createRoute({
  method: 'get',
  path: `${base}/services`,
  operationId: 'listCitizenServices',
  tags,
  security: openToAll,
  summary: '任何人可以网上提交的事项；一次答全，不翻页',
  request: { params: ofTenant },
  responses: { 200: jsonResponse('可提交的事项', pageOf(serviceRow)), ...problemResponses },
});
const get = createRoute({
  method: 'get',
  path: `${base}/services/{type}`,
  operationId: 'getCitizenService',
  tags,
  security: openToAll,
  summary: '一类事项的表单，和填写之前须阅读的个人信息处理告知',
  request: { params: ofService },
  responses: { 200: jsonResponse('表单', serviceSchema), ...problemResponses },
});
const choices = createRoute({
  method: 'get',
  path: `${base}/services/{type}/choices/{field}`,
  operationId: 'listCitizenChoices',
  tags,
  security: openToAll,
  summary: '一个字段可选的条目、区划或部门，最多 50 个；更多的以 q 查找',
  request: {
    params: ofService.extend({ field: z.string().max(40) }),
    query: z.object({ q: z.string().trim().max(40).optional() }),
  },
  responses: { 200: jsonResponse('可选的条目', pageOf(choiceSchema)), ...problemResponses },
});
const open = createRoute({
  method: 'post',
  path: `${base}/services/{type}`,
  operationId: 'openCitizenCase',
  tags,
  security: byReceipt,
  summary:
    '提交一件事项。回执码由提交方以 100 位随机数生成（编码见 README），系统只存其哈希；以同一回执码重发相同内容只登记一件',
  request: { params: ofService, ...jsonBody(openBody) },
  responses: { 201: jsonResponse('已登记', openedSchema), ...problemResponses },
});

/** What a city offers to everybody, and the opening of a case of it. */
export function serviceRoutes(deps: OutsideDeps) {
  const rowOf = (one: Service) => {
    const { name, title, group } = one.compiled.type;
    const closed = closedNow(one, deps.clock());
    return { name, title, group, ...(closed !== undefined && { closed }) };
  };
  const named = async ({ tenant, type }: { tenant: string; type: string }) => {
    const store: TenantStore = await openCity(deps, tenant);
    return { store, service: await requireService(store, deps, type) };
  };

  return newRouter()
    .openapi(list, async (c) => {
      const store = await openCity(deps, c.req.valid('param').tenant);
      return c.json({ items: (await servicesOf(store, deps)).map(rowOf), next: null }, 200);
    })
    .openapi(get, async (c) => {
      const { store, service } = await named(c.req.valid('param'));
      const { basis, personal, readers, kept, ...notice } = await noticeFor(store, deps, service);
      const fields = openingFields(service.compiled, deps.kinds).map(({ name, field, required }) => ({
        ...fieldMeta(name, field),
        required,
      }));
      const lists = { basis: [...basis], personal: [...personal], readers: [...readers], kept: [...kept] };
      return c.json({ ...rowOf(service), fields, notice: { ...notice, ...lists } }, 200);
    })
    .openapi(choices, async (c) => {
      const { tenant, ...field } = c.req.valid('param');
      const store = await openCity(deps, tenant);
      const items = await choicesOf(store, deps, { ...field, q: c.req.valid('query').q });
      return c.json({ items, next: null }, 200);
    })
    .openapi(open, async (c) => {
      const { tenant, type } = c.req.valid('param');
      const hash = codeIn(c);
      const store = await openCity(deps, tenant);
      const sent = { type, ...c.req.valid('json') };
      const receipt = await openFromOutside(store, deps, sent, { hash, origin: originIn(deps, c) });
      const [found, current] = await Promise.all([
        loadCase(store, receipt.type, receipt.id),
        deps.types.current(store, receipt.type),
      ]);
      const { number } = found;
      const typeTitle = current?.compiled.type.title ?? receipt.type;
      return c.json({ typeTitle, at: found.openedAt, ...(number !== undefined && { number }) }, 201);
    });
}
