import { kindOf } from '@mingcha/catalogue';

const days = { type: 'number', required: true, least: 1, most: 250 } as const;

/** 诉求类别: within how many working days a unit contacts the caller, and handles an order of this kind. */
export const hotlineKinds = kindOf({
  id: 'hotline-kinds',
  title: '热线诉求类别',
  noun: '诉求类别',
  elements: [
    { field: 'id', title: '编号', type: 'code', required: true, search: true, example: 'noise' },
    {
      field: 'name',
      title: '名称',
      type: 'text',
      required: true,
      most: 60,
      search: true,
      example: '噪声扰民',
    },
    { field: 'contactDays', title: '联系时限（工作日）', ...days, example: '1' },
    { field: 'handleDays', title: '办理时限（工作日）', ...days, example: '5' },
  ],
});
