import { problems } from '@mingcha/kernel';
import { drawStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

const by = ['runner'] as const;
const also = ['runner', 'approver'] as const;

/**
 * The life of a draw, whose runner is the city or a department that takes part. There is no way back, and nothing leaves
 * `published` or `voided`; only a plan that nobody has committed to can be deleted.
 */
export const drawLife = defineLife({
  name: 'draw',
  what: '该抽取任务',
  states: drawStates,
  actions: {
    edit: { title: '修改计划', from: ['planned'], by },
    delete: { title: '删除计划', from: ['planned'], to: 'gone', by },
    commit: { title: '提交承诺', from: ['planned'], to: 'committed', by: also },
    execute: { title: '执行抽取', from: ['committed'], to: 'executed', by },
    publish: { title: '公示结果', from: ['executed'], to: 'published', by: also },
    publishNames: { title: '公示检查结果名单', from: ['published'], by: also },
    substitute: { title: '替换对象', from: ['executed', 'published'], by },
    substituteInspector: { title: '更换检查人员', from: ['executed', 'published'], by: also },
    dispatch: { title: '派发检查任务', from: ['executed', 'published'], by },
    void: { title: '作废', from: ['committed', 'executed'], to: 'voided', by },
    rejectProposal: {
      title: '退回或撤回',
      from: ['planned', 'executed', 'published'],
      by: ['approver', 'asker'],
      only: '须由提出人撤回，或由另一名有权限的人员、监督审计人员退回。',
    },
    confirmVoid: {
      title: '复核同意作废',
      from: ['committed', 'executed'],
      to: 'voided',
      by: ['second'],
      only: '须由提出作废以外的另一名管理员或监督审计人员复核。',
    },
    rejectVoid: {
      title: '退回作废',
      from: ['committed', 'executed'],
      by: ['second', 'proposer'],
      only: '须由提出人撤回，或由另一名管理员、监督审计人员退回。',
    },
  },
  only: '只有市级管理员和参加该任务的部门可以进行此操作。',
});

/** What a draw of a batch still goes by itself: all else is done to the batch as a whole. */
const alone: readonly DrawAction[] = ['substitute', 'substituteInspector', 'dispatch', 'rejectProposal'];

/** What may be done to a draw by itself, of these actions. */
export const ofItself = (
  { batch }: { batch?: { id: string } | undefined },
  actions: readonly DrawAction[],
): DrawAction[] => actions.filter((action) => !batch || alone.includes(action));

/** Throws `draw-in-batch` (409) where an action is for the draw's batch as a whole. */
export function requireAlone({ batch }: { batch?: { id: string } | undefined }, action: DrawAction): void {
  if (!batch || alone.includes(action)) return;
  throw problems.conflict(
    'draw-in-batch',
    '该任务已列入共同抽取，须在共同抽取页面与其他任务一并办理；提交承诺之前如需修改，请先退出共同抽取。',
    { batch: batch.id },
  );
}

export type DrawState = keyof typeof drawLife.states;
export type DrawAction = keyof typeof drawLife.actions;

/** States that the public sees. */
export const publicStates: readonly DrawState[] = ['committed', 'executed', 'published', 'voided'];
