import type { CaseType } from '@mingcha/cases';
import { sha256Hex, type TenantStore } from '@mingcha/store';
import { loadTenant } from '@mingcha/tenancy';
import type { CaseDeps } from '../deps.ts';
import { askedOutside, type Service } from './service.ts';

/** What somebody from outside is told before they fill in a form: who collects what, why, who sees it, how long it is kept. */
export type PrivacyNotice = {
  collector: string;
  purpose: string;
  basis: readonly string[];
  /** Titles of the fields that are personal data. */
  personal: readonly string[];
  readers: readonly string[];
  kept: readonly string[];
  /** Names this text, so that what was agreed to is what was shown. */
  hash: string;
};

const spanOfMonths = (months: number): string => (months % 12 === 0 ? `${months / 12} 年` : `${months} 个月`);

function keptFor({ retention, results = {} }: CaseType): string[] {
  const erased = retention.filter((one) => one.do === 'erasePersonal');
  if (erased.length === 0) return ['办结后长期保存。'];
  return erased.map(({ result, months }) => {
    const which = result === undefined ? '办结' : `以“${results[result] ?? result}”办结`;
    return `${which}后保存 ${spanOfMonths(months)}，期满自动清除个人信息。`;
  });
}

/** The notice of a case type, of what its opening and later steps from outside ask. Pure. */
function noticeOf(type: CaseType, asked: Iterable<string>, collector: string): PrivacyNotice {
  const personal = [...asked].flatMap((name) => {
    const field = type.fields[name];
    return field?.personal ? [field.title] : [];
  });
  const readers = Object.values(type.parties).flatMap((party) => ('right' in party ? [party.title] : []));
  const said = {
    collector,
    purpose: `办理您提交的“${type.title}”，核实情况并向您反馈结果，不作其他用途。`,
    basis: [...type.basis],
    personal,
    readers: [...new Set(readers)],
    kept: keptFor(type),
  };
  return { ...said, hash: sha256Hex(JSON.stringify(said)) };
}

/** The notice of a type that a tenant offers, as it is now. */
export async function noticeFor(
  store: TenantStore,
  { kinds }: Pick<CaseDeps, 'kinds'>,
  { compiled }: Service,
): Promise<PrivacyNotice> {
  const { name } = await loadTenant(store);
  return noticeOf(compiled.type, askedOutside(compiled, kinds), name);
}

/** The notice as one text, as it is kept with the consent to it. */
export const noticeText = ({ collector, purpose, basis, personal, readers, kept }: PrivacyNotice): string =>
  [
    `收集者：${collector}`,
    `目的：${purpose}`,
    `依据：${basis.join('；') || '无'}`,
    `个人信息：${personal.join('、') || '无'}`,
    `知悉范围：${readers.join('、')}`,
    `保存：${kept.join('')}`,
  ].join('\n');
