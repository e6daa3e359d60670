import { choice, day, ofSource, ofSubject, open, personalOfSubject, text } from './elements.ts';
import type { CreditKind } from './kind.ts';

export const permit: CreditKind = {
  id: 'permit',
  title: '行政许可',
  unit: '件',
  basis: '《行政许可法》第四十条；《企业信息公示暂行条例》第七条',
  publication: 'permit',
  elements: [
    ...ofSubject,
    text('document', '决定文书名称', { most: 200, ...open }),
    choice('category', '许可类别', ['普通', '特许', '认可', '核准', '登记', '其他'], {
      required: true,
      ...open,
    }),
    text('certificate', '许可证书名称', { most: 200, ...open }),
    text('licence', '许可编号', { most: 100, ...open }),
    text('content', '许可内容', { most: 2_000, required: true, search: true, ...open }),
    day('validFrom', '有效期自', { required: true, ...open }),
    day('validTo', '有效期至', { ...open, note: '长期有效的不填' }),
    day('published', '公示日期', { note: '在本单位网站和信用平台公示的日期；不填的，收到之日公示' }),
    ...ofSource,
  ],
  rules: [
    {
      name: 'valid-order',
      field: 'validTo',
      severity: 'error',
      test: 'validFrom <= validTo',
      message: '有效期至早于有效期自，请核对',
    },
  ],
  personal: personalOfSubject,
  exchange: {
    licNo: 'licence',
    licName_CN: 'certificate',
    valFrom: 'validFrom',
    valTo: 'validTo',
    licAnth: 'authority',
    licItem: 'content',
    publicDate: 'published',
  },
};
