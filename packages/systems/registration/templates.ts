import type { PaperTemplate } from '@mingcha/casework';

/** The papers of simplified deregistration and of claims of licensing departments. */
export const registrationTemplates: Readonly<Record<string, PaperTemplate>> = {
  'deregistration-notice': {
    title: '登记通知书',
    to: '{name}',
    paragraphs: ['你单位（统一社会信用代码{uscc}）的简易注销登记申请（{number}），经审查，准予注销登记。'],
  },
  'deregistration-refusal': {
    title: '不予简易注销通知书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）的简易注销登记申请（{number}），决定不予办理。',
      '理由：{ground}',
      '可以依照一般程序申请注销登记；情形消除后，也可以再次申请简易注销。',
    ],
  },
  'deregistration-stop': {
    title: '简易注销终止通知书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）的简易注销登记（{number}），因有异议，程序终止。',
      '异议理由：{ground}',
      '异议消除后，可以再次申请简易注销，也可以依照一般程序申请注销登记。',
    ],
  },
  'claim-urge': {
    title: '催办函',
    paragraphs: [
      '{name}（统一社会信用代码{uscc}）于{registeredOn}登记，经营涉及“{matter}”，已推送你单位（{number}）。',
      '至今未认领，请即认领；不属于你单位职责的，请退回并说明理由。',
    ],
  },
};
