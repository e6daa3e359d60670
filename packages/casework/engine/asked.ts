import type { Asked, CompiledCaseType, Effects } from '@mingcha/cases';
import type { FieldError } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { CaseDeps } from '../deps.ts';
import type { Case, PinnedRows } from '../kept/case.ts';
import { missingType } from './family/children.ts';
import { lookUp } from './lookups.ts';
import { requireTaking } from './opening/opening.ts';

/** What children that an action asks for name: what of it is not there, and the names of the rows among it. */
export async function lookUpAsked(
  store: TenantStore,
  deps: Pick<CaseDeps, 'clock' | 'types' | 'kinds' | 'hooks'>,
  compiled: CompiledCaseType,
  { action, asked, rows }: { action: string | undefined; asked: Asked; rows: PinnedRows },
): Promise<{ rows: PinnedRows; errors: FieldError[] }> {
  const opens = new Set(action === undefined ? [] : compiled.actions.get(action)?.opens);
  const errors: FieldError[] = [];
  const kept: Record<string, PinnedRows[string]> = { ...rows };
  for (const [kind, about] of Object.entries(asked)) {
    const child = opens.has(kind) ? compiled.children.get(kind) : undefined;
    if (child?.one !== 'asked') {
      errors.push({ pointer: `/asked/${kind}`, message: '此操作不开启这类子事项。' });
      continue;
    }
    const other = (await deps.types.current(store, child.type))?.compiled;
    const field = child.about === undefined ? undefined : other?.fields.get(child.about);
    if (!other || !field || child.about === undefined) continue;
    const pointer = (i: number) => `/asked/${kind}/${i}`;
    if (field.choices)
      for (const [i, one] of about.entries())
        if (!field.choices.includes(one))
          errors.push({ pointer: pointer(i), message: `只能是：${field.choices.join('、')}。` });
    const looked = await lookUp(store, deps, other, { values: { [child.about]: about }, action: undefined });
    const at = `/values/${child.about}/`;
    errors.push(
      // What a hook says of its opening is told when it is opened.
      ...looked.errors.flatMap((one) =>
        one.pointer.startsWith(at)
          ? [{ ...one, pointer: pointer(Number(one.pointer.slice(at.length))) }]
          : [],
      ),
    );
    for (const [register, found] of Object.entries(looked.rows)) {
      const named = Object.entries(found).map(([id, { name }]) => [id, { name, ...kept[register]?.[id] }]);
      kept[register] = { ...kept[register], ...Object.fromEntries(named) };
    }
  }
  return { rows: kept, errors };
}

/** Throws `child-type-missing`, `type-closed` or `out-of-season` (409) where children are opened that cannot be. */
export async function requireOpenable(
  store: TenantStore,
  { types, clock }: Pick<CaseDeps, 'types' | 'clock'>,
  compiled: CompiledCaseType,
  { children }: Case['course']['record'],
  effects: readonly Effects[],
): Promise<void> {
  const opened = new Set(effects.flatMap(({ openedChildren }) => openedChildren));
  const kinds = new Set(children.flatMap(({ id, kind }) => (opened.has(id) ? [kind] : [])));
  for (const kind of kinds) {
    const { type = '', title = kind } = compiled.children.get(kind) ?? {};
    const current = await types.current(store, type);
    if (!current) throw missingType(title);
    requireTaking(current, clock());
  }
}
