import { audit } from '@mingcha/http';
import { auditedRow, type RegisterKind, type Row } from '@mingcha/register';
import type { SubjectSource } from './source.ts';

/** What the audit log says of a look at a subject that is a row of a register. */
export const auditLookAtRow =
  (kind: Pick<RegisterKind<Row>, 'name'>): SubjectSource['auditLook'] =>
  (clock, by, subject, month) =>
    audit(clock, by, 'credit.explain', auditedRow(kind as RegisterKind<Row>, subject), { detail: { month } });
