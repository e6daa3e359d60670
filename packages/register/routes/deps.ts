import type { ApiEnv, Principal } from '@mingcha/http';
import type { Clock } from '@mingcha/kernel';
import type { FileStore } from '@mingcha/store';
import type { Context } from 'hono';
import type { ImportQueue } from '../jobs/resumeStuck.ts';
import type { RegisterKind } from '../kind.ts';
import { maskRow } from '../mask.ts';
import { openRegister } from '../register.ts';
import type { Register, Row } from '../types.ts';

export type RegisterRouteDeps = {
  clock: Clock;
  queue: ImportQueue;
  files: FileStore;
  /** Answers larger than this many bytes go through the file store, because the gateway would refuse them. */
  maxAnswerBytes: number;
};

/** A register as one request's caller may see it. */
export type Seen = {
  register: Register<Row>;
  /** Whether personal data is shown; else it is masked. */
  personal: boolean;
  show(row: Row): Row;
};

export function seenBy(c: Context<ApiEnv>, kind: RegisterKind<Row>, { clock }: RegisterRouteDeps): Seen {
  const personal = seesPersonal(c.var.principal, kind);
  return {
    register: openRegister(c.var.store, kind, { now: clock }),
    personal,
    show: (row) => (personal ? row : maskRow(kind.columns, row)),
  };
}

const seesPersonal = ({ rights }: Principal, kind: RegisterKind<Row>): boolean =>
  kind.rights.personal !== undefined && rights.has(kind.rights.personal);
