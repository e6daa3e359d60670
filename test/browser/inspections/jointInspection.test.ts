import { addDays, shanghaiDate } from '@mingcha/kernel';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { phone, still } from '../../support/browser.ts';
import { act, action, deskOf, isIn } from '../cases/cases.ts';
import type { Account } from '../signedIn.ts';
import type { Ask } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, keyboardOf, pick, see, seeGone, tabTo } from '../steps.ts';

const stage = setStage();
const code = '621200';
const dept = (letters: string) => `${code}-${letters}`;
/** The lead first. */
const departments = ['wsjk', 'yjgl', 'rlsb'] as const;
const itemNames = ['用人单位职业卫生检查', '安全培训和应急预案检查', '劳动用工和工资支付检查'] as const;
const titleOf = (item: string) => `生产经营单位联合抽查：${item}`;
const cases = (type: string) => `/v1/cases/inspection-${type}`;

const amendedFields = ['检查结论', '检查结果', '发现的问题', '更正理由'];

type Member = { id: string; name: string };
type Row = Member & { inspectors: Member[] };
type Visit = { object: string; visit?: { case: string; state: string } };
type Fields = {
  fields: { name: string; value?: unknown }[];
  tasks: { values?: { signatures?: string[] } }[];
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

/** So many days on, or the last day of the year: what its plan has is done in it. */
function inYear(today: string, days: number): string {
  const [day, year] = [addDays(today, days), today.slice(0, 4)];
  return day.startsWith(year) ? day : `${year}-12-31`;
}

/** The plan of the year, agreed to and published, and the task by which three departments carry it out; gives the task. */
async function planned(items: string[], { office, head }: Record<'office' | 'head', Ask>): Promise<string> {
  const chief = await stage.site.askAs('longnan-zfb');
  const today = shanghaiDate(new Date());
  const year = Number(today.slice(0, 4));
  const scope = '全市生产经营单位';
  const days = { from: today, until: inYear(today, 25) };
  const batch = {
    name: '生产经营单位联合检查',
    items,
    aim: '不定向',
    scope,
    ratio: 3,
    byClass: true,
    ...days,
  };
  const joint = departments.slice(1).map(dept);
  const open = async (type: string, values: object) => {
    const { body } = await office<{ id: string }>('POST', cases(type), { values });
    return `${cases(type)}/${body.id}`;
  };
  const own = { dept: dept('wsjk') };
  const title = `${year} 年度生产经营单位联合抽查计划`;
  const plan = await open('plans', { title, kind: '部门抽查计划', year, batches: [batch], ...own });
  await deskOf(office, plan).act('settle');
  await deskOf(office, plan).act('publish');
  await deskOf(chief, plan).approve('publish');
  await deskOf(head, plan).approve('publish');
  const task = await open('tasks', {
    ...{ title: '生产经营单位联合抽查', source: '年度计划', plan: plan.split('/').at(-1), batch: batch.name },
    ...{ ...own, joint, aim: '不定向', modes: ['现场检查'], items, scope, ...days },
  });
  await deskOf(head, task).act('permit');
  await deskOf(office, task).act('announce');
  return task.split('/').at(-1)!;
}

/** By hand: the drafts are gathered, agreed to, committed, and drawn once the beacon has spoken; then they are public. */
async function drawTogether(page: Page): Promise<void> {
  const [lead, ...others] = itemNames.map(titleOf);
  await page.goto('/console/draws/batches');
  await page.getByRole('link', { name: '发起共同抽取' }).click();
  await page.getByLabel('名称').fill('生产经营单位联合抽查');
  await pick(page, /列入的任务/, lead!);
  await button(page, '发起').click();
  for (const title of others) {
    await pick(page, /要加入的任务/, title);
    await button(page, '加入').click();
    await see(button(page, `确认就绪：${title}`));
  }
  for (const title of [lead!, ...others]) {
    await button(page, `确认就绪：${title}`).click();
    await see(button(page, `撤回就绪：${title}`));
  }
  await see(page.getByText('全部就绪'));
  await button(page, '提交承诺').click();
  await page.getByLabel('我已核对各任务的数量').check();
  await button(page, '冻结并公布承诺').click();
  await see(page.getByRole('heading', { name: '取得随机种子' }));
  await stage.site.pass(1 / 24);
  await page.reload();
  await button(page, '公示结果').click();
  await page
    .getByRole('dialog', { name: /^公示全部 3 个任务的结果/ })
    .getByRole('button', { name: '公示', exact: true })
    .click();
  await expect.poll(() => page.getByRole('cell', { name: '已公示' }).count()).toBe(3);
}

/** Gives somebody an account. */
async function accountOf(admin: Ask, person: object): Promise<Account> {
  const { login, password } = (await admin<Required<Account>>('POST', '/v1/people', person)).body;
  return { login, password };
}

/** An account for each, by the row in the roster. */
async function accountsOf(admin: Ask, members: readonly Member[], letters: string): Promise<Account[]> {
  const made: Account[] = [];
  for (const { id, name } of members) {
    const person = {
      login: id.toLowerCase(),
      name,
      roles: ['inspector'],
      dept: dept(letters),
      inspector: id,
    };
    made.push(await accountOf(admin, person));
  }
  return made;
}

/** The phone of an inspector with their visits on it. */
async function phoneOf(account: Account, visit: Member): Promise<Page> {
  const { page, expectStatus } = await stage.enterBy(account, phone);
  // The version of the visit that the phone has is not the newest any more.
  expectStatus(412);
  await page.goto('/console/visits');
  await see(page.getByRole('link', { name: visit.name }));
  return page;
}

/** By hand: the bell says what the inspector was drawn for, and leads to it; the list, where there are several. */
async function followBell(page: Page, visit: Member): Promise<void> {
  await page.getByRole('button', { name: /^通知，\d+ 条未读$/ }).click();
  const bell = page.getByRole('dialog', { name: '通知' });
  await see(bell.getByRole('link', { name: /行政检查.*已交给您办理，请查看/ }));
  expect(await faultsOf(page)).toEqual([]);
  await bell.getByRole('link', { name: /行政检查.*已交给您办理，请查看/ }).click();
  await page.waitForURL(/\/console\/cases\/inspection-visits/);
  await see(page.getByText(visit.name).first());
  await page.goto('/console/visits');
  await see(page.getByRole('link', { name: visit.name }));
}

async function answerPoints(page: Page): Promise<void> {
  const points = page.getByRole('region', { name: '检查要点' }).getByRole('group');
  for (const point of await points.all()) await point.getByRole('radio').first().check();
  await button(page, '写入要点的汇总').click();
}

/** By hand: what a department that joins has found, with a photo and its inspector's signature on paper, and nothing else. */
async function recordPart(account: Account, visit: Member, item: string, picture: Buffer): Promise<void> {
  const page = await phoneOf(account, visit);
  await page.getByRole('link', { name: visit.name }).click();
  const points = page.getByRole('region', { name: '检查要点' });
  await see(points.getByRole('heading', { name: item }));
  expect(await points.getByRole('heading', { level: 3 }).count()).toBe(1);
  await answerPoints(page);
  await group(page, '本部门的检查结论').getByRole('radio', { name: '未发现问题' }).check();
  expect(await button(page, '提交').isDisabled()).toBe(true);
  const sheet = { name: 'sheet.jpg', mimeType: 'image/jpeg', buffer: picture };
  await page.getByLabel('从相册选').setInputFiles(sheet);
  await see(page.getByRole('img', { name: '照片01.jpg' }));
  await page.getByLabel('拍纸质签名').setInputFiles(sheet);
  await see(page.getByRole('img', { name: /手签记录/ }));
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '提交').click();
  await see(page.getByRole('heading', { level: 2, name: '已同步' }));
}

/** By hand, without a network: what the lead has found, with a sheet that was signed on paper. */
async function recordWithoutNetwork(page: Page, visit: Member, picture: Buffer): Promise<void> {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.context().setOffline(true);
  await see(page.getByText(/没有网络/));
  await page.getByRole('link', { name: visit.name }).click();
  await see(page.getByRole('heading', { name: '联合部门的检查情况' }));
  await answerPoints(page);
  await group(page, '结果代码').getByRole('checkbox', { name: '未发现问题' }).check();
  const sheet = { name: 'sheet.jpg', mimeType: 'image/jpeg', buffer: picture };
  await page.getByLabel('拍纸质签名').setInputFiles(sheet);
  await see(page.getByRole('img', { name: /手签记录/ }));
  await group(page, '企业是否签字').getByRole('radio', { name: '已签字' }).check();
  await button(page, '提交').click();
  await see(page.getByRole('heading', { level: 2, name: '等待同步' }));
}

/** A draw of a department of all that the three have drawn from, as far as its outcome; gives its id. */
async function drawnBeside(admin: Ask, letters: string, item: string): Promise<string> {
  const { body: planned, etag } = await admin<{ id: string }>('POST', '/v1/draws', {
    ...{ title: `${item}抽查`, items: [item], disclosure: 'sealed', match: [], recusals: [] },
    filter: { labels: ['安全生产重点'], statuses: ['在营'] },
    ...{ stratify: 'none', strata: [{ stratum: 'all', permille: 1000, reserve: 0 }] },
    ...{ teams: [{ dept: dept(letters), size: 2 }], seed: { source: 'drand', delaySeconds: 30 } },
  });
  const path = `/v1/draws/${planned.id}`;
  const { body: preview } = await admin<{ versions: object }>('POST', `${path}/preview`);
  await admin('POST', `${path}/commit`, { versions: preview.versions }, etag);
  return planned.id;
}

/** By hand: of two others that inspect an enterprise, the one is chosen with which its visit is joined. */
async function joinByChoice(admin: Ask, page: Page, object: Member, items: readonly string[]): Promise<void> {
  const [other, own] = [
    await drawnBeside(admin, 'scjg', items[0]!),
    await drawnBeside(admin, 'sthj', items[1]!),
  ];
  await stage.site.pass(1 / 24);
  const { number } = (await admin<{ number: string }>('GET', `/v1/draws/${other}`)).body;
  await page.goto(`/console/draws/${own}`);
  const choice = page.getByRole('group', { name: new RegExp(`^与哪一次合并 ?：${object.name}$`) });
  await see(choice);
  expect(await choice.getByRole('radio').count()).toBe(2);
  await choice.getByRole('radio', { name: new RegExp(`^${number}（`) }).check();
  expect(await faultsOf(page)).toEqual([]);
  await button(page, '合并为联合检查（1 户）').click();
  await see(page.getByText('已合并 1 户。'));
  const { body } = await admin<{ joined: { items: { object: string; task: string }[] } }>(
    'GET',
    `/v1/draws/${own}/visits/overlaps`,
  );
  expect(body.joined.items).toMatchObject([{ object: object.id, task: number }]);
}

/** Chooses in a select of a drawer by keyboard alone, in the place of what was chosen. */
async function choose(page: Page, name: RegExp, word: string): Promise<void> {
  const box = page.getByRole('combobox', { name });
  await tabTo(page, box);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(word);
  await see(page.locator('.ant-select-item-option:visible').filter({ hasText: word }));
  await page.keyboard.press('Enter');
}

/** By keyboard: the office proposes another result than the published one, and its head approves what is changed. */
async function amended(office: Page, head: Page): Promise<void> {
  const hand = keyboardOf(office);
  await hand.press(action(office, '更正公示内容'));
  const drawer = office.getByRole('dialog', { name: '更正公示内容' });
  await hand.type(/^更正理由/, '核对照片，漏记一处当场改正的问题');
  await choose(office, /^检查结论/, '发现问题已改正');
  await choose(office, /^检查结果/, '发现问题经责令已改正');
  await hand.type(/^发现的问题/, '应急预案没有上墙，当场改正。');
  // Tab from the button that clears a field took back what was chosen in it.
  await see(drawer.locator('.ant-select-selection-item').filter({ hasText: '发现问题经责令已改正' }));
  expect(await faultsOf(office)).toEqual([]);
  await hand.press(button(office, '提请审批'));
  await seeGone(drawer);
  await head.goto(office.url());
  const pending = head.getByRole('region', { name: '待审批' });
  await see(pending.getByText('发现问题已改正（原来：未发现问题）'));
  await see(pending.getByText('发现问题经责令已改正（原来：未发现问题）'));
  expect(await pending.getByRole('term').allTextContents()).toEqual(amendedFields);
  expect(await faultsOf(head)).toEqual([]);
  await keyboardOf(head).press(button(head, '同意'));
  await see(head.getByText(/^公示的内容已于 .* 更正：核对照片/));
}

it('three departments inspect together, from the plan of the year to one public result beside the enterprise', async () => {
  const admin = await stage.site.askAs('longnan-admin');
  const { body: list } = await admin<{ items: Member[] }>('GET', '/v1/catalogues/inspection/items?limit=200');
  const items = itemNames.map((name) => list.items.find((item) => item.name === name)!.id);
  const reviewer = await accountOf(admin, {
    ...{ login: 'wsjk-office', name: '复核人', roles: ['department-admin'], dept: dept('wsjk') },
  });
  const chief = await accountOf(admin, {
    ...{ login: 'wsjk-head', name: '负责人', roles: ['department-head'], dept: dept('wsjk') },
  });
  const [office, head] = [await stage.site.askAs(reviewer), await stage.site.askAs(chief)];
  const task = await planned(items, { office, head });
  for (const [at, letters] of departments.entries())
    await admin('POST', '/v1/draws', {
      ...{ title: titleOf(itemNames[at]!), items: [items[at]], task, disclosure: 'sealed' },
      filter: { labels: ['安全生产重点'], statuses: ['在营'] },
      ...{ stratify: 'none', strata: [{ stratum: 'all', count: 3, reserve: 2 }] },
      ...{ teams: [{ dept: dept(letters), size: 2 }], match: [], recusals: [] },
      seed: { source: 'drand', delaySeconds: 30 },
    });
  const { page: desk } = await stage.enterAs('longnan-admin', still);
  await drawTogether(desk);

  // Those whom the three draws chose for the first enterprise get accounts; then all is dispatched, by hand.
  const { body: drawn } = await admin<{ items: { id: string; title: string }[] }>(
    'GET',
    '/v1/draws?state=published&limit=20',
  );
  const ids = itemNames.map((name) => drawn.items.find(({ title }) => title === titleOf(name))!.id);
  const rows = async (id: string) =>
    (await admin<{ items: Row[] }>('GET', `/v1/draws/${id}/result`)).body.items;
  const [target, gone] = await rows(ids[0]!);
  const teams: Account[][] = [];
  for (const [at, letters] of departments.entries()) {
    const row = (await rows(ids[at]!)).find(({ id }) => id === target!.id)!;
    teams.push(await accountsOf(admin, row.inspectors, letters));
  }
  const today = shanghaiDate(new Date());
  await desk.goto(`/console/draws/${ids[0]}`);
  await button(desk, '派发检查任务').click();
  const dialog = desk.getByRole('dialog', { name: '派发检查任务' });
  await dialog.getByLabel('检查起始日期').fill(today);
  await dialog.getByLabel('检查截止日期').fill(inYear(today, 14));
  await dialog.getByRole('button', { name: '派发', exact: true }).click();
  await see(desk.getByText('已开启 3 / 3，已办结 0'));

  // By the rule: an enterprise is replaced by a reserve in each draw, and an inspector who is recused by another one.
  const onDraw = async (id: string, action: string, body: object, who: Ask = admin) =>
    who('POST', `/v1/draws/${id}/${action}`, body, (await who('GET', `/v1/draws/${id}`)).etag);
  for (const id of ids) await onDraw(id, 'substitutions', { object: gone!.id, reason: '已迁出' });
  const { body: standing } = await admin<{ items: Visit[] }>('GET', `/v1/draws/${ids[0]}/visits`);
  const visitOf = (object: string) => standing.items.find((one) => one.object === object)!.visit!;
  expect(visitOf(gone!.id).state).toBe('replaced');
  const at = `${cases('visits')}/${visitOf(target!.id).case}`;
  await deskOf(head, at).act('permit', { approvedOn: today });
  const [first, leaves] = teams[0]!;
  await deskOf(await stage.site.askAs(leaves!), at).act('recuse', { reason: '与企业负责人是亲属' });
  await deskOf(office, at).answer('回避申请', 'upheld');
  const other = { object: target!.id, inspector: target!.inspectors[1]!.id };
  const recusal = { ...other, ground: 'conflict', reason: '回避申请成立' };
  await onDraw(ids[0]!, 'inspector-substitutions', recusal);
  await onDraw(ids[0]!, 'inspector-substitutions', recusal, await stage.site.askAs('longnan-auditor'));
  const now = (await rows(ids[0]!)).find(({ id }) => id === target!.id)!.inspectors;
  const came = now.filter(({ id }) => !target!.inspectors.some((one) => one.id === id));
  expect(came).toHaveLength(1);
  const [second] = await accountsOf(admin, came, 'wsjk');
  await stage.site.pass(1 / 24);

  const lead = await phoneOf(first!, target!);
  await followBell(lead, target!);
  const picture = await lead.screenshot({ type: 'jpeg' });
  await recordWithoutNetwork(lead, target!, picture);
  await recordPart(teams[1]![0]!, target!, itemNames[1], picture);
  await recordPart(teams[2]![0]!, target!, itemNames[2], picture);
  await lead.context().setOffline(false);
  await button(lead, '立即同步').click();
  await see(lead.getByRole('heading', { level: 2, name: '已同步' }));

  await deskOf(await stage.site.askAs(second!), at).approve('record');
  const { page: review } = await stage.enterBy(reviewer, still);
  await review.goto(at.replace('/v1', '/console'));
  await button(review, '同意').click();
  await isIn(review, '待公示');
  await act(review, '公示结果');
  await isIn(review, '已公示');
  const { body: done } = await office<Fields>('GET', at);
  const value = (name: string) => done.fields.find((field) => field.name === name)?.value;
  expect([value('codepts'), value('inspectors')]).toMatchObject([
    departments.slice(1).map(dept),
    { length: 6 },
  ]);
  // The photos that the others added while the lead had no network, and what they signed.
  expect(value('photos')).toHaveLength(2);
  expect(done.tasks.filter(({ values }) => values?.signatures?.length === 1)).toHaveLength(2);

  await amended(review, (await stage.enterBy(chief, still)).page);

  // Another enterprise of theirs is inspected by a fourth and a fifth department, too.
  const [kept] = (await rows(ids[0]!)).filter(({ id }) => id !== target!.id && id !== gone!.id);
  const more = ['登记事项检查', '明码标价和收费行为检查'];
  const others = more.map((name) => list.items.find((item) => item.name === name)!.id);
  await joinByChoice(admin, desk, kept!, others);

  const { page: citizen } = await stage.enter(phone);
  await citizen.goto(`/public/${code}/draws/${ids[0]}`);
  const results = citizen.getByRole('region', { name: '检查结果' });
  const name = results.locator('strong').filter({ hasText: target!.name });
  await see(name);
  expect(await name.count()).toBe(1);
  // It stood in a column of four letters.
  expect((await name.boundingBox())!.width).toBeGreaterThan(150);
  expect(await results.getByText('发现问题经责令已改正', { exact: true }).count()).toBe(1);
  expect(await results.textContent()).not.toMatch(/[ABCD] ?类|风险/);
  expect(await faultsOf(citizen)).toEqual([]);
  await results.getByRole('link', { name: /原来公示的内容$/ }).click();
  const current = citizen.getByRole('region', { name: '公开的内容' });
  await see(current.getByText(/更正：核对照片/));
  await see(current.getByText('发现问题已改正', { exact: true }));
  const former = citizen.getByRole('group').filter({ hasText: '第 1 版' });
  await keyboardOf(citizen).press(former.locator('summary'));
  expect(await former.getByText('未发现问题', { exact: true }).filter({ visible: true }).count()).toBe(2);
  expect(await faultsOf(citizen)).toEqual([]);
}, 240_000);
