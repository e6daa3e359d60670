import { secondPersonNames } from '@mingcha/kernel/labels';
import type { TenantSettings } from '../api/types.ts';
import { byClass } from '../draws/composer/draft.ts';
import { disclosureNames, stratumText } from '../draws/words.ts';

/** What can be set to need a second person, in the order of the page. */
export const secondPersonActs = Object.keys(secondPersonNames) as (keyof typeof secondPersonNames)[];

/** The settings as a reader sees them. */
export function settingTexts(settings: TenantSettings): Record<string, string> {
  const { drawPolicy, teamSize, disclosure, publishWithin, secondPersons, dayOverrides } = settings;
  const texts: Record<string, string> = {};
  for (const [name, { permille, reserve }] of byClass(drawPolicy)) {
    texts[`${stratumText(name)}抽查比例`] = `${permille / 10}%`;
    texts[`${stratumText(name)}候补数量`] = `${reserve} 户`;
  }
  texts.每组执法人员数 = `${teamSize} 人`;
  texts.公示期限 = `${publishWithin} 个工作日`;
  texts.默认公开方式 = disclosureNames[disclosure];
  const acts = secondPersonActs.filter((act) => secondPersons.includes(act));
  texts.须由另一人复核 = acts.map((act) => secondPersonNames[act]).join('、') || '无';
  for (const [day, works] of Object.entries(dayOverrides)) texts[day] = works ? '上班' : '休息';
  return texts;
}
