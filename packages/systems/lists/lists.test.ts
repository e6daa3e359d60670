import { type Element, kindOf } from '@mingcha/catalogue';
import type { TenantStore } from '@mingcha/store';
import { describe, expect, it } from 'vitest';
import { shippedLists } from './index.ts';
import { serviceDirectory } from './items/directory.ts';
import { serviceItems } from './items/serviceItems.ts';

/** The check of a list's rules and codes. No list asks the store for them. */
const storeless = { tenant: '620300' } as TenantStore;

it('each list has a name of its own', () => {
  const names = shippedLists.map(({ list }) => list.id);
  expect(names).toEqual([...new Set(names)]);
});

it('is there for each sort of list that government has to keep', () => {
  const sorts = {
    许可和备案: ['permit-items', 'filing-items'],
    '政务服务（四级46同）': ['service-directory', 'service-items'],
    监管事项和跨部门综合监管: ['supervision-items', 'joint-supervision'],
    全链条监管责任: ['supervision-chain'],
    '裁量基准、两轻一免': ['enforcement-norms', 'leniency-items'],
    权责清单: ['power-list'],
    妨碍公平竞争文件清理: ['rule-cleanup'],
    中介服务和中介超市: ['intermediary-items', 'intermediary-agencies'],
    '告知承诺、容缺、涉企经营许可': ['commitment-items', 'deficient-items', 'licence-items'],
    信用承诺白名单: ['commitment-whitelist'],
    失信惩戒和守信激励: ['punishment-measures', 'incentive-measures'],
    涉企收费: ['fee-items'],
    惠企政策: ['policies'],
    '一件事、通办、进驻负面清单': ['package-items', 'cross-region-items', 'hall-negatives'],
    '用地清单、重点项目、保护商标': ['land-requirements', 'key-projects', 'protected-marks'],
    '交易主体、信用、见证、公开': ['trade-subjects', 'trade-credit', 'witness-elements', 'trade-openness'],
    '主动公开、公报和年报、新媒体': ['openness-catalogue', 'bulletins', 'annual-reports', 'media-accounts'],
    数据资源: ['data-resources'],
  };
  expect(shippedLists.map(({ list }) => list.id).sort()).toEqual(Object.values(sorts).flat().sort());
});

describe('who decides an element', () => {
  /** Why nobody above decides anything in a list. */
  const ofOnePlace: Record<string, string> = {
    'intermediary-agencies': 'agencies enter one market',
    'deficient-items': 'each city decides which materials may follow',
    'hall-negatives': 'items of one hall',
    'supervision-chain': 'internal, with gaps of one place',
    'rule-cleanup': 'documents of one place',
    'incentive-measures': 'no list above binds it',
    'commitment-whitelist': 'projects of one place',
    policies: 'each government grants what it pays',
    'key-projects': 'projects of one place',
    'land-requirements': 'parcels of one place',
    'protected-marks': 'marks that one place protects',
    'trade-subjects': 'one library',
    'trade-credit': 'records of one place',
    'witness-elements': 'internal',
    'media-accounts': 'accounts of one place',
    bulletins: 'documents of one place',
    'annual-reports': 'reports of one place',
    'data-resources': 'data of one place',
  };
  const above = ({ owner, open }: Element) => open === true && (owner === '国家' || owner === '省');

  it('is said of every list that goes through several levels, also of its name and its basis', () => {
    const decided = shippedLists.filter(({ list }) => list.elements.some(above));
    expect(decided.map(({ list }) => list.id).sort()).toEqual(
      shippedLists.flatMap(({ list: { id } }) => (Object.hasOwn(ofOnePlace, id) ? [] : [id])).sort(),
    );
    for (const { list } of decided)
      for (const { of, field, type, owner } of list.elements) {
        if (of !== undefined) continue;
        if (field === 'name' || field === 'basis')
          expect([list.id, field, owner]).toEqual([list.id, field, expect.stringMatching(/国家|省/)]);
        // Which department handles an item is nobody's above.
        if (type === 'department') expect([undefined, '市']).toContain(owner);
      }
  });

  it('makes the 46 elements of the national tables the same at all levels', () => {
    const same =
      '事项名称 事项类型 设定依据 权力来源 实施主体性质 办件类型 法定办结时限 法定时限单位 法定时限说明 承诺办结时限 承诺时限单位 承诺时限说明 受理条件 办理流程 办理形式 服务对象 到现场次数 现场办理原因 特别程序 收费 收费依据 收费项目 收费标准 允许减免 减免依据 数量限制 联办机构 中介服务 结果类型 结果名称 结果样本 材料名称 材料类型 材料形式 必要性 份数 规格 来源渠道 来源渠道说明 填报须知 受理标准 可网上办理 网办深度 通办范围';
    const { elements } = serviceItems.list;
    const wholes = new Map(elements.flatMap((one) => (one.of === undefined ? [[one.field, one]] : [])));
    for (const title of same.split(' ')) {
      const found = elements.filter((one) => one.title === title);
      const owners = found.map((one) => above(one.of === undefined ? one : wholes.get(one.of)!));
      expect([title, owners.includes(true)]).toEqual([title, true]);
    }
    // The other two: by the code the same item is found, and at which levels it is handled says the basic directory.
    expect(same.split(' ')).toHaveLength(44);
    expect(serviceItems.list.sameBy).toBe('basicCode');
    expect(serviceDirectory.list.elements.find(({ title }) => title === '行使层级')?.owner).toBe('国家');
  });
});

describe.each(shippedLists.map((one) => [one.list.title, one] as const))(
  '%s',
  (_, { list, samples, broken }) => {
    it('has five rows that fit it, of which one breaks a rule', async () => {
      expect(samples).toHaveLength(5);
      const empty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0);
      // Nothing is left out: an import takes an empty list for a missing one.
      expect(samples.filter((row) => Object.values(row).some(empty))).toEqual([]);
      const withoutPlaces = {
        ...list,
        elements: list.elements.map((element) =>
          element.type === 'department' || element.type === 'division'
            ? { ...element, type: 'text' as const }
            : element,
        ),
      };
      const kind = kindOf(withoutPlaces);
      const { check } = await kind.prepare!({ store: storeless, today: '2026-11-20' });
      const found = samples.flatMap((row) =>
        check!(kind.schema.parse(row) as (typeof samples)[number]).map(({ code }) => ({
          id: row.id,
          rule: code,
        })),
      );
      expect(found).toEqual([broken]);
    });

    it('says to the public what it means, and shows columns at first', () => {
      expect(kindOf(list).open?.note ?? '内部').not.toBe('');
      expect(list.elements.filter(({ shown }) => shown).length).toBeGreaterThan(2);
    });
  },
);
