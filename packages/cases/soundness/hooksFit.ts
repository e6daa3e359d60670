import type { CaseType } from '../format/caseType.ts';
import { allNeeds } from '../format/needs.ts';
import type { HookShape } from './together.ts';

const kinds = { refuses: '判断条件', computes: '填写字段', alongside: '随操作写入' } as const;

/** Hooks that are used for what they do not do, and hooks that read fields which the type does not have. */
export function hookMisfits(type: CaseType, hooks: ReadonlyMap<string, HookShape>): string[] {
  const { fields, actions, clocks = {} } = type;
  const expiries = Object.values(clocks).flatMap(({ expires }) => ('does' in expires ? [expires] : []));
  const uses = [
    ...allNeeds(type).flatMap((need) =>
      'hook' in need ? [{ hook: need.hook, as: 'refuses' as const }] : [],
    ),
    ...Object.values(fields).flatMap(({ computed }) =>
      computed === undefined ? [] : [{ hook: computed, as: 'computes' as const }],
    ),
    ...[...Object.values(actions), ...expiries].flatMap(({ does = [] }) =>
      does.map((hook) => ({ hook, as: 'alongside' as const })),
    ),
  ];
  return [...new Set(Object.keys(type.hooks ?? {}))].flatMap((name) => {
    const hook = hooks.get(name);
    if (!hook) return [];
    const wrong = uses.find((use) => use.hook === name && use.as !== hook.is);
    const unread = hook.reads.filter((read) => !Object.hasOwn(fields, read));
    return [
      ...(wrong ? [`扩展“${name}”用于${kinds[hook.is]}，不能用于${kinds[wrong.as]}。`] : []),
      ...(unread.length > 0 ? [`扩展“${name}”要读取的字段没有定义：${unread.join('、')}。`] : []),
      ...(hook.is === 'computes' && hook.reads.some((read) => fields[read]?.computed !== undefined)
        ? [`扩展“${name}”不能读取由其他扩展填写的字段。`]
        : []),
    ];
  });
}
