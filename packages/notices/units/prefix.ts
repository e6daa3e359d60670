import type { UnitName } from './names.ts';

/** A division of a bureau, named with it: 厅法规处, 省交通运输厅法规处, 委财务科; 委员会办公室 is none. */
const WITH_BUREAU = /^([\u3400-\u9fff]{0,12}?[厅局]|委(?!员))[\u3400-\u9fff]{1,8}[处科室]$/;
/** A division named alone: 财审处. */
const ALONE = /^[\u3400-\u9fff]{2,4}[处科]$/;
/** What such a name may not have: it states whose it is, means several, or is an office of its own (办事处, 公路管理处). */
const OWN =
  /^(?:各|有关|相关|其他|本|机关|省|市|州|县|区|乡|镇)|[厅局委院校所站馆]|(?:办事|管理|服务|事务|代表|业务)处$/;

/**
 * Divisions whose bureau stands only before the first of a unit line (厅法规处、财审处 means 厅财审处): how a name is
 * written out. Where the first is no division named with its bureau, all stay as they are.
 */
export function withPrefix(units: readonly UnitName[]): (unit: UnitName) => UnitName {
  const [first] = [...units].sort((a, b) => a.span.start - b.span.start);
  const prefix = first && WITH_BUREAU.exec(first.name)?.[1];
  return (unit) =>
    prefix !== undefined && ALONE.test(unit.name) && !OWN.test(unit.name)
      ? { ...unit, name: prefix + unit.name }
      : unit;
}
