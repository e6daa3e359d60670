import { createLists } from '@mingcha/catalogue';

/** The lists of tenants: those that the library ships, which are loaded when they are asked for, and their own. */
export const tenantLists = createLists(async () => {
  const { furtherChecks, guideForms, listChecks, listLibrary } = await import('./lists/index.ts');
  return { lists: listLibrary, checks: listChecks, guides: guideForms, further: furtherChecks };
});
