import { canonicalJson } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import type { ExchangeDeps } from '../deps.ts';
import { compileMapping, type Mapping } from '../mapping/compile.ts';
import type { Source } from '../source/source.ts';
import type { Contract } from './format.ts';

/** A contract that is in force, or undefined where none of that id is published. */
export async function publishedContract(
  store: TenantStore,
  { contracts }: Pick<ExchangeDeps, 'contracts'>,
  id: string,
): Promise<Contract | undefined> {
  const register = openRegister(store, contracts);
  const { published } = await register.heads();
  return published ? register.row(published.id, id) : undefined;
}

/** Names what a contract says. */
export const contractHash = (contract: Contract): string => sha256Hex(canonicalJson(contract)).slice(0, 16);

/** A contract with its source, its expressions read; undefined where the source is not there any more. */
export async function openMapping(
  store: TenantStore,
  { sources }: Pick<ExchangeDeps, 'sources'>,
  contract: Contract,
): Promise<{ mapping: Mapping; source: Source } | undefined> {
  const source = await sources.find(store, contract.source);
  return source && { mapping: compileMapping(contract, source), source };
}
