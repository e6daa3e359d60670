import { kindOf } from '@mingcha/catalogue';

/** 不予公开的依据: the grounds on which information is not disclosed. */
export const accessGrounds = kindOf({
  id: 'access-grounds',
  title: '不予公开的依据',
  noun: '依据',
  elements: [
    { field: 'id', title: '编号', type: 'code', required: true, search: true, example: 'secret' },
    {
      field: 'name',
      title: '情形',
      type: 'text',
      required: true,
      most: 200,
      search: true,
      example: '国家秘密',
    },
    { field: 'basis', title: '条款', type: 'text', most: 200, example: '政府信息公开条例第十四条' },
  ],
});
