import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { phone } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { pick, see, seeGone } from '../steps.ts';
import {
  moveTo,
  passphrase,
  refuseOtherPlan,
  sealInTwoTabs,
  sealWithWrongClock,
  secretIn,
  sentBy,
  signStep,
} from './witnesses.ts';

/** Of the demo's list, with keys in pages; the second one is from outside, so it reveals last. */
const witnesses = ['市人大代表联络站', '金昌企业联合会'] as const;

const stage = setStage();
let page: Page;

beforeEach(async () => {
  ({ page } = await stage.enterAs('jinchang-admin'));
});

const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const region = (name: string) => page.getByRole('region', { name });
const state = (name: string) => page.getByRole('main').getByText(name, { exact: true });

describe('an administrator and a draw', () => {
  it('plans it, lets witnesses seal and reveal, draws, substitutes, prints and publishes', async () => {
    const title = '浏览器测试：食品经营单位抽查';
    await compose(title);
    await see(page.getByRole('heading', { name: title, level: 1 }));
    await see(state('待承诺'));

    const links = await Promise.all(
      witnesses.map((name) =>
        page.getByRole('listitem').filter({ hasText: name }).locator('code').getAttribute('title'),
      ),
    );
    // The clock of the second will be wrong.
    const devices = [await stage.enter(phone), await stage.enter({ ...phone }), await stage.enter(phone)];
    const [one, other, third] = devices.map(({ page: own }) => own);
    const sent = devices.flatMap(({ page: own }) => [sentBy(own.context())]);
    const keys = await Promise.all(witnesses.map((name) => stage.site.keyFile(name)));
    await sealInTwoTabs(one!, links[0]!, keys[0]!);
    const files = await sealWithWrongClock(other!, links[1]!, keys[1]!);
    await commit();
    await see(page.getByText('全部见证方公开随机数后，系统自动抽取'));
    expect(await button('执行抽取').count()).toBe(0);
    await refuseOtherPlan(one!);
    await one!.reload();
    await reveal(one!);
    await moveTo(third!, links[1]!, files);
    await reveal(third!);
    await see(state('已抽取'));

    const result = region('抽取结果').last();
    const first = result.getByRole('row').nth(1);
    await see(first.getByText('（组长）'));
    await first.getByRole('button', { name: /^递补/ }).click();
    await pick(dialog('递补'), /原因/, '已注销');
    await dialog('递补').getByRole('button', { name: '确认递补' }).click();
    await see(first.getByText('已由候补递补'));
    await see(result.getByText('候补递补'));
    await see(region('递补记录').getByRole('cell', { name: '已注销' }));

    await page.getByRole('link', { name: '打印结果表' }).click();
    await see(page.getByRole('heading', { name: '金昌市双随机抽查结果表' }));
    await page.emulateMedia({ media: 'print' });
    await seeGone(page.getByRole('navigation', { name: '主导航' }));
    await see(page.getByRole('cell', { name: '候补递补' }));
    await see(page.getByText('见证（监督）人：'));
    await page.emulateMedia({ media: 'screen' });
    await page.goBack();

    await button('公示结果').click();
    await dialog('公示这次抽查的结果？').getByRole('button', { name: '公示' }).click();
    await see(state('已公示'));
    await attest(one!);
    const said = decodeURIComponent(sent.flat().join('\n'));
    expect(said).toContain('/attestation');
    expect([passphrase, ...keys.map(secretIn)].filter((word) => said.includes(word))).toEqual([]);
    const citizen = await stage.enter(phone);
    await citizen.page.goto(page.url().replace('/console', `/public/${city.code}`));
    await see(citizen.page.getByRole('heading', { name: title, level: 1 }));
    await see(citizen.page.getByText('已公示'));
    await see(citizen.page.getByText(/原因：已注销/));
  });

  it('rehearses: the plan that waits is changed, drawn, an inspector replaced, and voided with a reason', async () => {
    const { id, title } = await stage.site.demoDraw('planned');
    await page.goto('/console/draws?series=rehearsal');
    await page.getByRole('link', { name: title }).first().click();
    await page.getByRole('link', { name: '修改计划' }).click();
    await page.getByLabel('任务名称').fill('演练改名后的抽查');
    const [benched, adjusted] = await changeTeam();
    await button(/5.*预览/).click();
    const shares = page.getByRole('table', { name: /^预期选派次数的变化/ });
    await see(
      shares.getByRole('row').filter({ hasText: benched }).getByRole('cell', { name: '0', exact: true }),
    );
    await see(
      page.getByRole('table', { name: '名录中不参加本次抽查的' }).getByRole('cell', { name: '另有任务' }),
    );
    await button('保存计划').click();
    await see(page.getByRole('heading', { name: '演练改名后的抽查', level: 1 }));
    await see(page.getByText('内部演练 · 不可公开验证'));
    await see(page.getByText(`${benched}（另有任务：抽调专班）`));
    await see(page.getByText(`${adjusted}增加 2 次（兼职执法）`));
    await commit();
    await see(region('抽查计划').getByText(/1 人调整了负荷/));
    await execute();
    await see(state('已抽取'));
    await button(/^换人：/)
      .first()
      .click();
    await pick(dialog('更换检查人员'), /不能检查的人员/, '');
    await pick(dialog('更换检查人员'), /事由/, '患病');
    await dialog('更换检查人员').getByLabel(/说明/).fill('住院治疗');
    await button('确认更换').click();
    await see(region('更换检查人员记录').getByRole('cell', { name: '患病' }));
    await see(page.getByText('（已更换）'));
    await button('更多操作').click();
    await page.getByRole('menuitem', { name: '作废…' }).click();
    await pick(dialog(/^作废/), /作废事由/, '其他');
    await dialog(/^作废/)
      .getByLabel(/作废原因/)
      .fill('演练结束，结果不作为检查依据');
    await button('作废并公开原因').click();
    await see(state('已作废'));
    await see(page.getByText('演练结束，结果不作为检查依据'));
    expect((await stage.site.ask<{ state: string }>('GET', `/v1/draws/${id}`)).body.state).toBe('voided');
  });

  /** Goes through the five steps. Ends on the page of the draw that was saved. */
  async function compose(title: string): Promise<void> {
    await page.goto('/console/');
    await page.getByRole('link', { name: '新建抽查' }).first().click();
    await page.getByLabel('任务名称').fill(title);
    await pick(page, /抽查事项/, '食品销售监督检查');
    await button('下一步：分组与比例').click();
    await page.getByRole('radio', { name: /^不分组/ }).check();
    const preview = page.getByRole('complementary', { name: '实时预览' });
    const reserve = page.getByRole('spinbutton', { name: /候补数量/ });
    await reserve.fill('900');
    await see(preview.getByRole('list', { name: '提醒' }).getByText('不足 900 个候补'));
    await reserve.fill('3');
    await seeGone(preview.getByText('不足 900 个候补'));
    await button('下一步：部门与人员').click();
    await see(page.getByText('牵头', { exact: true }));
    await button('下一步：种子与公开').click();
    await page.getByRole('radio', { name: /^见证方公开随机数/ }).check();
    await page.getByRole('checkbox', { name: witnesses[0] }).check();
    await page.getByRole('checkbox', { name: '市市场监督管理局' }).check();
    await see(page.getByText('已选的见证方中没有本市政府以外的单位'));
    await button('下一步：预览').click();
    await see(page.getByText('至少有一个本市政府以外的单位'));
    expect(await button('保存计划').isDisabled()).toBe(true);
    await button(/种子与公开.*未完成/).click();
    await page.getByRole('checkbox', { name: '市市场监督管理局' }).uncheck();
    await page.getByRole('checkbox', { name: witnesses[1] }).check();
    expect(await page.getByRole('radio', { name: witnesses[1] }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: /^公开全部名单/ }).check();
    await button('下一步：预览').click();
    await see(page.getByRole('table', { name: '各分组的范围与抽取数' }));
    await button('保存计划').click();
  }

  /** Benches one inspector and adds to the load of another one; their names. */
  async function changeTeam(): Promise<[benched: string, adjusted: string]> {
    await button(/3.*部门与人员/).click();
    await button('添加不参加的人员').click();
    const benched = await chooseInspector('第 1 名不参加的执法人员', 0);
    await pick(page, '第 1 名不参加的原因', '另有任务');
    await page.getByLabel('第 1 名不参加的说明').fill('抽调专班');
    await button('添加负荷调整').click();
    const adjusted = await chooseInspector('第 1 条负荷调整的执法人员', 1);
    await page.getByLabel('第 1 条增加的负荷').fill('2');
    return [benched, adjusted];
  }

  /** Takes one of those whom the picker offers at first; the name. */
  async function chooseInspector(label: string, place: number): Promise<string> {
    await page.getByRole('combobox', { name: label }).click();
    const option = page.locator('.ant-select-dropdown:visible .ant-select-item-option').nth(place);
    const name = (await option.textContent())!.split(' ')[0]!;
    await option.click();
    return name;
  }

  async function commit(): Promise<void> {
    await button('提交承诺').click();
    const last = dialog('提交承诺');
    await last.getByRole('checkbox', { name: '我已核对范围、数量与提醒' }).check();
    await last.getByRole('button', { name: '冻结并公布承诺' }).click();
    await see(state('已承诺'));
  }

  async function execute(): Promise<void> {
    await button('执行抽取').click();
    const question = dialog('现在执行抽取？');
    await see(question.getByText('执行后不能撤销，也不能重抽'));
    await see(state('已承诺'));
    await question.getByRole('button', { name: '执行抽取' }).click();
  }

  async function attest(own: Page): Promise<void> {
    await own.reload();
    await signStep(own, '核验并作证');
    await see(own.getByRole('listitem').filter({ hasText: '核验作证' }).getByText('已完成'));
  }

  async function reveal(own: Page): Promise<void> {
    await see(own.getByText('已在本机核对：公布的承诺与计划一致'));
    await signStep(own, '公开我的随机数');
    await see(own.getByRole('heading', { name: '您的随机数已公开' }));
  }
});
