import type { DemoCity } from '@mingcha/demo';
import { openRegister, type Row } from '@mingcha/register';
import { shippedLists } from '@mingcha/systems/lists';
import { tenantLists } from '@mingcha/systems/tenant-lists';
import { bodyOf } from '@mingcha/tenancy/testing';
import type { TestSystem } from './system.ts';

const by = { sub: 'seed', name: '初始化' };
const roles: Record<string, string[]> = {
  office: ['city-admin'],
  second: ['city-admin'],
  unit: ['department-admin'],
  head: ['department-head'],
};
const values = (given: object) => ({ values: given });
const pathOf = (type: string, id: string) => `/v1/cases/${type}/${id}`;

type System = Pick<TestSystem, 'api' | 'issuer' | 'call' | 'test' | 'time'>;

/** The people of a city who match a policy with enterprises, each with an account: of the office, a second one, of a unit and its head. */
export async function policyOffice(system: System, city: DemoCity) {
  const dept = `${city.code}-scjg`;
  const people: Record<string, string> = {};

  async function good(given: Response | Promise<Response>) {
    const response = await given;
    if (!response.ok) throw new Error(await response.text());
    return bodyOf(response);
  }
  async function as(who: string, method: string, path: string, body?: object, etag?: string) {
    const token = await system.issuer.token({
      ...{ tenant: city.code, roles: roles[who]!, sub: people[who]!, dept },
    });
    return system.api.request(path, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(etag && { 'if-match': etag }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
  async function act(who: string, path: string, action: string, body: object = {}) {
    const etag = (await as(who, 'GET', path)).headers.get('etag')!;
    return as(who, 'POST', `${path}/actions/${action}`, body, etag);
  }
  const approve = (who: string, path: string, action: string) =>
    good(as(who, 'POST', `${path}/approvals/${action}`));

  for (const [login, own] of Object.entries(roles)) {
    const body = { login, name: `人员${login}`, roles: own, dept };
    people[login] = (await good(system.call(city, 'city-admin', 'POST', '/v1/people', { body }))).id;
  }

  /** A fair-competition review of a policy that has passed. */
  async function passedReview(): Promise<string> {
    const drafted = values({ title: '升规奖励', issuer: '部门', dept });
    const { id } = await good(as('unit', 'POST', '/v1/cases/competition-reviews', drafted));
    const path = pathOf('competition-reviews', id);
    const review = { listened: '听取三家企业意见', basis: '第八条', selfReview: ['不涉及'] };
    await good(act('unit', path, 'selfReview', values(review)));
    await good(act('unit', path, 'conclude', values({ outcome: '通过', opinion: '不含限制竞争的内容' })));
    await approve('head', path, 'conclude');
    return id;
  }

  return {
    ...{ dept, good, as, act, approve, passedReview },
    /** Publishes a list of policies with the first of the samples in it, as the city has it. */
    async publishPolicy(more: object = {}): Promise<Row & Record<string, unknown>> {
      const [sample] = shippedLists.find(({ list }) => list.id === 'policies')!.samples;
      const policy = { ...sample!, dept, until: '2027-12-31', ...more };
      const store = await system.test.store.forTenant(city.code);
      const { kind } = (await tenantLists.find(store, 'policies'))!;
      const register = openRegister(store, kind, { now: system.time.now });
      await register.replaceAll([policy], { by, source: { type: 'seed' }, reason: '测试' });
      await register.publish((await register.current()).id, { by });
      return policy;
    },
    /** Opens a matching of a policy and takes it to where a second person has to agree; gives its path. */
    async prepareMatching(policyId: string): Promise<string> {
      const { id } = await good(as('office', 'POST', '/v1/cases/policy-matchings', values({ policyId })));
      const path = pathOf('policy-matchings', id);
      await good(act('office', path, 'citeReview', { linkTo: await passedReview() }));
      await good(act('office', path, 'start'));
      return path;
    },
  };
}
