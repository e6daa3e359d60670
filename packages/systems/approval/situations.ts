import type { Hook, Hooks } from '@mingcha/casework';
import { listRegister } from '@mingcha/catalogue';
import { answersIn, answersOf, findGuide, narrow } from '@mingcha/catalogue/guides';
import { type FieldError, Problem } from '@mingcha/kernel';
import { openRegister, suspendedNow, suspendedSince } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { tenantLists } from '../tenantLists.ts';
import { approvalItems } from './items.ts';

type Of = { list: 'service-items' | 'package-items'; id: unknown };

/** The guide of a row; undefined where the row has none. */
async function guideOf(store: TenantStore, { list, id }: Of) {
  if (typeof id !== 'string' || id === '') return undefined;
  try {
    return (await findGuide(store, tenantLists, { list, id })).guide;
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

const formOf = (details: readonly { title: string; text: string }[]) =>
  details.find(({ title }) => title === '材料形式')?.text;

/** The materials that a guide asks for in a situation. */
async function materialsOf(store: TenantStore, of: Of, situation: unknown) {
  const guide = await guideOf(store, of);
  if (!guide) return undefined;
  const answers = answersOf(guide.questions, answersIn(String(situation ?? '')));
  return narrow(guide.materials, answers).map(({ title, details }) => {
    const form = formOf(details);
    return { name: title, ...(form !== undefined && { form }) };
  });
}

/** Answers that a guide does not offer. Of questions that others ask nothing is said: a package passes all of its answers on. */
async function unsound(store: TenantStore, of: Of, situation: unknown): Promise<FieldError[]> {
  const guide = await guideOf(store, of);
  const given = answersIn(String(situation ?? ''));
  return (guide?.questions ?? []).flatMap(({ title, answers }) => {
    const answer = Object.hasOwn(given, title) ? given[title] : undefined;
    return answer === undefined || answers.includes(answer)
      ? []
      : [{ pointer: '/values/situation', message: `“${title}”的回答应为${answers.join('、')}之一。` }];
  });
}

const itemMaterials: Hook = {
  reads: ['item', 'situation'],
  async looks({ fields: { item, situation } }, { store }) {
    const register = openRegister(store, approvalItems);
    const { published, draft } = await register.heads();
    const version = published ?? draft;
    const [row] = version && typeof item === 'string' ? await register.rowsOf(version.id, [item]) : [];
    return row ? row.materials : materialsOf(store, { list: 'service-items', id: item }, situation);
  },
};

const itemSituation: Hook = {
  reads: ['item', 'situation'],
  refuses: async ({ fields: { item, situation } }, { store }) => ({
    errors: await unsound(store, { list: 'service-items', id: item }, situation),
  }),
};

const packageMaterials: Hook = {
  reads: ['packageItem', 'situation'],
  looks: ({ fields: { packageItem: id, situation } }, { store }) =>
    materialsOf(store, { list: 'package-items', id }, situation),
};

const packageSituation: Hook = {
  reads: ['packageItem', 'situation'],
  async refuses({ fields: { packageItem: id, situation } }, { store, now }) {
    if (id === undefined) return {};
    const of = { list: 'package-items', id } as const;
    const out = (await suspendedNow(store, listRegister(of.list), now)).get(String(id));
    if (out)
      return { errors: [{ pointer: '/values/packageItem', message: `这个一件事${suspendedSince(out)}。` }] };
    if (!(await guideOf(store, of)))
      return { errors: [{ pointer: '/values/packageItem', message: '公布的一件事清单中没有这个编码。' }] };
    return { errors: await unsound(store, of, situation) };
  },
};

/** What the published list promises is what counts; else what the window has entered. */
const packageTerm: Hook = {
  reads: ['packageItem', 'days'],
  async looks({ fields: { packageItem: id, days } }, { store }) {
    return (await guideOf(store, { list: 'package-items', id }))?.promise?.days ?? days;
  },
};

/** What cases take from the guide that they are opened from. */
export const situationHooks: Hooks = new Map<string, Hook>([
  ['guides.itemMaterials', itemMaterials],
  ['guides.itemSituation', itemSituation],
  ['guides.packageMaterials', packageMaterials],
  ['guides.packageSituation', packageSituation],
  ['guides.packageTerm', packageTerm],
]);

/** The line of answers that a case is opened with. */
export const situationField = {
  title: '办理情形',
  type: 'text',
  max: 1_000,
  help: '从办事指南申请的自动填写，写明对各个问题的回答',
} as const;

export const materialColumns = {
  name: { title: '材料名称', type: 'text' },
  form: { title: '材料形式', type: 'text' },
} as const;
