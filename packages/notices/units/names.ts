import { splitOutside } from '../text/brackets.ts';
import type { Span } from '../types.ts';

export interface UnitName {
  readonly name: string;
  readonly span: Span;
  /** Whether it ends like a unit's name. */
  readonly isUnit: boolean;
}

export interface NameList {
  readonly names: readonly UnitName[];
  /** Whether the list says that others belong to it (等部门). */
  readonly openEnded: boolean;
}

const UNIT_END =
  /(?:局|委|办|厅|部|署|院|会|(?:银|支|分|总|商|人)行|(?:联|销|作|报|行|华)社|(?:视|播|象)台|馆|站|中心|公司|集团|政府|办公室|单位|部门|机构|机关|学校|大学|学院|院校|高校|协会|律协|商会|党委|海关|园区|开发区|高新区|示范区|新区|区域|地区|各地|县区|市区|市县|州市|市州|县市|县市区|区县|乡镇|镇街|街道|专班|领导小组|工作组|指挥部|委员会|支队|总队|大队|工会|共青团|妇联|工商联|残联|科协|各区|各县|各市|各州|省直|市直|县直|中小企业|企业|联社|电网|供电|邮政|移动|联通|电信|铁塔|电力|法院|检察院|处|科|室|所)$/;
/** A division stands for its government (永昌县); 全市 and 城区 say where. */
const DIVISION = /^(?![全我本该辖跨城])[\u3400-\u9fff]{1,8}[省市县区州旗乡镇]$/;
/** Words that end like one and are none: 部署, 场所, 网办. */
const NO_UNIT_END =
  /(?:社会|机会|大会|会议|部署|[全内外干]部|[大布格全战]局|场所|好处|到处|教室|学科|网站|[通网督交主承协代帮好快即申易可]办|掌上办|就近办|异地办|集成办)$/;
const BARE_END = /^(?:单位|部门|机构|团体)$/;
/** What a name is cut to before its end is looked at: 省政府办公厅〔省档案局〕 */
const TRAILING_BRACKET = /(?:（[^（）]*）|〔[^〔〕]*〕|【[^【】]*】)$/;
/** The first part of a name that goes on behind the separator: 县、区政府; 中、省驻某有关单位 */
const FRAGMENT =
  /^(?:各|有关|相关)?(?:中|中央|省|市|县|区|州|旗|盟|乡|镇|自治县|县级|市级|省级|区级|乡级|市直|省直|县直|区直|州直|中直|省属|市属|央属|部属|中央在.{0,3}|省驻.{0,3})$/;
const GOES_ON =
  /^(?:自治)?[省市县区州旗盟乡镇央]?(?:（[^（）]*）)?(?:[级直属驻在].{0,8}|.{0,2}(?:人民)?政府|.{0,3}(?:有关|相关|各).{0,4}|(?:党委|管委会|部门|单位).{0,6})(?:（[^（）]*）)?$/;
const SEPARATORS = '、，,；;\n ';
const TOGETHER =
  /(?<=.{2}(?:局|厅|办|中心|支行|公司)|.{3}委)(?=(?:[省县区州]|市(?!场|政(?!府)))[\u3400-\u9fff]{2})/;
const LEADING = /^(?:由|以及|及|和|与|会同|包括|其他|分别由)(?=.{2})/;
const AND_OTHERS = /等(?!级|教育|学)([^等]{0,24})$/;

const bare = (name: string): string => name.replace(TRAILING_BRACKET, '');
/** Whether a name ends like a unit's. */
export const looksLikeUnit = (name: string): boolean =>
  name.length <= 40 && !NO_UNIT_END.test(name) && (UNIT_END.test(bare(name)) || DIVISION.test(bare(name)));

const isFragment = (name: string): boolean => FRAGMENT.test(bare(name));

interface Piece {
  readonly start: number;
  end: number;
  text: string;
  /** Whether where it ends is a guess. */
  doubtful?: boolean;
}

/** The units in a list (甲局、乙局，丙中心及各县区). Separators within a name do not cut it. */
export function splitNames(text: string, within: Span): NameList {
  const list = text.slice(within.start, within.end);
  const pieces: Piece[] = [];
  for (const { start, end } of splitOutside(list, SEPARATORS)) {
    const piece = { start, end, text: list.slice(start, end) };
    const previous = pieces.at(-1);
    if (previous && continues(previous, piece, list)) {
      previous.end = end;
      previous.text = list.slice(previous.start, end);
    } else pieces.push(piece);
  }
  let openEnded = false;
  const names = pieces
    .flatMap(splitAnd)
    .flatMap(splitTogether)
    .flatMap((piece): UnitName[] => {
      const whole = trimmed(piece);
      const others = AND_OTHERS.exec(whole.text);
      const listEnds =
        others !== null && (others.index === 0 || looksLikeUnit(whole.text.slice(0, others.index)));
      if (listEnds) openEnded = true;
      const text = listEnds ? whole.text.slice(0, others.index) : whole.text;
      const name = text.replace(/[\n ]/g, '');
      if (name === '') return [];
      const start = within.start + whole.start;
      return [
        { name, span: { start, end: start + text.length }, isUnit: !piece.doubtful && looksLikeUnit(name) },
      ];
    });
  return { names, openEnded };
}

/** Whether a piece belongs to the name before the separator. */
function continues(previous: Piece, next: Piece, list: string): boolean {
  const separator = list.slice(previous.end, next.start);
  if (/[；;]/.test(separator)) return false;
  const left = previous.text.slice(Math.max(0, previous.text.lastIndexOf('、') + 1));
  // A line's end or a stray space within a name
  if (/^[\n ]+$/.test(separator)) return !(looksLikeUnit(previous.text) && looksLikeUnit(next.text));
  if (BARE_END.test(next.text)) return /(?:单位|部门|机构|团体)$/.test(previous.text);
  if (/党(?:工)?委$/.test(left) && /^(?:人民政府|政府|管委会|办事处)$/.test(next.text)) return true;
  if (!isFragment(left)) return false;
  if (left.startsWith('各') && next.text.startsWith('各')) return false;
  return isFragment(next.text) || GOES_ON.test(next.text);
}

/** 甲局和乙局 are two where both sides are units: 人力资源和社会保障局 is one. */
function splitAnd(piece: Piece): Piece[] {
  for (const match of piece.text.matchAll(/以及|及|和|与|会同|联合/g)) {
    const left = piece.text.slice(0, match.index);
    const after = match.index + match[0].length;
    const right = piece.text.slice(after);
    // 等有关部门和单位
    if (BARE_END.test(right)) continue;
    const cut = withoutOthers(left);
    if (cut.length < 2 || !looksLikeUnit(cut) || !looksLikeUnit(withoutOthers(right)) || opens(left))
      continue;
    if (/(?:党委|[县市区州]委)$/.test(cut) && /^(?:人民)?政府/.test(right)) continue;
    return [
      { text: left, start: piece.start, end: piece.start + left.length },
      ...splitAnd({ text: right, start: piece.start + after, end: piece.end }),
    ];
  }
  return [piece];
}

/** 财政局市住建局: the space between was at a line's end. */
function splitTogether(piece: Piece): Piece[] {
  const cut = TOGETHER.exec(piece.text)?.index;
  if (cut === undefined) return [piece];
  const left = { text: piece.text.slice(0, cut), start: piece.start, end: piece.start + cut, doubtful: true };
  const right = { ...piece, text: piece.text.slice(cut), start: piece.start + cut, doubtful: true };
  const areUnits = looksLikeUnit(left.text) && looksLikeUnit(withoutOthers(right.text));
  return areUnits ? [left, ...splitTogether(right)] : [piece];
}

const withoutOthers = (text: string): string => {
  const others = AND_OTHERS.exec(text);
  return others && looksLikeUnit(text.slice(0, others.index)) ? text.slice(0, others.index) : text;
};

const opens = (text: string): boolean =>
  text.lastIndexOf('（') > text.lastIndexOf('）') || text.lastIndexOf('〔') > text.lastIndexOf('〕');

function trimmed(piece: Piece): Piece {
  let { text, start } = piece;
  const lead = LEADING.exec(text)?.[0].length ?? 0;
  text = text.slice(lead);
  start += lead;
  text = text.replace(/[。.：:！\s]+$/, '');
  return { text, start, end: start + text.length };
}
