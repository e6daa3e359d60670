import type { Random } from './random.ts';
import { weighted } from './random.ts';

/** Surnames with their share in parts per thousand, tilted a little to the north-west. */
const surnames = `王75 李71 张70 刘52 陈30 杨34 赵31 马33 黄14 周14 吴13 徐13 孙14 朱12 高14 郭13 何13 林6 罗9
  梁9 宋9 郑6 谢8 韩9 唐8 冯8 于5 董9 萧2 程6 曹8 袁7 邓5 许7 傅3 沈4 曾3 彭4 吕6 苏7 卢3 蒋5 蔡4 贾6 丁5
  魏8 薛5 叶3 阎3 余4 潘4 杜7 戴3 夏4 钟2 汪6 田7 任8 姜4 范6 方5 石7 姚6 谭2 廖2 邹2 熊3 金4 陆3 郝5 孔2
  白7 崔5 康8 毛4 邱2 秦6 江3 史5 顾2 侯5 邵3 孟4 龙2 万2 段5 雷6 钱2 汤2 尹4 黎1 易1 常4 武4 乔4 贺4 赖1
  龚2 文3 强2 成3 蒲3 尚2 焦2 柳2 祁3 牛4 景2 辛3 寇2 缑1`;

const surname = weighted(surnames.split(/\s+/).map((entry) => [entry[0]!, Number(entry.slice(1))] as const));

const first = [...'建文志国玉海晓小永明春红丽秀桂俊金学天军宏彦生喜淑慧雪佳子思雅浩宇嘉'];
const second = [...'华军平明强伟芳霞红英梅兰琴林龙辉杰峰斌忠义祥东涛鹏飞燕娟婷静萍云虎成德轩'];
const single = [...'伟军强斌涛鹏磊勇杰辉波刚敏静丽娟燕芳霞婷莉倩洋超亮'];

/** A fictional person's name: about one in six has a given name of one character. */
export function personName(random: Random): string {
  return surname(random) + givenName(random);
}

function givenName(random: Random): string {
  return random.chance(160) ? random.pick(single) : random.pick(first) + random.pick(second);
}
