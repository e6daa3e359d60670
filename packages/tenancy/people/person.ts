import '@hono/zod-openapi';
import { actor, instant } from '@mingcha/http';
import { Problem } from '@mingcha/kernel';
import { defineEntity } from '@mingcha/store';
import * as z from 'zod';
import { departmentId } from '../department.ts';

export const personSchema = z
  .object({
    id: z.string(),
    login: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '登录名应为 3 至 40 位小写字母、数字或 . _ -'),
    name: z.string().min(1).max(40),
    roles: z
      .array(z.string().max(40))
      .min(1)
      .max(20)
      .openapi({ description: '限本地区可设的岗位，见 GET /v1/roles' }),
    dept: departmentId.optional(),
    inspector: z
      .string()
      .regex(/^[0-9A-Za-z-]{3,40}$/, '应为执法检查人员名录库中的编号')
      .optional()
      .openapi({ description: '本人在执法检查人员名录库中的编号；结果公示前凭此查看自己的检查任务' }),
    status: z.enum(['active', 'disabled']),
    leaving: z
      .object({ by: actor, at: instant })
      .optional()
      .openapi({ description: '停用该监督审计人员或取消其岗位，已由一人提出，待另一名管理员作同样的修改' }),
    deptSince: instant.optional().openapi({ description: '调入现部门的时间；建号时即在的没有' }),
  })
  .openapi('Person');
export type Person = z.infer<typeof personSchema>;

/** A person as somebody adds them. */
export const newPerson = personSchema
  .omit({ id: true, status: true, deptSince: true, leaving: true })
  .strict();
export type NewPerson = z.infer<typeof newPerson>;

export const personLabels = {
  name: '姓名',
  roles: '岗位',
  dept: '部门',
  inspector: '执法检查人员编号',
  status: '状态',
} as const satisfies Partial<Record<keyof Person, string>>;

export const personEntity = defineEntity<Person>()({
  name: 'PERSON',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/** Whose a login is. People are found by it where the issuer knows them by their login and not by their id. */
export type Login = { login: string; person: string };

export const loginEntity = defineEntity<Login>()({
  name: 'LOGIN',
  key: (of: { login: string }) => ({ partition: [], sort: [of.login] }),
});

/** The login is another person's already; at whichever issuer, and here. */
export function loginTaken(login: string): Problem {
  const message = `登录名 ${login} 已被使用，请换一个。`;
  return new Problem({
    status: 409,
    code: 'login-taken',
    title: '登录名已被使用',
    detail: message,
    errors: [{ pointer: '/login', message }],
  });
}

/**
 * Makes and closes sign-ins at the issuer. The laptop's provider does it itself; a city's own issuer keeps its accounts
 * where they are, and then `invite` gives no password.
 */
export type Identities = {
  invite(person: Person & { tenant: string }): Promise<{ password: string | null }>;
  update(person: Person & { tenant: string }): Promise<void>;
  remove(person: { id: string; tenant: string }): Promise<void>;
};
