import { removeFiles } from '@mingcha/attachments';
import type { CompiledCaseType } from '@mingcha/cases';
import type { FileStore, TenantStore } from '@mingcha/store';
import { caseOwner, ownerOfPlace } from '../files.ts';

/**
 * Removes the files of a case for good: all, or only those of personal fields. The values that name them stay, and are shown
 * as removed. Safe to call again after it broke off; resolves to how many are gone.
 */
export const removeCaseFiles = (
  store: TenantStore,
  files: FileStore,
  id: string,
  definition: Pick<CompiledCaseType, 'fields' | 'tasks'>,
  which: 'all' | 'personal',
): Promise<number> => {
  const isPersonal = (place: string) => ownerOfPlace(definition, place).personal === true;
  return removeFiles(store, files, caseOwner(id), which === 'all' ? undefined : isPersonal);
};
