import {
  byDemoBeacon,
  orderBy,
  type Place,
  type Plan2,
  QUICKNET,
  roundTime,
  SPEC_2,
  type Tools,
} from '@mingcha/draw';
import type { PublicPart } from '../../draw/publicPart.ts';
import { formatInstant, formatSpan } from '../../words/time.ts';
import type { Fact, StepReport } from '../report.ts';
import { checkLogged } from './place.ts';
import { hashFact, partyName, reporter, textFact } from './report.ts';

const report = reporter('order');

function checkRound(part: PublicPart, chain: string, round: number): StepReport {
  if (chain !== QUICKNET.hash) {
    return report('unproven', '计划使用的不是公共信标网络，本页无法推算该轮的时间。', [
      hashFact('信标网络', chain),
    ]);
  }
  const due = new Date(roundTime(QUICKNET, round));
  const facts: Fact[] = [
    textFact('约定的信标轮次', round),
    textFact('该轮最早产生于', formatInstant(due.toISOString(), true)),
  ];
  if (part.committedAt === '') {
    return report('unproven', '文件没有记载承诺的公布时间，请与公示页面核对。', facts);
  }
  facts.unshift(textFact('承诺公开于', formatInstant(part.committedAt, true)));
  const ahead = due.getTime() - Date.parse(part.committedAt);
  if (!(ahead > 0)) return report('failed', '承诺公开的时候，约定轮次的随机数已经产生。', facts);
  return report('passed', `承诺比种子早 ${formatSpan(ahead)}。`, facts);
}

/**
 * Step 2: the commitment was out before the seed could be known. The times of the page are its own word; of a beacon draw of
 * the second specification only cosigners from outside show the order.
 */
export function checkOrder(part: PublicPart, tools: Tools): StepReport {
  const said = checkTimes(part);
  const { plan } = part;
  if (plan?.spec !== SPEC_2 || plan.seed.source === 'local') return said;
  const logged = checkLogged(part, tools);
  const facts = [...said.facts, ...(logged?.facts ?? [])];
  if (logged && 'fault' in logged) return report('failed', logged.fault, facts);
  if (said.ending === 'failed') return { ...said, facts };
  if (plan.seed.source === 'witness')
    return { ...said, facts, summary: `${said.summary}${loggedWords(logged?.place)}` };
  if (plan.seed.chain !== QUICKNET.hash) return { ...said, facts };
  const order = logged && orderBy(plan as Plan2, logged.place, tools);
  if (!order)
    return report(
      'unproven',
      '先后次序没有证明：承诺在公开日志中还没有外部联署，公布的时间只是本网站的说法。',
      facts,
    );
  return order.shown
    ? report('passed', '外部联署方在约定的信标轮次之前，已为载有这个承诺的公开日志签名。', facts)
    : report('unproven', `先后次序没有证明：${order.why}。`, facts);
}

/** Who outside has seen the commitment in the public log, and when; of witnesses the order does not hang on it. */
function loggedWords(place: Place | undefined): string {
  if (!place) return '承诺还没有公开日志的证明。';
  const since = place.cosigned?.since;
  return since === undefined
    ? '承诺已在公开日志之中，还没有足够的外部联署。'
    : `外部联署方在${formatInstant(new Date(since * 1_000).toISOString(), true)}已为载有这个承诺的公开日志签名。`;
}

/** What the times say that the page gives. */
function checkTimes(part: PublicPart): StepReport {
  const seed = part.plan?.seed;
  if (!seed) return report('absent', '还没有公布计划。');
  if (byDemoBeacon({ seed })) return report('unproven', '演示信标的种子任何人都能预先算出，先后无从确认。');
  if (seed.source === 'drand') return checkRound(part, seed.chain, seed.round);
  if (seed.source === 'local') return report('unproven', '演练的种子由服务器自行产生，先后无从确认。');
  const facts = seed.parties.map((party) =>
    hashFact(`${partyName(part, party.id)}的密封承诺`, party.commitment),
  );
  if (part.committedAt !== '') facts.unshift(textFact('承诺公开于', formatInstant(part.committedAt, true)));
  if (part.executedAt) {
    facts.push(textFact('抽取于', formatInstant(part.executedAt, true)));
    if (Date.parse(part.executedAt) < Date.parse(part.committedAt)) {
      return report('failed', '抽取的时间早于承诺公开的时间。', facts);
    }
  }
  return report(
    'passed',
    `${seed.parties.length} 家见证方的密封承诺写在计划里，随机数在那之前就已定死、之后才公开。`,
    facts,
  );
}
