import { type ApiEnv, actorOf, audit, hasRight } from '@mingcha/http';
import { type Clock, problems } from '@mingcha/kernel';
import type { Context } from 'hono';
import type { RegisterKind } from '../kind.ts';
import { auditedRegister, auditedRow } from '../rows/audited.ts';
import type { Row } from '../types.ts';

/** Whether a request asks for personal data as it is. Throws `forbidden` (403) where the caller may not see it. */
export function asksPersonal(c: Context<ApiEnv>, { rights }: RegisterKind<Row>): boolean {
  if (c.req.query('personal') !== 'true') return false;
  if (rights.personal !== undefined && hasRight(c.var.principal, rights.personal)) return true;
  throw problems.forbidden('您没有查看名录中个人信息的权限，请去掉 personal 参数，查看脱敏后的内容。');
}

/** Records that the caller is shown personal data of these rows; nothing where they hold none. */
export async function recordLook(
  c: Context<ApiEnv>,
  kind: RegisterKind<Row>,
  rows: readonly Row[],
  clock: Clock,
): Promise<void> {
  const holds = (row: Row, field: string) => (row as Record<string, unknown>)[field] !== undefined;
  const personal = kind.columns.filter((column) => column.personal);
  const held = rows.filter((row) => personal.some(({ field }) => holds(row, field)));
  const [first, ...others] = [...new Map(held.map((row) => [row.id, row])).values()];
  if (!first) return;
  const fields = personal
    .filter(({ field }) => held.some((row) => holds(row, field)))
    .map(({ header }) => header);
  const by = actorOf(c.var.principal);
  await c.var.store.write(
    ...(others.length === 0
      ? audit(clock, by, 'row.view-personal', auditedRow(kind, first), {
          detail: { noun: kind.noun, fields },
        })
      : audit(clock, by, 'register.view-personal', auditedRegister(kind), {
          detail: { count: others.length + 1, fields, ids: [first, ...others].map(({ id }) => id) },
        })),
  );
}
