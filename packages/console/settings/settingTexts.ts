import { secondPersonNames } from '@mingcha/kernel/labels';
import type { TenantSettings } from '../api/types.ts';
import { byClass } from '../draws/composer/draft.ts';
import { disclosureNames, stratumText } from '../draws/words.ts';

/** What can be set to need a second person, in the order of the page. */
export const secondPersonActs = Object.keys(secondPersonNames) as (keyof typeof secondPersonNames)[];

/** The settings as a reader sees them. */
export function settingTexts(settings: TenantSettings): Record<string, string> {
  const {
    drawPolicy,
    itemPolicies,
    teamSize,
    disclosure,
    publishWithin,
    joinWindow,
    secondPersons,
    dayOverrides,
  } = settings;
  const texts: Record<string, string> = {};
  const classTexts = (item: string, policy: TenantSettings['drawPolicy']) => {
    for (const [name, { permille, reserve, timesPerYear, visitCap, way }] of byClass(policy)) {
      const of = `${item}${stratumText(name)}`;
      texts[`${of}抽查比例`] = `${permille / 10}%`;
      texts[`${of}候补数量`] = `${reserve} 户`;
      texts[`${of}每年抽查`] = timesPerYear === undefined ? '不限' : `${timesPerYear} 次`;
      texts[`${of}每户每年至多`] = visitCap === undefined ? '不限' : `${visitCap} 次`;
      texts[`${of}检查方式`] = way ?? '不限';
    }
  };
  classTexts('', drawPolicy);
  for (const { item, ...policy } of itemPolicies) classTexts(`${item} `, policy);
  texts.每组执法人员数 = `${teamSize} 人`;
  texts.合并检查提醒 = joinWindow === 0 ? '当天' : `相隔 ${joinWindow} 天以内`;
  texts.公示期限 = `${publishWithin} 个工作日`;
  texts.默认公开方式 = disclosureNames[disclosure];
  const acts = secondPersonActs.filter((act) => secondPersons.includes(act));
  texts.须由另一人复核 = acts.map((act) => secondPersonNames[act]).join('、') || '无';
  for (const [day, works] of Object.entries(dayOverrides)) texts[day] = works ? '上班' : '休息';
  return texts;
}
