import type { TenantStore } from '@mingcha/store';
import { openTenant } from '@mingcha/tenancy';
import type { Context } from 'hono';
import type { CaseDeps, PublicPages } from '../deps.ts';
import { hashOfCode, type Origin, originOf } from './receipt.ts';

export type OutsideDeps = CaseDeps &
  PublicPages & {
    /** Whose a request is, by what the server knows of it; where it is undefined nothing is counted by address. */
    addressOf?: ((environment: unknown) => string | undefined) | undefined;
  };

export const base = '/v1/citizen/{tenant}';
export const tags = ['网上办事'];
/** Nobody is asked who they are, or they show the code of their receipt. */
export const openToAll: Record<string, string[]>[] = [];
export const byReceipt: Record<string, string[]>[] = [{ receipt: [] }];
/** The same, or the link of a notice. */
export const byReceiptOrLink: Record<string, string[]>[] = [{ receipt: [] }, { caseLink: [] }];

/** The store of the city that an address names. Throws `not-found` (404). */
export async function openCity({ store }: Pick<OutsideDeps, 'store'>, code: string): Promise<TenantStore> {
  return (await openTenant(store, code)).store;
}

export const originIn = ({ addressOf }: OutsideDeps, c: Context): Origin => originOf(addressOf?.(c.env));

/** The hash of the code that a request brings. It stands in a header: addresses are logged, headers are not. */
export const codeIn = (c: Context): string => hashOfCode(c.req.header('receipt-code'));
