import { removeLooseFiles } from '@mingcha/attachments/clock';
import { createCaseTypes, runCases } from '@mingcha/casework/clock';
import { figureSources } from '@mingcha/casework/sources';
import {
  runClassChanges,
  runObjections,
  runProposals,
  runRepairs,
  runVisitRecords,
} from '@mingcha/credit/cases';
import { runCredit } from '@mingcha/credit/evaluations';
import { foldRecords } from '@mingcha/credit/records';
import { createExchange } from '@mingcha/exchange';
import { runExchange } from '@mingcha/exchange/clock';
import {
  type BeaconClient,
  drawSources,
  endTasks,
  registerKinds,
  runDraws,
  runVisits,
  writeBack,
} from '@mingcha/inspection';
import { type Clock, platformTenant, type RandomBytes } from '@mingcha/kernel';
import { logAuditDays } from '@mingcha/log/auditDays';
import type { TakeIn } from '@mingcha/log/keeping';
import { fillLive, joinSources, runMeasures } from '@mingcha/measures/clock';
import { notifyPeople, type Outbound, runDigest, sendOutgoing } from '@mingcha/notify/clock';
import { type ImportQueue, nextResume, registerSources, resumeStuck } from '@mingcha/register';
import {
  addMissingWakes,
  dueWakes,
  earliest,
  type FileStore,
  findWake,
  type Store,
  settleWake,
  sideBySide,
  type TenantStore,
} from '@mingcha/store';
import { hooks, library, listedKinds, runPolicyMatches, systemKinds } from '@mingcha/systems';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { listTenants } from '@mingcha/tenancy';
import { type DeliverDeps, sendWebhooks } from '@mingcha/webhooks';
import { nextVisit, visitInterval } from './visits.ts';

export type ClockDeps = Omit<DeliverDeps, 'concerned'> & {
  store: Store;
  beacon: BeaconClient;
  /** The address of the console and the portal. */
  publicUrl: string;
  /** Names that this machine alone knows, each with its origin: of partners of exchange. */
  hosts?: Readonly<Record<string, string>>;
  /** How notifications leave the system; without it they stay here. */
  outbound?: Outbound | undefined;
  clock: Clock;
  random: RandomBytes;
  queue: ImportQueue;
  files: FileStore;
  /** Sees to what waits for the public logs. */
  sequence: TakeIn;
  /** What closes the days of the audit log once they are over; puts their roots into the public log unless another is given. */
  logDays?: (store: TenantStore, clock: Clock) => Promise<string | undefined>;
  /** One tenant's fault must not keep the others waiting, nor one kind of work the next. */
  report: (error: unknown, about: { tenant: string }) => void;
  /** Has `look` called for each of these tenants, elsewhere; without it they are looked at here, some side by side. */
  fanOut?: (tenants: string[]) => Promise<void>;
};

/**
 * What time brings to the tenants that are due: draws whose seed is there, imports whose worker died, rounds of
 * reporting to open, departments to chase, other systems to notify, files that nobody
 * handed in. Safe to call at any time and more than once.
 */
export function createClock(deps: ClockDeps) {
  const { store, clock, report, fanOut = lookAtAll } = deps;
  let counted = Number.NEGATIVE_INFINITY;

  /** Does a tenant's work, if any is due, and writes down when the next is. Rejects never: after a fault it stays due. */
  async function look(tenant: string): Promise<void> {
    try {
      const platform = await store.forTenant(platformTenant);
      const wake = await findWake(platform, tenant);
      const began = clock();
      if (!wake || wake.at > began.toISOString()) return;
      const { faults, next } = await work(await store.forTenant(tenant), deps);
      for (const fault of faults) report(fault, { tenant });
      if (faults.length > 0) return;
      const visit = nextVisit(tenant, began);
      await settleWake(platform, wake, earliest(next, visit) ?? visit, { began, ended: clock() });
    } catch (error) {
      report(error, { tenant });
    }
  }

  async function lookAtAll(tenants: readonly string[]): Promise<void> {
    await sideBySide(tenants, look);
  }

  return {
    lookAtAll,
    /**
     * Only takes what waits for the public logs of the tenants that are due: where this comes more often than `tick`, no
     * entry waits for other work.
     */
    async sequenceDue(): Promise<void> {
      const due = await dueWakes(await store.forTenant(platformTenant), clock());
      await sideBySide(
        due.map(({ tenant }) => tenant),
        async (tenant) => {
          try {
            await deps.sequence(tenant);
          } catch (error) {
            report(error, { tenant });
          }
        },
      );
    },
    /** One query, where nothing is due; once an hour it goes through the list of tenants. */
    async tick(): Promise<void> {
      const now = clock();
      const platform = await store.forTenant(platformTenant);
      if (Math.abs(now.getTime() - counted) >= visitInterval) {
        const tenants = await listTenants(store);
        await addMissingWakes(
          platform,
          tenants.map(({ code }) => code),
          now,
        );
        counted = now.getTime();
      }
      const due = await dueWakes(platform, now);
      if (due.length > 0) await fanOut(due.map(({ tenant }) => tenant));
    },
  };
}

const types = createCaseTypes(library.map(({ type }) => type));
const figures = figureSources(types);
const lists = [...registerKinds, ...systemKinds].map(({ kind }) => kind);

/** One tenant's work, one kind after the other, and the instant at which there is more. */
async function work(store: TenantStore, deps: ClockDeps) {
  const { logDays = logAuditDays } = deps;
  const faults: unknown[] = [];
  const nexts: (string | undefined)[] = [];
  const sources = joinSources({
    figure: figures,
    register: registerSources(lists, deps),
    draws: drawSources(deps),
  });
  const engine = { clock: deps.clock, types, kinds: [...lists, ...listedKinds], hooks, files: deps.files };
  const kinds = [
    // Before subscribers are told, for a head is something to tell.
    () => deps.sequence(store.tenant),
    () => runDraws(store, deps),
    () => writeBack(store, deps),
    () => runVisits(store, engine),
    () => endTasks(store, engine),
    async () => {
      await resumeStuck({ ...deps, store });
      return nextResume(store, deps.clock());
    },
    () => runCredit(store, deps),
    () => runClassChanges(store, deps),
    () => runVisitRecords(store, deps),
    () => runRepairs(store, engine),
    () => runObjections(store, engine),
    () => runProposals(store, engine),
    () => runPolicyMatches(store, engine),
    () => runMeasures(store, deps),
    () => fillLive(store, { sources, clock: deps.clock }),
    () => logDays(store, deps.clock),
    () => removeLooseFiles(store, deps),
    () => runCases(store, engine),
    // Again, after all that may log something.
    () => deps.sequence(store.tenant),
    // Late: how long it takes is up to those who are called.
    () => sendWebhooks(store, { ...deps, concerned: notifyPeople(deps.clock) }),
    () => runExchange(store, createExchange(tenantLists, deps)),
    () => runDigest(store, deps),
    () => sendOutgoing(store, deps),
    // Behind everything that somebody waits for: it may take all the time that is left.
    () => foldRecords(store),
  ];
  for (const each of kinds) {
    try {
      nexts.push(await each());
    } catch (error) {
      faults.push(error);
    }
  }
  return { faults, next: earliest(...nexts) };
}
