import { noticeStates } from '@mingcha/kernel/labels';
import { defineLife } from '@mingcha/lifecycle';

/** The life of a notice. `adjust` changes its schedule and chase rules, `link` its lineage, `publish` what is public. */
export const noticeLife = defineLife({
  name: 'notice',
  what: '该通知',
  states: noticeStates,
  actions: {
    edit: { title: '修改', from: ['draft'], by: ['office'] },
    delete: { title: '删除', from: ['draft'], to: 'gone', by: ['office'] },
    activate: { title: '启用', from: ['draft'], to: 'active', by: ['office'] },
    adjust: { title: '调整', from: ['active'], by: ['office'] },
    link: { title: '衔接', from: ['active'], by: ['office'] },
    publish: { title: '公开设置', from: ['active', 'closed'], by: ['office'] },
    close: { title: '办结', from: ['active'], to: 'closed', by: ['office'] },
  },
});

export type NoticeState = keyof typeof noticeLife.states;
export type NoticeAction = keyof typeof noticeLife.actions;
