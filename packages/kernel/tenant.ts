import * as z from 'zod';

/** A tenant is a prefecture-level city, named by its GB/T 2260 code; `000000` is the platform itself. */
export const tenantCode = z.string().regex(/^\d{6}$/, '应为 6 位行政区划代码');
export type TenantCode = z.infer<typeof tenantCode>;

export const platformTenant: TenantCode = '000000';
