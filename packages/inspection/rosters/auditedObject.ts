import { type AuditObject, auditRowId } from '@mingcha/http';
import { objectKind } from './objectKind.ts';

/** A row of the roster of objects as the audit log names it. */
export const auditedObjectRow = (id: string, name: string): AuditObject => ({
  kind: 'row',
  id: auditRowId(objectKind.name, id),
  name,
  in: objectKind.name,
});
