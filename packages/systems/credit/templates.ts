import type { PaperTemplate } from '@mingcha/casework';

const isHousehold = 'kind == "个体工商户"';

/** The papers of listings and of credit repairs. */
export const creditTemplates: Readonly<Record<string, PaperTemplate>> = {
  'abnormal-notice': {
    title: '列入经营异常名录告知书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）：{facts}',
      '拟以“{reason}”为由列入经营异常名录，并予公示。',
      '如有异议，可以自收到本告知书之日起五个工作日内陈述、申辩。',
    ],
    instead: [
      {
        when: isHousehold,
        title: '标记经营异常状态告知书',
        paragraphs: [
          '你户（统一社会信用代码{uscc}）：{facts}',
          '拟以“{reason}”为由标记经营异常状态，并予公示。',
          '如有异议，可以自收到本告知书之日起五个工作日内陈述、申辩。',
        ],
      },
    ],
  },
  'abnormal-decision': {
    title: '列入经营异常名录决定书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）：{facts}',
      '决定以“{reason}”为由列入经营异常名录（{number}），并予公示。',
      '履行公示义务或者更正、重新取得联系后，可以申请移出。',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
    instead: [
      {
        when: isHousehold,
        title: '标记经营异常状态决定书',
        paragraphs: [
          '你户（统一社会信用代码{uscc}）：{facts}',
          '决定以“{reason}”为由标记经营异常状态（{number}），并予公示。',
          '补报年度报告、更正或者重新取得联系后，即恢复正常记载状态。',
          '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
        ],
      },
    ],
  },
  'abnormal-removal': {
    title: '移出经营异常名录决定书',
    to: '{name}',
    paragraphs: [
      '决定将你单位（统一社会信用代码{uscc}）移出经营异常名录（{number}），停止公示。',
      '理由：{ground}',
    ],
    instead: [
      {
        when: isHousehold,
        title: '恢复正常记载状态决定书',
        paragraphs: [
          '决定恢复你户（统一社会信用代码{uscc}）的正常记载状态（{number}），停止公示。',
          '理由：{ground}',
        ],
      },
    ],
  },
  'listing-notice': {
    title: '列入严重违法失信名单告知书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）：{facts}',
      '已依法作出行政处罚（{penalty}），拟以“{reason}”为由列入严重违法失信名单，期限三年，并予公示。',
      '如有异议，可以自收到本告知书之日起五个工作日内陈述、申辩。',
    ],
  },
  'listing-decision': {
    title: '列入严重违法失信名单决定书',
    to: '{name}',
    paragraphs: [
      '你单位（统一社会信用代码{uscc}）：{facts}',
      '决定以“{reason}”为由，将你单位列入严重违法失信名单（{number}），期限三年，并予公示。列入满一年的，可以申请信用修复。',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
  'listing-removal': {
    title: '移出严重违法失信名单决定书',
    to: '{name}',
    paragraphs: [
      '决定将你单位（统一社会信用代码{uscc}）移出严重违法失信名单（{number}），停止公示。',
      '理由：{ground}',
    ],
  },
  'punishment-uses-decision': {
    title: '失信惩戒决定书',
    to: '{name}',
    paragraphs: [
      '因{rests}，决定对你单位（统一社会信用代码{object}）实施失信惩戒措施：{measureName}（{number}）。',
      '依据：{basis}，列在公布的失信惩戒措施清单第{edition}版。',
      '关联性：{relation}',
      '过惩相当：{proportion}',
      '期限：{begins}至{until}，次日自动解除。所依据的失信信息完成信用修复、移出名单或者被撤销的，随即解除。',
      '可以向作出失信认定的机关申请信用修复。如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
  'incentive-uses-decision': {
    title: '守信激励通知书',
    to: '{name}',
    paragraphs: [
      '因{rests}，对你单位（统一社会信用代码{object}）实施守信激励措施：{measureName}（{number}）。',
      '依据：{basis}，列在公布的守信激励措施清单第{edition}版。',
      '期限：{begins}至{until}。',
    ],
  },
  'use-lifting': {
    title: '解除措施通知书',
    to: '{name}',
    paragraphs: [
      '对你单位（统一社会信用代码{object}）实施的“{measureName}”（{number}）已经解除。',
      '理由：{ground}',
    ],
  },
  'objection-rejection': {
    title: '信用异议不予受理通知书',
    to: '{name}',
    paragraphs: ['你单位提出的信用异议（{about}，{number}），不予受理。', '理由：{ground}'],
  },
  'objection-answer': {
    title: '信用异议处理结果告知书',
    to: '{name}',
    paragraphs: [
      '你单位对{about}提出的信用异议，已经核查。',
      '异议所指的文号：{number}',
      '{reply}',
      '更正情况：{remedy}',
      '对处理结果不服的，可以依法申请行政复议或者提起行政诉讼。',
    ],
  },
  'repair-acceptance': {
    title: '信用修复受理通知书',
    to: '{name}',
    paragraphs: ['你单位对失信信息（{record}）提出的信用修复申请（{number}），决定受理。'],
  },
  'repair-decision': {
    title: '准予信用修复决定书',
    to: '{name}',
    paragraphs: [
      '你单位对失信信息（{record}）提出的信用修复申请（{number}），经核实符合条件，准予修复，停止公示和共享使用。',
    ],
  },
  'repair-notice': {
    title: '信用修复告知书',
    to: '{name}',
    paragraphs: [
      '你单位的失信信息（{record}）已准予修复（{number}）。自决定之日起，本市信用信息系统停止公示和共享这条信息，移出有关名单，不再列入信用报告，也不再计入信用评价。',
      '各处停止公示的时间，可以凭申请的回执在网上查询。其他网站仍在公示的，请持准予信用修复决定书和本告知书要求其停止公示。',
      '申请材料不实的，依法撤销修复决定，恢复公示。',
    ],
  },
  'repair-interim': {
    title: '准予临时信用修复决定书',
    to: '{name}',
    paragraphs: [
      '人民法院已作出{ruling}裁定，批准你单位的重整计划或者认可你单位的和解协议。你单位对失信信息（{record}）提出的临时信用修复申请（{number}），经核实符合条件，准予临时修复至{until}，期间暂停公示和共享使用。',
      '重整计划或者和解协议执行完毕的，转为信用修复；终止执行或者宣告破产的，终止临时修复，恢复公示。',
    ],
  },
  'repair-interim-notice': {
    title: '临时信用修复告知书',
    to: '{name}',
    paragraphs: [
      '你单位的失信信息（{record}）已准予临时修复（{number}）。至{until}，本市信用信息系统暂停公示和共享这条信息，暂停公示有关名单，不列入信用报告，不计入信用评价。',
      '请在重整计划或者和解协议执行完毕后报告，附人民法院的裁定或者管理人的报告。',
      '申请材料不实的，依法撤销临时修复决定，恢复公示。',
    ],
  },
  'repair-revival': {
    title: '终止临时信用修复决定书',
    to: '{name}',
    paragraphs: [
      '你单位的失信信息（{record}）曾准予临时修复（{number}）。现决定终止临时修复，自即日起恢复公示，公示期限不变。',
      '理由：{ground}',
      '如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。',
    ],
  },
  'repair-refusal': {
    title: '不予信用修复通知书',
    to: '{name}',
    paragraphs: ['你单位对失信信息（{record}）提出的信用修复申请（{number}），不予修复。', '理由：{ground}'],
  },
};
