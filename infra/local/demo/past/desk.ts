import { beginFile, finishFile, putSent } from '@mingcha/attachments';
import { type CaseNow, caseNow } from '@mingcha/casework/besides';
import { type CaseDeps, doOnCase, loadSeen, openCaseOf } from '@mingcha/casework/commands';
import { createCaseTypes, rowsOf } from '@mingcha/casework/reading';
import type { Principal } from '@mingcha/http';
import { registerKinds } from '@mingcha/inspection';
import type { Clock } from '@mingcha/kernel';
import type { FileStore, Store, TenantStore } from '@mingcha/store';
import { hooks, library, listedKinds, paperTemplates, systemKinds } from '@mingcha/systems';

const kinds = [...[...registerKinds, ...systemKinds].map(({ kind }) => kind), ...listedKinds];
const types = createCaseTypes(library.map(({ type }) => type));

type Of = { type: string; id: string };
type Values = Record<string, unknown>;
/** What is done; a task is named by its kind, and is the first open one that is the caller's. */
type Step =
  | { act: string; values?: Values }
  | { approve: string }
  | { answer: string; with: string; values: Values };

/**
 * Cases of a tenant worked on as the API does, by the same functions and for the same callers, without a request for each step: for
 * thousands of them that nobody waits for.
 */
export function createDesk(
  tenant: TenantStore,
  { clock, store, files }: { clock: Clock; store: Store; files: FileStore },
) {
  const deps: CaseDeps = { store, clock, types, kinds, hooks, templates: paperTemplates, files };
  return {
    deps,
    /** Opens a case; gives its id. */
    async open(caller: Principal, type: string, values: Record<string, unknown>): Promise<string> {
      return (await openCaseOf(tenant, deps, { type, values, caller })).found.id;
    },
    /** Does something to a case as it is now. */
    async step(caller: Principal, of: Of, step: Step): Promise<void> {
      const { found } = await loadSeen(tenant, deps, of, caller);
      const seen = String(found.lock);
      if ('answer' in step) {
        const { tasks } = found.course.record;
        const { id } = tasks.find(
          ({ kind, status, to }) => kind === step.answer && status === 'open' && to === caller.dept,
        )!;
        await doOnCase(
          tenant,
          deps,
          of,
          { do: 'answer', task: id, answer: step.with, values: step.values },
          { caller, seen },
        );
        return;
      }
      const asked =
        'act' in step
          ? ({ do: 'act', action: step.act, values: step.values ?? {} } as const)
          : ({ do: 'approve', action: step.approve } as const);
      await doOnCase(tenant, deps, of, asked, { caller, seen });
    },
    /** Sends a file of text that a step then names; gives its id. */
    async send(caller: Principal, name: string, text: string): Promise<string> {
      const bytes = Buffer.from(text);
      const { file } = await beginFile(tenant, deps, { name, size: bytes.length }, caller);
      await putSent(deps.files, tenant.tenant, file.id, bytes);
      await finishFile(tenant, deps, file.id, caller);
      return file.id;
    },
    rows: (type: string) => rowsOf(tenant, type),
    now: (id: string): Promise<CaseNow | undefined> => caseNow(tenant, id),
  };
}

export type Desk = ReturnType<typeof createDesk>;
