import { isWithin, pairs } from './likeness.ts';

/** What a unit is, behind what it is for: those of one line are the same kind. */
const KINDS: readonly RegExp[] = [
  /(?:总局|分局|局|厅)$/,
  /(?:管理委|管委会)$/,
  /(?:委会|委)$/,
  /办$/,
  /中心$/,
  /(?:支队|总队|大队|队)$/,
  /政府$/,
  /(?:分行|支行|银行)$/,
  /(?:院|处|所|站|会|社|公司|集团)$/,
];

const OTHER_KIND = 0.9;
/** 商务厅 and 商务局 */
const SAME_FIELD = 0.95;

/** What a unit is for (医保, 发改) and the number of its kind, from the core of its name. */
function parts(core: string): { field: string; kind: number } {
  const kind = KINDS.findIndex((pattern) => pattern.test(core));
  return { field: kind < 0 ? core : core.replace(KINDS[kind]!, ''), kind };
}

/**
 * How alike the cores of two units' names are, 0 to 1: by what the units are for. Nearly all end with 局, so that this
 * says nothing; 医保局 and 环保局 have nothing else in common.
 */
export function unitLikeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const [one, other] = [parts(a), parts(b)];
  return fieldLikeness(one.field, other.field) * (one.kind === other.kind ? 1 : OTHER_KIND);
}

function fieldLikeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return SAME_FIELD;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  // 城管 for 城市管理, in order and from the first character on
  const abbreviates = short[0] === long[0] && isWithin(short, long);
  return Math.max(pairs(a, b), abbreviates ? 0.6 + (0.3 * short.length) / long.length : 0);
}
