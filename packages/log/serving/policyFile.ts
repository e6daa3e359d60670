import {
  formatPolicy,
  formatVerifierKey,
  type NoteTools,
  type Policy,
  parseVerifierKey,
} from '../tlog/index.ts';
import type { Cosigners } from './entities.ts';

const group = 'outside';

/** The proposal of a city as a policy; inside cosigners are not in it, for they count for nothing. */
export function policyOf(
  { cosigners, needed }: Cosigners,
  log: { vkey: string; url: string } | undefined,
  tools: Pick<NoteTools, 'hash'>,
): Policy {
  const outside = cosigners.filter(({ place }) => place === 'outside');
  const members = outside.map(({ name }) => name);
  return {
    logs: log ? [{ key: parseVerifierKey(log.vkey, tools), url: log.url }] : [],
    witnesses: outside.map(({ name, vkey }) => ({ name, key: parseVerifierKey(vkey, tools) })),
    groups: needed > 0 ? [{ name: group, atLeast: needed, members }] : [],
    quorum: needed > 0 ? group : 'none',
  };
}

const advice = [
  '本市提议的联署方。核对者请自行保存一份，只信自己认得的公钥，不要每次从这里取用。',
  'The city proposes these cosigners. Keep a file of your own, with keys that you have checked.',
];

/** The policy file as it is served. */
export function policyText(
  proposal: Cosigners,
  log: { vkey: string; url: string },
  tools: Pick<NoteTools, 'hash'>,
): string {
  const titles = proposal.cosigners.map(({ name, title, place }) =>
    place === 'outside' ? `${name}: ${title}` : `${name}: ${title}（内部联署，不计入）`,
  );
  const policy = policyOf(proposal, log, tools);
  return formatPolicy(policy, (key) => formatVerifierKey(key, tools), [...advice, ...titles]);
}
