import type { Hook, Hooks, HookTools } from '@mingcha/casework/besides';
import { objectKind } from '@mingcha/inspection';
import { checkUscc } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import { atOnce, create, put, remove, replace, type TenantStore } from '@mingcha/store';
import { recordsOf } from '../records/reading/read.ts';
import { listingsConcerned, recordConcerned, recordText } from '../repair/concerned.ts';
import { listTypes } from '../repair/repair.ts';
import {
  newObjectionOut,
  type Objection,
  objectedTo,
  objectionEntity,
  objectionOutEntity,
} from './objection.ts';

type Fields = Readonly<Record<string, unknown>>;
const asked = ({ uscc, about, number, authority }: Fields) => ({
  subject: String(uscc),
  about: String(about),
  number: typeof number === 'string' ? number : '',
  authority: typeof authority === 'string' ? authority : '',
});

async function classOf(store: TenantStore, subject: string): Promise<string | undefined> {
  const roster = openRegister(store, objectKind);
  const { draft } = await roster.heads();
  return draft ? (await roster.row(draft.id, subject))?.riskClass : undefined;
}

/** The entries of a subject on all lists. */
const listingsOf = async (casesOf: HookTools['casesOf'], subject: string) =>
  (await Promise.all(listTypes.map((type) => casesOf(type, subject)))).flat();

/** What the case is about as it stands in the system, for who handles it. */
const found: Hook = {
  reads: ['uscc', 'about', 'number', 'authority'],
  async looks({ fields }, { store, casesOf }) {
    const { subject, about, ...of } = asked(fields);
    if (about === objectedTo.class) {
      const riskClass = await classOf(store, subject);
      return riskClass && `${riskClass} 类`;
    }
    if (about === objectedTo.listing) {
      const [listing] = listingsConcerned(await listingsOf(casesOf, subject), of.number);
      return listing && `已列入的名单 ${listing.number ?? ''}`;
    }
    const record = recordConcerned(await recordsOf(store, subject), of);
    return record && recordText(record);
  },
};

/** Every objection that is open is written down with its case. */
const opened: Hook = {
  reads: ['uscc', 'about', 'number'],
  async refuses({ fields, newId }, { now }) {
    const { subject, about, number } = asked(fields);
    if (checkUscc(subject) === 'malformed')
      return { errors: [{ pointer: '/values/uscc', message: '应为 18 位统一社会信用代码，请核对。' }] };
    const objection: Objection = {
      ...{ subject, case: newId ?? '', about, at: now.toISOString() },
      ...(number !== '' && { number }),
    };
    return newId === undefined ? {} : { writes: [create(objectionEntity, objection)] };
  },
};

/** Only what is there can be looked into: the record, the listing, the class. */
const disputable: Hook = {
  reads: ['uscc', 'about', 'number', 'authority'],
  async refuses({ fields }, { store, casesOf }) {
    const { subject, about, ...of } = asked(fields);
    if (about === objectedTo.class)
      return (await classOf(store, subject))
        ? {}
        : { refusal: '检查对象名录中没有这个主体的分类，没有可以异议的内容。' };
    if (about === objectedTo.listing) {
      const listings = listingsConcerned(await listingsOf(casesOf, subject), of.number);
      if (listings.length === 0) return { refusal: '这个主体没有以此编号或者文号列入名单，请与申请人核对。' };
      return listings.some(({ fields: own }) => own.dept === of.authority)
        ? {}
        : { refusal: '该名单由其他机关列入，请转列入机关办理。' };
    }
    const record = recordConcerned(await recordsOf(store, subject), of);
    if (!record) return { refusal: '本市没有这个文号的信用记录，请与申请人核对文号。' };
    if (record.state !== 'in-force') return { refusal: '这条记录已修复或者已撤下，没有可以异议的内容。' };
    return record.department === undefined || record.department === of.authority
      ? {}
      : { refusal: `这条记录由${record.authority}作出，请转其办理。` };
  },
};

/** From acceptance on the objection is shown to everybody where its record or listing is. */
const taken: Hook = {
  reads: ['uscc', 'about', 'number', 'authority'],
  async alongside({ id = '', fields }, { store }) {
    const { subject, about, ...of } = asked(fields);
    const [objection, out] = await Promise.all([
      store.get(objectionEntity, { subject, case: id }),
      store.get(objectionOutEntity, { at: atOnce, case: id }),
    ]);
    if (!objection) throw new Error(`the objection ${id} is missing`);
    const record =
      about === objectedTo.record ? recordConcerned(await recordsOf(store, subject), of) : undefined;
    const riskClass = about === objectedTo.class ? await classOf(store, subject) : undefined;
    const { lock, ...rest } = objection;
    const accepted = {
      authority: of.authority,
      ...(record && { record: { id: record.id, version: record.version } }),
      ...(riskClass && { riskClass }),
    };
    return [
      replace(objectionEntity, { ...rest, accepted }, lock),
      put(objectionOutEntity, newObjectionOut(rest), out),
    ];
  },
};

/** An objection that is upheld is answered once what it is about was corrected by its ordinary way. */
const remedied: Hook = {
  reads: ['uscc', 'about', 'number'],
  async refuses({ id = '', fields }, { store, casesOf }) {
    const { subject, about, number } = asked(fields);
    const accepted = (await store.get(objectionEntity, { subject, case: id }))?.accepted;
    if (about === objectedTo.class) {
      return accepted?.riskClass === (await classOf(store, subject))
        ? { refusal: '分类还没有改变。请更正作为依据的记录后重新评价，或者办理分类人工调整。' }
        : {};
    }
    if (about === objectedTo.listing) {
      const still = listingsConcerned(await listingsOf(casesOf, subject), number);
      return still.length > 0 ? { refusal: '该主体仍在名单上。请在名单事项中以“依据撤销”移出。' } : {};
    }
    const now = (await recordsOf(store, subject)).find(({ id: own }) => own === accepted?.record?.id);
    return now && accepted?.record && now.version <= accepted.record.version && now.state === 'in-force'
      ? { refusal: '记录还没有更正或者撤下。请在信用信息中更正（报送新的内容）或者撤下。' }
      : {};
  },
};

/** With the end of its case the mark goes, everywhere. */
const ended: Hook = {
  reads: ['uscc'],
  async alongside({ id = '', fields: { uscc } }, { store }) {
    const key = { subject: String(uscc), case: id };
    const [objection, out] = await Promise.all([
      store.get(objectionEntity, key),
      store.get(objectionOutEntity, { at: atOnce, case: id }),
    ]);
    if (!objection) return [];
    return [
      remove(objectionEntity, key, objection.lock),
      put(objectionOutEntity, newObjectionOut(objection), out),
    ];
  },
};

/** The code that the definition of an objection names. */
export const objectionHooks: Hooks = new Map<string, Hook>([
  ['credit.objectedTo', found],
  ['credit.objection', opened],
  ['credit.disputable', disputable],
  ['credit.objectionTaken', taken],
  ['credit.remedied', remedied],
  ['credit.objectionEnded', ended],
]);
