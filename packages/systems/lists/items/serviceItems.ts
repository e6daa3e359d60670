import { groups } from '../groups.ts';
import { error, hint, noMarkup } from '../rules.ts';
import { shipped } from '../shipped.ts';
import { serviceItemElements } from './serviceItems.elements.ts';
import { serviceItemSamples } from './serviceItems.samples.ts';

/** 政务服务事项实施清单: how the city handles each item of the basic directory. */
export const serviceItems = shipped(
  {
    id: 'service-items',
    title: '政务服务事项实施清单',
    noun: '实施事项',
    unit: '项',
    group: groups.items,
    reviewed: true,
    sameBy: 'basicCode',
    about: '由国家和省确定的要素在各级相同，其余由市县填写。',
    openNote: '办事按这份清单：不得索要清单之外的材料，不得超过承诺时限，不得收取清单之外的费用。',
    elements: serviceItemElements,
    codes: [
      { of: 'id', title: '实施主体', form: 'X(18)', check: 'uscc' },
      { of: 'id', title: '行使层级', form: '9', values: ['1', '2', '3', '4', '5', '6'] },
      { of: 'id', title: '基本编码', form: '9(12)' },
      { of: 'basicCode', title: '基本编码', form: '9(12)' },
      { of: 'handleCode', title: '实施编码', form: 'X(31)' },
      { of: 'handleCode', title: '顺序号', form: '99' },
    ],
    rules: [
      error('code-ends-basic', 'basicCode', 'id.endsWith(basicCode)', '实施编码的末十二位应为基本编码'),
      error(
        'handle-starts-code',
        'handleCode',
        'handleCode.startsWith(id)',
        '业务办理项编码应以实施编码开头',
      ),
      error('promise-short', 'promisedDays', 'promisedDays <= statutoryDays', '承诺时限不能长于法定时限', {
        when: 'promisedUnit == statutoryUnit && statutoryDays > 0',
      }),
      error(
        'at-once-days',
        'promisedDays',
        '(handling == "即办件") == (promisedDays == 0)',
        '即办件的承诺时限为 0，承诺件的大于 0',
      ),
      error('online-no-visits', 'visits', 'visits == 0', '全程网办的，到现场次数应为 0', {
        when: 'depth == "全程网办"',
      }),
      error(
        'fee-grounds',
        'feeBasis',
        'filled(feeBasis) && filled(fees) && size(fees) > 0',
        '收费的，应写明依据和标准',
        { when: 'charged' },
      ),
      error('no-fee-items', 'fees', '!filled(fees) || size(fees) == 0', '不收费的，不应有收费项目', {
        when: '!charged',
      }),
      error('no-fee-no-pay', 'onlinePay', '!onlinePay', '不收费的，不应有网上支付', { when: '!charged' }),
      error('phones-differ', 'complain', 'consult != complain', '监督投诉电话不能与咨询电话相同'),
      error('period-forward', 'until', 'since <= until', '计划取消日期不能早于计划生效日期'),
      hint('visits-explained', 'visitReason', 'filled(visitReason)', '需要到现场的，应说明原因', {
        when: 'visits > 0',
      }),
      hint('online-depth', 'depth', 'filled(depth) && filled(url)', '可网上办理的，应写明网办深度和地址', {
        when: 'online',
      }),
      hint(
        'online-form',
        'forms',
        '"网上办理" in forms || "移动端办理" in forms',
        '可网上办理的，办理形式应包括网上或者移动端',
        { when: 'online' },
      ),
      hint('links-secure', 'url', 'url.startsWith("https://")', '网办地址应为互联网可以打开的 https 地址'),
      hint('result-named', 'resultName', 'filled(resultName)', '有办理结果的，应写明结果名称', {
        when: 'resultKind != "无"',
      }),
      hint(
        'licence-kind',
        'resultKind',
        'resultKind == "证照"',
        '结果名称以“证”或“照”结尾的，结果类型应为证照',
        {
          when: 'resultName.endsWith("证") || resultName.endsWith("照")',
        },
      ),
      hint(
        'approval-kind',
        'resultKind',
        'resultKind == "批文"',
        '结果名称以“文”“批复”或“决定书”结尾的，结果类型应为批文',
        {
          when: 'resultName.endsWith("文") || resultName.endsWith("批复") || resultName.endsWith("决定书")',
        },
      ),
      hint('permit-faq', 'faqs', 'filled(faqs) && size(faqs) > 0', '行政许可至少应有一个常见问题', {
        when: 'kind == "行政许可"',
      }),
      hint('permit-stages', 'stages', 'filled(stages) && size(stages) > 0', '行政许可应写明办理环节', {
        when: 'kind == "行政许可"',
      }),
      hint(
        'has-materials',
        'materials',
        'filled(materials) && size(materials) > 0',
        '按申请办理的事项应列出申请材料',
        {
          when: 'kind in ["行政许可", "行政给付", "行政确认", "行政奖励", "行政裁决"]',
        },
      ),
      hint('entrusted-by', 'entrusting', 'filled(entrusting)', '受委托实施的，应写明委托部门', {
        when: 'body == "受委托组织" || power in ["上级委托", "同级委托"]',
      }),
      hint('cancelled-has-date', 'until', 'filled(until)', '取消的事项应写明取消日期', {
        when: 'state == "取消"',
      }),
      noMarkup('condition', '受理条件'),
      noMarkup('flow', '办理流程'),
    ],
  },
  serviceItemSamples,
  { id: '11620000MB0F90150Q3000131016000', rule: 'visits-explained' },
);
