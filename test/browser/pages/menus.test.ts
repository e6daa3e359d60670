import { demoCities, demoProvince } from '@mingcha/demo';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { still } from '../../support/browser.ts';
import { city } from '../site.ts';
import { setStage } from '../stage.ts';
import { faultsOf, headingFaults, openPage, see, signIn } from '../steps.ts';

const stage = setStage();
const keeper = demoProvince.people.find(({ role }) => role === 'province')!;
type Person = { login: string; tenant: string };
/** One of each role: those of a role have the same menu. */
const people: readonly Person[] = [
  ...[...new Map(city.people.map(({ role, login }) => [role, login])).values()].map((login) => ({
    login,
    tenant: city.code,
  })),
  ...demoProvince.people.map(({ login }) => ({ login, tenant: demoProvince.code })),
];

/** What the menu and the tabs of the settings offer somebody with so many rights, on a page of theirs. */
type Menu = Person & { rights: number; page: Page; ways: readonly { address: string; within: Locator }[] };

const addressesOf = (links: Locator): Promise<string[]> =>
  links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!));

describe('every entry of the menu opens a page: the province’s led to four refusals', () => {
  // Whatever is refused on the way is a complaint, which fails the test. Each page is waited for until its network is still:
  // some people walk at the same time.
  it('for one of each role', async () => {
    const menus: Menu[] = [];
    await together(people, async (person) => void menus.push(await menuOf(person)));
    await together(menus, async (one) => openAll(one, menus));
  });

  async function together<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    const left = [...all];
    const walk = async () => {
      for (let one = left.shift(); one; one = left.shift()) await work(one);
    };
    await Promise.all([walk(), walk(), walk()]);
  }

  async function menuOf({ login, tenant }: Person): Promise<Menu> {
    const { body } = await (await stage.site.askAs(login))<{ can: string[] }>('GET', '/v1/me');
    const { page } = await stage.enterAs(login, still);
    await openPage(page, '/console/');
    const [menu, tabs] = ['主导航', '设置'].map((name) => page.getByRole('navigation', { name }));
    await see(menu!.getByRole('link'));
    const addresses = await addressesOf(menu!.getByRole('link'));
    expect([login, addresses.length > 3]).toEqual([login, true]);
    await menu!.getByRole('link', { name: '系统设置' }).click();
    await see(tabs!.getByRole('link'));
    const ways = [
      ...addresses.map((address) => ({ address, within: menu! })),
      ...(await addressesOf(tabs!.getByRole('link'))).map((address) => ({ address, within: tabs! })),
    ];
    return { login, tenant, rights: body.can.length, page, ways };
  }

  /** Whether nobody of the tenant to whom an address is offered has fewer rights, or nobody has more. */
  function isFirstOrLast(one: Menu, address: string, menus: readonly Menu[]): boolean {
    const offered = menus
      .filter(({ tenant, ways }) => tenant === one.tenant && ways.some((way) => way.address === address))
      .sort((a, b) => a.rights - b.rights || a.login.localeCompare(b.login));
    return one === offered[0] || one === offered.at(-1);
  }

  async function openAll(one: Menu, menus: readonly Menu[]): Promise<void> {
    const { login, page, ways } = one;
    for (const { address, within } of ways) {
      if (!isFirstOrLast(one, address, menus)) continue;
      const about = [login, address];
      if (!(await within.isVisible())) await openPage(page, '/console/settings/policy');
      await within.locator(`a[href="${address}"]`).click();
      await page.waitForURL((url) => url.pathname === address || url.pathname.startsWith(`${address}/`));
      await page.waitForLoadState('networkidle');
      // A page that still loads has no heading yet, and may have nothing to refuse.
      await expect.poll(() => page.getByLabel('正在载入').count()).toBe(0);
      await expect.poll(async () => [about, await headingFaults(page)]).toEqual([about, []]);
      expect([about, await page.getByRole('alert').allInnerTexts()]).toEqual([about, []]);
    }
  }

  it('and an address that leads nowhere says so in a heading: pages of things that are not there had none', async () => {
    const { page, expectStatus } = await stage.enterAs('jinchang-admin', still);
    expectStatus(404);
    const unknown = '01KAZZZZZZZZZZZZZZZZZZZZZZ';
    const things = ['draws', 'measures', 'chases', 'briefings'].map((list) => `${list}/${unknown}`);
    const parts = ['read', 'm/1', 'settings', 'lineage', 'rounds', 'league', 'boards', 'briefings'];
    const more = [`draws/${unknown}/edit`, ...parts.map((part) => `measures/${unknown}/${part}`)];
    for (const path of ['no-such-page', ...things, ...more]) {
      await openPage(page, `/console/${path}`);
      await see(page.getByRole('link', { name: /^回到/ }));
      expect([path, await headingFaults(page)]).toEqual([path, []]);
    }
  });

  it('and the province reads its cities’ draws, a list and a page', async () => {
    const { page } = await stage.enterAs(keeper.login, still);
    const published = await stage.site.demoDraw('published');
    await openPage(page, '/console/');
    const menu = page.getByRole('navigation', { name: '主导航' });
    await see(menu.getByRole('link', { name: '各市抽查' }));
    for (const name of ['双随机抽查', '检查对象名录库', '执法检查人员名录库', '随机抽查事项清单'])
      expect([name, await menu.getByRole('link', { name }).count()]).toEqual([name, 0]);
    await menu.getByRole('link', { name: '各市抽查' }).click();
    await page.getByRole('navigation', { name: '城市' }).getByRole('link', { name: city.name }).click();
    await see(page.getByRole('cell', { name: published.title }));
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: published.title }).click();
    await see(page.getByRole('heading', { name: published.title, level: 1 }));
    await see(page.getByRole('main').getByRole('cell'));
    expect(await page.getByRole('button', { name: /公示|作废|递补/ }).count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await menu.getByRole('link', { name: '系统设置' }).click();
    await see(page.getByText(`${demoProvince.name}（${demoProvince.code}）`));
  });

  it('and its auditor has the whole proof of a sealed draw where the city lets them, and nowhere else', async () => {
    const { page } = await stage.enterAs('gansu-auditor', still);
    const open = async (of: string) => {
      await openPage(page, '/console/province/draws');
      await page.getByRole('navigation', { name: '城市' }).getByRole('link', { name: of }).click();
      await page.getByRole('link', { name: /第一批食品经营/ }).click();
    };
    await open('陇南市');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载完整证明' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^mingcha-proof-621200-.*\.jsonl$/);
    expect(await faultsOf(page)).toEqual([]);
    await open('平凉市');
    await see(page.getByText('该市没有授权本省监督审计人员查看完整证明'));
    expect(await page.getByRole('button', { name: '下载完整证明' }).count()).toBe(0);
    await openPage(page, '/console/audit');
    await see(page.getByText(/下载了陇南市抽查任务/));
  });

  it('and its administrator finds a witness that waits, and confirms it for all to see', async () => {
    const { page } = await stage.enterAs('gansu-admin', still);
    await openPage(page, '/console/');
    await page.getByRole('link', { name: /个见证方待您确认/ }).click();
    await see(page.getByRole('button', { name: '取消要求' }));
    await see(page.getByRole('cell', { name: /省级已确认/ }));
    expect(await faultsOf(page)).toEqual([]);
    const name = '平凉企业联合会';
    await page.getByRole('button', { name: `确认平凉市的${name}`, exact: true }).click();
    const dialog = page.getByRole('dialog', { name: `确认${name}` });
    await see(dialog.getByText(/^[0-9a-f]{64}$/));
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: '确认', exact: true }).click();
    await see(page.getByRole('button', { name: `收回确认平凉市的${name}` }));
    await openPage(page, '/public/620800/witnesses');
    const card = (of: string) => page.getByRole('listitem').filter({ hasText: of });
    await see(card(name).getByText('省级已确认'));
    await see(card('市人大代表联络站').getByText('待省级确认'));
    expect(await faultsOf(page)).toEqual([]);
  });
});

it('signing out ends the session at Cognito, which asks for `client_id` and `logout_uri`', async () => {
  const { login } = demoCities.find(({ code }) => code !== city.code)!.people[0]!;
  const { page } = await stage.enter(still);
  const { url } = stage.site;
  await page.route('**/oidc/.well-known/openid-configuration', async (route) => {
    const response = await route.fetch();
    const json = { ...(await response.json()), end_session_endpoint: `${url}/cognito/logout` };
    await route.fulfill({ response, json });
  });
  const asked: [string | null, string | null][] = [];
  // As Cognito does: without a client and one of its addresses it refuses, else it forgets who was signed in.
  await page.route('**/cognito/logout*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    asked.push([query.get('client_id'), query.get('logout_uri')]);
    if (query.get('client_id') !== 'console' || query.get('logout_uri') !== `${url}/console/`)
      return route.fulfill({ status: 400, body: 'Required String parameter is not present' });
    await page.context().clearCookies();
    return route.fulfill({ status: 302, headers: { location: query.get('logout_uri')! } });
  });
  await signIn(page, login);
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.getByRole('button', { name: '统一身份登录' }).click();
  await see(page.getByLabel('密码'));
  expect(asked).toEqual([['console', `${url}/console/`]]);
});
