import { gansuText } from './gansu.ts';
import { jinchangText } from './jinchang.ts';
import { jinchangWork } from './jinchangWork.ts';
import { longnanText } from './longnan.ts';
import { longnanWork } from './longnanWork.ts';
import { pingliangText } from './pingliang.ts';
import { pingliangWork } from './pingliangWork.ts';
import type { DemoNotice } from './types.ts';

/** `MM-DD` from which on the year's plan has a round behind it in every city. */
const underWay = '07-15';

/**
 * The province's notice and then one of each demo city. Earlier than mid-July the plan is the last year's, so that there
 * is always something behind it. `today` is `YYYY-MM-DD`.
 */
export function demoNotices({ today }: { today: string }): DemoNotice[] {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < underWay ? 1 : 0);
  return [
    { tenant: '620000', year, issued: '01-22', text: gansuText(year), work: {} },
    {
      tenant: '620300',
      year,
      issued: '02-25',
      text: jinchangText(year),
      work: jinchangWork,
      story: { praised: 'scjg', answered: 'fgw', late: 'zrzy', returned: 'zfjs', missing: 'jtys' },
    },
    {
      tenant: '620800',
      year,
      issued: '04-02',
      text: pingliangText(year),
      work: pingliangWork,
      story: { praised: 'sthj', answered: 'wsjk', late: 'sw', returned: 'nync', missing: 'zfjs' },
    },
    {
      tenant: '621200',
      year,
      issued: '03-11',
      text: longnanText(year),
      extraRound: { due: '09-22', title: '第三季度加报' },
      work: longnanWork,
      story: { praised: 'fgw', answered: 'jy', late: 'whly', returned: 'nync', missing: 'zrzy' },
    },
  ];
}
