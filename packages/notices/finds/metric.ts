/** Marks that a metric does not reach across. */
const EDGE = /[，。；：、！？\n（）—]/;
const LONGEST = 60;
const LEADS =
  '(?:并|且|同时|力争|争取|确保|保证|推动|实现|做到|年内|年底前?|逐步|进一步|将|把|使|让|在|对|到|达到?|全部|要|其中|原则上|严格落实|严格执行|今年|全年|\\d{4}年(?:底前?)?|\\d{1,2}月底前)+';
const LEADING = new RegExp(`^${LEADS}(?=.{2})`);
/** Words that count nothing (推动不少于20个项目), and actions whose object stands behind the number (新增不少于30个车位). */
const EMPTY = new RegExp(`^(?:${LEADS}|应当?在?|须在?|通过|覆盖|最终)$`);
const ACTION =
  /^(?:新增|新建|新改扩建|改建|建成|建设|完成|打造|培育|引进|推出|创建|开展|组织|举办|召开|发放|取消|下放|清理|改造)$/;
/** 由20个工作日, which comes before what it is brought down to. */
const FROM = /[由从][^由从]{0,20}$/;
const TRAILING = /(?:的)?(?:应当|应|须|要|分别|均|统一|力争|年内|原则上)?$/;

/** What a number counts: the words of its clause before the comparison, else those behind the number. */
export function findMetric(piece: string, start: number, end: number): { text: string; start: number } {
  let from = start;
  const least = Math.max(0, start - LONGEST);
  while (from > least && !isEdge(piece, from - 1)) from--;
  from = afterOpenQuote(piece, from, start);
  const lead = LEADING.exec(piece.slice(from, start))?.[0].length ?? 0;
  let words = piece.slice(from + lead, start).replace(FROM, '');
  if (words.length > 4) words = words.replace(TRAILING, '');
  const behind = /^(?:的)?([^，。；：、！？\n（）”]{2,20})/.exec(piece.slice(end, end + 24))?.[1];
  words = words.trim();
  if (EMPTY.test(words)) words = '';
  if (ACTION.test(words) && behind !== undefined) return { text: words + behind, start: from + lead };
  // 收件后6个工作日内告知结果: what is counted stands behind
  if (words !== '' && !/(?:后|之?日起|时)$/.test(words)) return { text: words, start: from + lead };
  return { text: words + (behind ?? ''), start: words === '' ? start : from + lead };
}

/** 市、县领导小组 is one name. */
function isEdge(piece: string, at: number): boolean {
  if (piece[at] === '、' && (at < 2 || EDGE.test(piece[at - 2]!))) return at === 0;
  return EDGE.test(piece[at]!);
}

/** A quote that opens in the clause and is not closed before the number began what is said there. */
function afterOpenQuote(piece: string, from: number, to: number): number {
  const open = piece.lastIndexOf('“', to - 1);
  return open >= from && piece.indexOf('”', open) >= to ? open + 1 : from;
}
