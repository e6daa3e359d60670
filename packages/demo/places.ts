import type { ObjectType } from './rows.ts';

/** Roads and villages of no place in particular. */
const words = (text: string) => text.split(' ');
const roads = words(
  '人民路 建设路 新华街 解放路 文化路 滨河路 长安街 东关街 西关街 北环路 工业大道 农贸市场',
);
const villages = words('上坪村 东庄村 柳树村 杨家湾村 新庄村 李家沟村 前进村 大河坝村');

/** Where objects of a type sit: co-operatives in villages, all others in town. */
export function placesOf(type: ObjectType): string[] {
  return type === '农民专业合作社' ? villages : roads;
}
