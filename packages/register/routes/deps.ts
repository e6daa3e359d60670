import { type ApiEnv, allow, hasRight, type Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { faults } from '../faults.ts';
import type { ImportQueue } from '../jobs/resumeStuck.ts';
import type { RegisterKind } from '../kind.ts';
import { maskRow } from '../mask.ts';
import type { Writer } from '../ownership.ts';
import { openRegister } from '../register.ts';
import type { Register, Row } from '../types.ts';
import { asksPersonal, recordLook } from './look.ts';

export type RegisterRouteDeps = {
  clock: Clock;
  queue: ImportQueue;
  files: FileStore;
  /** Answers larger than this many bytes go through the file store, because the gateway would refuse them. */
  maxResponseBytes: number;
};

/** A register as one request's caller may see it. */
export type Seen = {
  /** Records that the caller is shown personal data of these rows, where they are; called before the answer is given. */
  look(rows: readonly Row[]): Promise<void>;
  register: Register<Row>;
  /** Whether personal data is shown, because it was asked for; else it is masked. */
  personal: boolean;
  show(row: Row): Row;
};

export function seenBy(c: Context<ApiEnv>, kind: RegisterKind<Row>, { clock }: RegisterRouteDeps): Seen {
  const personal = asksPersonal(c, kind);
  return {
    look: async (rows) => (personal ? recordLook(c, kind, rows, clock) : undefined),
    register: openRegister(c.var.store, kind, { now: clock, writer: writerOf(c.var.principal, kind) }),
    personal,
    show: (row) => (personal ? row : maskRow(kind.columns, row)),
  };
}

/** Which rows of a kind a caller with its right to write may write. */
export const writerOf = (principal: Principal, { owner }: RegisterKind<Row>): Writer =>
  !owner || hasRight(principal, owner.all) ? 'all' : { dept: principal.dept };

/** Lets callers pass who have the right to write, and a department to write for where they may not write for all. */
export const mayWrite = (kind: RegisterKind<Row>) => [
  allow(kind.rights.write),
  createMiddleware<ApiEnv>(async (c, next) => {
    const writer = writerOf(c.var.principal, kind);
    if (writer !== 'all' && writer.dept === undefined) throw faults.noDepartment();
    await next();
  }),
];

/** What a caller may write of a kind, so that pages offer no more than that. */
export function writesOf(principal: Principal, kind: RegisterKind<Row>) {
  const writer = writerOf(principal, kind);
  if (!hasRight(principal, kind.rights.write)) return { rows: 'none' as const };
  if (writer === 'all') return { rows: 'all' as const };
  return {
    rows: 'own' as const,
    field: kind.owner!.field,
    ...(writer.dept !== undefined && { dept: writer.dept }),
  };
}
