import type { Random } from './random.ts';
import { weighted } from './random.ts';
import type { ObjectType } from './rows.ts';
import type { Trade } from './trades.ts';

const first = [...'恒鑫瑞祥福隆泰盛宏达金华嘉源利信诚德永安荣茂丰康顺兴'];
const second = [...'源达盛通泰丰和润发祥顺诚信邦美康瑞昌隆佳茂升远业鑫'];
const third = [...'隆源达兴'];

const companyForms = weighted([
  ['有限公司', 78],
  ['有限责任公司', 18],
  ['股份有限公司', 4],
]);

/** A trade name (字号) of two characters, now and then three. */
function tradeName(random: Random): string {
  const two = random.pick(first) + random.pick(second);
  return random.chance(120) ? two + random.pick(third) : two;
}

/** How a shop calls itself: after its owner as often as by a lucky word. */
function shopName(random: Random, owner: string): string {
  const way = random.below(10);
  if (way < 3) return `${owner[0]}记`;
  if (way < 5) return `老${owner[0]}`;
  return tradeName(random);
}

/** The registered name: place, trade name, line of business, form. */
export function objectName(
  random: Random,
  type: ObjectType,
  place: { city: string; county: string },
  trade: Trade,
  owner: string,
): string {
  if (type === '个体工商户') return place.county + shopName(random, owner) + random.pick(trade.shops);
  if (type === '企业') {
    const where = random.chance(550) ? place.city : random.chance(750) ? place.county : '甘肃';
    return where + tradeName(random) + random.pick(trade.words) + companyForms(random);
  }
  const form = type === '农民专业合作社' ? '农民专业合作社' : '';
  return place.county + tradeName(random) + random.pick(trade.words) + form;
}
