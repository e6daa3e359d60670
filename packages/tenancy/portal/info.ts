import '@hono/zod-openapi';
import { type Actor, audit, auditChanges, instant } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { defineEntity, put, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { loadTenant } from '../tenant.ts';

/** What stands in a line of a page: no control characters, and nothing that turns the order of what follows. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `不超过 ${most} 字`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be in it.
    .refine((text) => !/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text), '不能有换行等控制字符')
    .optional();

/** What a government's site says of itself on each of its pages. What is not filled in is not shown. */
export const portalInfoSchema = z
  .object({
    host: line(60).openapi({ description: '主办单位', example: '金昌市人民政府办公室' }),
    phone: line(60).openapi({ description: '联系电话' }),
    supervision: line(120).openapi({ description: '监督举报的电话或方式' }),
    correction: line(200)
      .refine(
        (url) => !url || /^(https:\/\/|\/)[^\s<>"']+$/.test(url),
        '应为 https:// 开头的网址，或以 / 开头的本站地址',
      )
      .openapi({ description: '网站纠错的网址' }),
    icp: line(60).openapi({ description: 'ICP 备案号' }),
    police: line(60).openapi({ description: '公安备案号' }),
    siteCode: line(30).openapi({ description: '政府网站标识码' }),
  })
  .strict()
  .openapi('PortalInfo');
export type PortalInfo = z.infer<typeof portalInfoSchema>;

/** Written out and not extended: of two strict parts each would refuse the other's fields. */
export const shownInfoSchema = z
  .object({
    ...portalInfoSchema.shape,
    updatedAt: instant.optional().openapi({ description: '最近一次修改的时间' }),
  })
  .strict()
  .openapi('ShownPortalInfo');

type Kept = PortalInfo & { updatedAt: string };

const infoEntity = defineEntity<Kept>()({
  name: 'PORTALINFO',
  key: () => ({ partition: [], sort: ['self'] }),
});

const labels: Record<keyof PortalInfo, string> = {
  host: '主办单位',
  phone: '联系电话',
  supervision: '监督举报',
  correction: '纠错',
  icp: 'ICP 备案号',
  police: '公安备案号',
  siteCode: '网站标识码',
};

/** What a tenant's pages say of it; nothing with lock 0 where nobody has filled in anything. */
export async function portalInfoOf(store: TenantStore): Promise<Stored<Partial<Kept>>> {
  return (await store.get(infoEntity, {})) ?? { lock: 0 };
}

/** Saves it whole: what is left out or empty is taken away. The audit log has old and new values. */
export async function savePortalInfo(
  store: TenantStore,
  before: Stored<Partial<Kept>>,
  given: PortalInfo,
  { by, clock }: { by: Actor; clock: Clock },
): Promise<Stored<Partial<Kept>>> {
  const info = Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')) as PortalInfo;
  const after = { ...info, updatedAt: clock().toISOString() };
  const { code, name } = await loadTenant(store);
  const changes = auditChanges(before, after, labels);
  await store.write(
    put(infoEntity, after, before),
    ...audit(clock, by, 'portal.update', { id: code, name }, { changes }),
  );
  return { ...after, lock: before.lock + 1 };
}
