import {
  type ApiEnv,
  allow,
  type Depts,
  deptsOf,
  hasRight,
  includesDepts,
  type Principal,
  unitedDepts,
} from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { faults } from '../faults.ts';
import type { ImportQueue } from '../jobs/resumeStuck.ts';
import type { RegisterKind } from '../kind.ts';
import { openRegister } from '../register.ts';
import { maskRow } from '../rows/mask.ts';
import { isOf } from '../rows/ownership.ts';
import { withoutRetired } from '../rows/retired.ts';
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
  /** Whether personal data was asked for; else all of it is masked. */
  personal: boolean;
  /** Whether rows may be found and put in order by personal data: it is shown of every row that is read. */
  findsPersonal: boolean;
  /** A row where it is among those that the caller sees. */
  seen(row: Row | undefined): Row | undefined;
  /** Whether personal data of a row is shown. */
  shows(row: Row): boolean;
  show(row: Row): Row;
};

export function seenBy(c: Context<ApiEnv>, kind: RegisterKind<Row>, { clock }: RegisterRouteDeps): Seen {
  const { principal } = c.var;
  const personal = asksPersonal(c, kind);
  const reader = readerOf(principal, kind);
  const open = personal ? personalOf(principal, kind) : [];
  const shows = (row: Row) => personal && isOf(kind, open, row);
  return {
    look: async (rows) => (personal ? recordLook(c, kind, rows.filter(shows), clock) : undefined),
    register: openRegister(c.var.store, kind, { now: clock, writer: writerOf(principal, kind), reader }),
    personal,
    findsPersonal: personal && includesDepts(open, reader),
    seen: (row) => (row && isOf(kind, reader, row) ? row : undefined),
    shows,
    show(row) {
      const shown = withoutRetired(kind, row);
      return shows(row) ? shown : maskRow(kind.columns, shown);
    },
  };
}

/** The departments whose rows of a kind a caller writes, where they hold its right to write. */
export const writerOf = (principal: Principal, { owner, rights }: RegisterKind<Row>): Depts =>
  !owner || hasRight(principal, owner.all) ? 'all' : deptsOf(principal, rights.write);

/** The departments whose rows of a kind a caller sees: who writes a row sees it. */
const readerOf = (principal: Principal, kind: RegisterKind<Row>): Depts =>
  kind.owner ? unitedDepts(deptsOf(principal, kind.rights.read), writerOf(principal, kind)) : 'all';

/** The departments of whose rows a caller sees personal data. */
const personalOf = (principal: Principal, { owner, rights }: RegisterKind<Row>): Depts =>
  owner && rights.personal ? deptsOf(principal, rights.personal) : 'all';

/** Lets callers pass who have the right to write, and a department to write for where they may not write for all. */
export const mayWrite = (kind: RegisterKind<Row>) => [
  allow(kind.rights.write),
  createMiddleware<ApiEnv>(async (c, next) => {
    if (writerOf(c.var.principal, kind).length === 0) throw faults.noDepartment();
    await next();
  }),
];

/** What a caller may write of a kind, so that pages offer no more than that. */
export function writesOf(principal: Principal, kind: RegisterKind<Row>) {
  const depts = writerOf(principal, kind);
  if (!hasRight(principal, kind.rights.write)) return { rows: 'none' as const };
  if (depts === 'all') return { rows: 'all' as const };
  const { dept } = principal;
  return {
    rows: 'own' as const,
    field: kind.owner!.field,
    depts: [...depts],
    ...(dept !== undefined && { dept }),
  };
}
