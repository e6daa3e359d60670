import type { PaperTemplate } from '@mingcha/casework';
import { deliveryTemplates } from '../delivery.ts';

/** The papers of an approval. */
export const approvalTemplates: Readonly<Record<string, PaperTemplate>> = {
  'approval-acceptance': {
    title: '行政许可受理通知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）提出的“{item}”申请（{number}），材料齐全、符合法定形式，予以受理。',
      '容缺的材料：{deficient}',
      '请凭本通知书查询办理进度。',
    ],
  },
  'approval-correction': {
    title: '行政许可申请补正告知书',
    to: '{applicantName}',
    paragraphs: ['你（单位）提出的“{item}”申请收悉。经审查，请一次补正以下内容：{missing}'],
  },
  'approval-rejection': {
    title: '行政许可不予受理通知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）提出的“{item}”申请收悉。因{ground}，不予受理。',
      '如对本决定不服，可以依法申请行政复议或者提起行政诉讼。',
    ],
  },
  'approval-prolongation': {
    title: '行政许可延长期限告知书',
    to: '{applicantName}',
    paragraphs: ['你（单位）提出的“{item}”申请（{number}），因{reason}，审批期限延长十个工作日。'],
  },
  'approval-special': {
    title: '行政许可特别程序告知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）提出的“{item}”申请（{number}），依法需要{procedure}，所需时间不计算在审批期限内。',
    ],
  },
  'approval-decision': {
    title: '行政许可决定书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）提出的“{item}”申请（{number}），经审查，决定{outcome}行政许可。',
      '证照编号：{certificate}',
      '理由：{ground}',
      '如对本决定不服，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
  'approval-receipt': { ...deliveryTemplates['delivery-receipt']!, to: '{applicantName}' },
  'package-receipt': {
    title: '“一件事”联办受理单',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）申请的“{theme}”（{number}）已受理，各事项同时办理，办结后统一出件。',
      '承诺在{days}个工作日内办结，补正材料、听证、检验检测等所需时间不计算在内。',
    ],
  },
  'package-hand-out': {
    title: '“一件事”统一出件单',
    to: '{applicantName}',
    paragraphs: ['你（单位）申请的“{theme}”（{number}）各事项均已准予，证照和文书一并送达。', '领取人签名：'],
  },
  'package-hand-out-some': {
    title: '“一件事”出件单',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）申请的“{theme}”（{number}）各事项均已办结：{outcome}。',
      '未获准予的事项，理由和救济途径见各自的决定书。',
      '领取人签名：',
    ],
  },
  'commitment-notice': {
    title: '告知承诺告知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）申请办理“{item}”（{number}），可以采用告知承诺方式。',
      '{told}',
      '请自收到本告知书之日起十个工作日内提交承诺书。不作承诺或者逾期未提交的，按一般程序办理。作出不实承诺的，撤销决定，并记入信用记录。',
    ],
  },
  'commitment-decision': {
    title: '告知承诺审批决定书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）申请办理“{item}”（{number}），已提交承诺书，准予办理。',
      '证照编号：{certificate}',
      '{supervisor}将自本决定作出之日起两个月内核查承诺是否属实。',
    ],
  },
  'commitment-refusal': {
    title: '转一般程序告知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）申请办理“{item}”（{number}），不适用告知承诺，按一般程序办理。',
      '理由：{ground}',
    ],
  },
  'commitment-order': {
    title: '限期整改通知书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）以告知承诺方式办理的“{item}”（{number}），经核查：{finding}',
      '请自收到本通知书之日起{correctDays}个工作日内整改。逾期未整改或者整改后仍不符合条件的，撤销审批决定。',
    ],
  },
  'commitment-revocation': {
    title: '撤销审批决定书',
    to: '{applicantName}',
    paragraphs: [
      '你（单位）以告知承诺方式办理的“{item}”（{number}），经核查：{finding}',
      '承诺与事实不符，决定撤销原审批决定（证照编号{certificate}）。',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
};
