import type { Batch } from '@mingcha/draw';
import type { Actor } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { batchStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';
import { defineEntity, type Stored, type TenantStore } from '@mingcha/store';
import { type Draw, loadDraw, type Voiding } from '../kept/draw.ts';
import type { Agreed, Proposal } from '../secondPerson/seconding.ts';

/** Draws of a batch by the specification. */
export const leastDraws = 2;
export const mostDraws = 20;

const lead = ['lead'] as const;
const second = ['second'] as const;
const also = ['lead', 'approver'] as const;

/** The life of a batch. Its lead is who may act on its first draw; each draw's own people join with it and say that it is ready. */
export const batchLife = defineLife({
  name: 'batch',
  what: '该共同抽取',
  states: batchStates,
  actions: {
    edit: { title: '修改', from: ['gathering'], by: lead },
    delete: { title: '解散', from: ['gathering'], to: 'gone', by: lead },
    join: { title: '加入', from: ['gathering'], by: ['member'] },
    leave: { title: '退出', from: ['gathering'], by: ['member', 'lead'] },
    ready: {
      title: '确认就绪',
      from: ['gathering'],
      by: ['member'],
      only: '须由参加该任务的部门或市级管理员确认。',
    },
    prepare: { title: '冻结名单', from: ['gathering'], by: lead },
    commit: { title: '提交承诺', from: ['gathering'], to: 'committed', by: lead },
    execute: { title: '执行抽取', from: ['committed'], to: 'executed', by: lead },
    publish: { title: '公示结果', from: ['executed'], to: 'published', by: also },
    publishNames: { title: '公示检查结果名单', from: ['published'], by: also },
    substitute: { title: '替换对象', from: ['executed', 'published'], by: lead },
    void: { title: '作废', from: ['committed', 'executed'], to: 'voided', by: lead },
    rejectProposal: {
      title: '退回或撤回',
      from: ['executed', 'published'],
      by: ['approver', 'asker'],
      only: '须由提出人撤回，或由另一名有权限的人员、监督审计人员退回。',
    },
    confirmVoid: {
      title: '复核同意作废',
      from: ['committed', 'executed'],
      to: 'voided',
      by: second,
      only: '须由提出作废以外的另一名管理员或监督审计人员复核。',
    },
    rejectVoid: {
      title: '退回作废',
      from: ['committed', 'executed'],
      by: ['second', 'proposer'],
      only: '须由提出人撤回，或由另一名管理员、监督审计人员退回。',
    },
  },
  only: '只有市级管理员和牵头任务的部门可以进行此操作。',
});
export type BatchState = keyof typeof batchLife.states;
export type BatchAction = keyof typeof batchLife.actions;

/** That somebody who may act on a draw agrees to commit it with the others as they are. */
export type Agreement = { draw: string; at: string; by: Actor };

export type DrawBatch = {
  id: string;
  state: BatchState;
  title: string;
  mode: Batch['mode'];
  /** Ids of its draws in order; the first is the lead's, and stays so. */
  draws: string[];
  /** 32 bytes in hex from which the objects' salts come, the same in all draws; never leaves the server. */
  secret: string;
  /** The departments of the first draw, and those of all. */
  lead: string[];
  depts: string[];
  ready: Agreement[];
  createdAt: string;
  createdBy: Actor;
  committed?: { at: string; by: Actor };
  executedAt?: string;
  publishedAt?: string;
  /** When the names became public that waited for the results of the inspections. */
  namedAt?: string;
  /** What somebody wants to do, and a second person has not agreed to. */
  proposal?: Proposal;
  /** What two persons did to all its draws. */
  agreed?: Agreed[];
  /** Somebody wants to void it, and a second person has not decided. */
  voiding?: Voiding;
  voided?: Voiding & { second?: Actor };
};

export const batchEntity = defineEntity<DrawBatch>()({
  name: 'DRAWBATCH',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

export const noBatch = () => problems.notFound('该共同抽取');

export async function loadBatch(store: TenantStore, id: string): Promise<Stored<DrawBatch>> {
  const batch = await store.get(batchEntity, { id });
  if (!batch) throw noBatch();
  return batch;
}

/** The draws of a batch in its order. */
export const drawsOf = (store: TenantStore, { draws }: Pick<DrawBatch, 'draws'>): Promise<Stored<Draw>[]> =>
  Promise.all(draws.map((id) => loadDraw(store, id)));

export const departmentsOf = ({ compose }: Pick<Draw, 'compose'>): string[] =>
  compose.teams.map(({ dept }) => dept);

/** A batch as the audit log names it. */
export const auditedBatch = ({ id, title }: Pick<DrawBatch, 'id' | 'title'>) => ({ id, name: title });
