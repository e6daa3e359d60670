import { it } from 'vitest';
import { desk, phone } from '../support/browser.ts';
import { setStage } from './stage.ts';
const stage = setStage({ objects: 300, cities: ['620300'], notices: [] });
it('looks', async () => {
  const draws = (await stage.site.ask<any>('GET', '/v1/draws?limit=50')).body.items;
  let draw = '';
  for (const d of draws) { try { const v = (await stage.site.ask<any>('GET', `/v1/draws/${d.id}/visits?limit=1`)).body; if (v.dispatch) draw = d.id; } catch {} }
  console.log('draw', draw);
  for (const [name, device] of [['desk', desk], ['phone', phone]] as const) {
    const { page } = await stage.enterAs('jinchang-admin', device);
    const url = stage.site.url;
    await page.goto(`${url}/console/inspections`);
    await page.getByRole('button', { name: '导出' }).waitFor();
    await page.waitForTimeout(1500);
    await page.getByRole('button', { name: '导出' }).click();
    await page.getByText('双随机抽查结果').waitFor();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/q-dash-${name}.png` });
    await page.goto(`${url}/console/draws/${draw}`);
    const print = page.getByRole('button', { name: '打印通知书' });
    await print.waitFor();
    await print.scrollIntoViewIfNeeded();
    await page.screenshot({ path: `/tmp/q-draw-${name}.png` });
    if (name === 'desk') { const [d] = await Promise.all([page.waitForEvent('download', { timeout: 60000 }), print.click()]); await d.saveAs('/tmp/p-batch.pdf'); console.log(d.suggestedFilename()); }
    await page.goto(`${url}/console/cases/inspection-visits`);
    await page.waitForTimeout(2000);
    const boxes = page.getByRole('checkbox');
    console.log(await boxes.count());
    for (let i = 1; i < 4; i++) await boxes.nth(i).check();
    await page.getByRole('button', { name: '打印文书' }).click();
    await page.waitForTimeout(800);
    await page.screenshot({ path: `/tmp/q-list-${name}.png` });
  }
}, 300000);
