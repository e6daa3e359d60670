import { problems } from '@mingcha/kernel';
import { openRegister } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { allDepartments } from '@mingcha/tenancy';
import type { CaseDeps } from '../deps.ts';
import { suspendedRows } from '../engine/ending/suspended.ts';
import { askedOutside, requireService } from './service.ts';

type Choice = { id: string; name: string };
const most = 50;

/**
 * What somebody from outside can choose for a field: of rows, divisions and departments nothing but id and name. Throws
 * `not-found` (404) for a field that is not asked of anybody outside.
 */
export async function choicesOf(
  store: TenantStore,
  deps: Pick<CaseDeps, 'types' | 'kinds' | 'clock'>,
  { type, field: name, q = '' }: { type: string; field: string; q?: string | undefined },
): Promise<Choice[]> {
  const { compiled } = await requireService(store, deps, type);
  const field = askedOutside(compiled, deps.kinds).has(name) ? compiled.fields.get(name) : undefined;
  const wanted = (one: Choice) => one.name.includes(q) || one.id.startsWith(q);
  if (field?.type === 'department') {
    const all = await allDepartments(store);
    return all
      .filter(wanted)
      .slice(0, most)
      .map(({ id, name: own }) => ({ id, name: own }));
  }
  const register =
    field?.type === 'row' ? field.register : field?.type === 'division' ? 'divisions' : undefined;
  const kind = deps.kinds.find((one) => one.name === register);
  if (!kind) throw problems.notFound('这一项的选项');
  const opened = openRegister(store, kind);
  const heads = await opened.heads();
  const version = heads.published ?? heads.draft;
  const out = await suspendedRows(store, kind, deps.clock());
  const offered = (one: Choice) => wanted(one) && !out.has(one.id);
  const found: Choice[] = [];
  for await (const row of version ? opened.rows(version.id) : []) {
    const one = { id: row.id, name: String((row as { name?: unknown }).name ?? row.id) };
    if (offered(one)) found.push(one);
    if (found.length >= most) return found;
  }
  const further = kind.further ? await kind.further.choices(store) : [];
  return [...found, ...further.filter(offered)].slice(0, most);
}
