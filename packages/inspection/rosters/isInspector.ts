import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { inspectorKind } from './inspectorKind.ts';

/** Whether the latest form of the inspector roster has a row of this id. */
export async function isInspector(store: TenantStore, row: string): Promise<boolean> {
  const register = openRegister(store, inspectorKind);
  const { draft } = await register.heads();
  return draft !== null && draft !== undefined && (await register.row(draft.id, row)) !== undefined;
}
