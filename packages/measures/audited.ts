import type { AuditObject } from '@mingcha/http';
import { chaseLevelNames } from '@mingcha/kernel/labels';
import type { TenantStore } from '@mingcha/store';
import { departmentEntity } from '@mingcha/tenancy';
import type { Chase, ChaseLevel } from './chase/chase.ts';
import { loadNotice, type Notice } from './notice/notice.ts';
import type { MeasureRow } from './register/measureRow.ts';
import type { Round } from './rounds/round.ts';

/** The objects of this package as the audit log names them. */

export const auditedNotice = ({ id, title, docNo }: Pick<Notice, 'id' | 'title' | 'docNo'>): AuditObject => ({
  kind: 'notice',
  id,
  name: title ? `《${title}》` : docNo || '（未命名）',
});

export const auditedMeasure = ({
  id,
  notice,
  no,
  title,
}: Pick<MeasureRow, 'id' | 'notice' | 'no' | 'title'>): AuditObject => ({
  kind: 'measure',
  id,
  name: `${no} ${title}`,
  in: notice,
});

export const auditedRound = ({ id, notice, title }: Pick<Round, 'id' | 'notice' | 'title'>) => ({
  id,
  name: title,
  in: notice,
});

export const auditedChase = ({ id, number }: Pick<Chase, 'id' | 'number'>) => ({ id, name: number });

/** What a chase of a level is called as a letter. */
export const chaseLetterName = (level: ChaseLevel): string => `${chaseLevelNames[level]}函`;

/** A department under its name of now. */
export async function auditedDepartment(store: TenantStore, id: string): Promise<AuditObject> {
  const department = await store.get(departmentEntity, { id });
  return { kind: 'department', id, name: department?.name ?? id };
}

/** A notice by its id, under its title of now. */
export async function auditedNoticeOf(store: TenantStore, id: string): Promise<AuditObject> {
  return auditedNotice(await loadNotice(store, id));
}
