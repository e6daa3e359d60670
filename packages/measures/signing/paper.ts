import { type Actor, type ApiEnv, type AuditAction, actorOf, audit, found } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import { admit, orOvertaken } from '@mingcha/lifecycle';
import {
  type Entity,
  getJson,
  type Operation,
  putJson,
  remove,
  replace,
  type Stored,
  type TenantStore,
} from '@mingcha/store';
import type { Context } from 'hono';
import {
  afterEdit,
  afterStep,
  type defineSigning,
  requireSignable,
  type Signing,
  type SigningAction,
  signingParties,
  versionsOf,
} from './signing.ts';

type Paper = Signing & { id: string };

/** A kind of paper that is signed, as its writes need it. */
export type PaperKind<P extends Paper> = {
  /** How the audit log calls what is done with it. */
  records: Readonly<Record<'edit' | PaperMove['action'] | 'delete', AuditAction>>;
  life: ReturnType<typeof defineSigning>;
  entity: Entity<P, P>;
  /** Throws `not-found` (404) where there is none. */
  load: (store: TenantStore, id: string) => Promise<Stored<P>>;
  audited: (paper: P) => { id: string; name: string };
  /** What of it a version keeps. */
  textOf: (paper: P) => object;
  /** Whether nobody has written it, so that who hands it in stands for it as its writer. */
  isUnwritten?: (paper: P) => boolean;
};

export type ByWhom = { by: Actor; clock: Clock };
/** A step that changes nothing but where a paper stands. */
export type PaperMove = { action: 'submit' | 'review' | 'return'; reason?: string };

/** Where somebody was faster, the caller learns how the paper is now. */
export const orPaperOvertaken = <P extends Paper, T>(
  { life, load }: PaperKind<P>,
  store: TenantStore,
  before: Stored<P>,
  action: SigningAction,
  write: () => Promise<T>,
): Promise<T> => orOvertaken(life, action, before, () => load(store, before.id), write);

/** What a route does with a kind of paper. `seen` loads one that the caller sees, and throws `not-found` (404) otherwise. */
export function paperDesk<P extends Paper>(
  kind: PaperKind<P>,
  { clock, seen }: { clock: Clock; seen: (c: Context<ApiEnv>, id: string) => Promise<Stored<P>> },
) {
  /** A paper with which the caller may do this now. */
  async function acting(c: Context<ApiEnv>, id: string, action: SigningAction) {
    const { principal } = c.var;
    const paper = await seen(c, id);
    admit(c, kind.life, {
      item: paper,
      action,
      parties: signingParties(principal),
      needs: () => requireSignable(paper, action, principal),
    });
    return { paper, whose: { by: actorOf(principal), clock } };
  }
  return {
    acting,
    /** Hands a draft in, lets it pass or returns it. */
    async move(c: Context<ApiEnv>, id: string, step: PaperMove): Promise<Stored<P>> {
      const { paper, whose } = await acting(c, id, step.action);
      return movePaper(kind, c.var.store, paper, step, whose);
    },
    async remove(c: Context<ApiEnv>, id: string): Promise<void> {
      const { paper, whose } = await acting(c, id, 'delete');
      await removePaper(kind, c.var.store, paper, whose);
    },
  };
}

/** Replaces a draft's text. */
export async function editPaper<P extends Paper>(
  kind: PaperKind<P>,
  store: TenantStore,
  before: Stored<P>,
  text: Partial<P>,
  { by, clock }: ByWhom,
): Promise<Stored<P>> {
  const after = afterEdit<P>(before, text, by);
  const record = audit(clock, by, kind.records.edit, kind.audited(after));
  return written(kind, store, { action: 'edit', before, after, record });
}

/** A step on the way; what is handed in is a version of its own. Throws `<name>-state` (409). */
async function movePaper<P extends Paper>(
  kind: PaperKind<P>,
  store: TenantStore,
  before: Stored<P>,
  { action, reason }: PaperMove,
  { by, clock }: ByWhom,
): Promise<Stored<P>> {
  const isHandedIn = action === 'submit';
  const version = isHandedIn ? await putJson(store, kind.textOf(before)) : undefined;
  const isTaken = isHandedIn && kind.isUnwritten?.(before) === true;
  const after = afterStep<P>(kind.life, isTaken ? afterEdit<P>(before, {}, by) : before, {
    do: action,
    at: clock().toISOString(),
    by,
    ...(reason !== undefined && { reason }),
    ...(version !== undefined && { version }),
  });
  const record = audit(clock, by, kind.records[action], kind.audited(before), {
    ...(reason !== undefined && { detail: { reason } }),
  });
  return written(kind, store, { action, before, after, record });
}

async function written<P extends Paper>(
  kind: PaperKind<P>,
  store: TenantStore,
  change: { action: SigningAction; before: Stored<P>; after: P; record: Operation[] },
): Promise<Stored<P>> {
  const { action, before, after, record } = change;
  await orPaperOvertaken(kind, store, before, action, () =>
    store.write(replace(kind.entity, after, before.lock), ...record),
  );
  return { ...after, lock: before.lock + 1 };
}

/** Removes a draft. It has no number yet, so no gap is left. */
async function removePaper<P extends Paper>(
  kind: PaperKind<P>,
  store: TenantStore,
  paper: Stored<P>,
  { by, clock }: ByWhom,
): Promise<void> {
  const record = audit(clock, by, kind.records.delete, kind.audited(paper));
  await orPaperOvertaken(kind, store, paper, 'delete', () =>
    store.write(remove(kind.entity, paper, paper.lock), ...record),
  );
}

/** A text that was handed in, by its number from 1, with when and by whom. Throws `not-found` (404). */
export async function versionOf<T extends object>(store: TenantStore, paper: Signing, no: number) {
  const { version, ...kept } = found(versionsOf(paper)[no - 1], '该稿');
  return { ...found(await getJson<T>(store, version), '该稿'), ...kept };
}
