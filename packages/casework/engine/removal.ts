import { removeFiles } from '@mingcha/attachments';
import type { CompiledCaseType } from '@mingcha/cases';
import type { FileStore, TenantStore } from '@mingcha/store';
import { caseOwner, formPlace } from './files.ts';

/**
 * Removes the files of a case for good: all, or only those of personal fields. The values that name them stay, and are shown
 * as removed. Safe to call again after it broke off; resolves to how many are gone.
 */
export const removeCaseFiles = (
  store: TenantStore,
  files: FileStore,
  id: string,
  { fields, tasks }: Pick<CompiledCaseType, 'fields' | 'tasks'>,
  which: 'all' | 'personal',
): Promise<number> => {
  const forms = [...tasks].flatMap(([kind, { form = {} }]) =>
    Object.entries(form).flatMap(([column, { personal }]) => (personal ? [formPlace(kind, column)] : [])),
  );
  const isPersonal = (place: string) => fields.get(place)?.personal === true || forms.includes(place);
  return removeFiles(store, files, caseOwner(id), which === 'all' ? undefined : isPersonal);
};
