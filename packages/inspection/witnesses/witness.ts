import '@hono/zod-openapi';
import { actor, found, instant, organisationName } from '@mingcha/http';
import { addDays, dateText, shanghaiDate } from '@mingcha/kernel';
import { defineEntity, queryAll, type Stored, type TenantStore } from '@mingcha/store';
import * as z from 'zod';
import { confirmation } from './confirmation.ts';

const hex = (length: number, what: string) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${length}}$`), `${what}应为 ${length} 位小写十六进制`);

/** What is told about a witness (见证方) when it is put on the standing list. */
export const newWitness = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/, '应为小写字母、数字或连字符，不超过 40 位'),
    name: organisationName.openapi({ example: '某市公证处' }),
    key: hex(64, '公钥').openapi({ description: 'Ed25519 公钥' }),
    held: z.enum(['page', 'program']).openapi({
      description: 'program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束',
    }),
    outside: z.boolean().openapi({ description: '是否为本市政府以外的单位' }),
    signature: hex(128, '签名').openapi({
      description: '用该密钥对登记内容的签名，证明密钥由登记的单位持有；见证程序和见证网页会一并给出',
    }),
  })
  .strict()
  .openapi('NewWitness');

export const withdrawal = z.object({ at: instant, reason: z.string() });

/** A witness of a city's standing list. Nobody is ever taken off it: who is withdrawn stays with the reason. */
export const witnessSchema = newWitness
  .strip()
  .extend({
    registeredAt: instant,
    registeredBy: actor,
    /** The first day on which a draw may name it: the day after its registration. */
    from: dateText,
    confirmation: confirmation.optional(),
    withdrawn: withdrawal.extend({ by: actor }).optional(),
  })
  .openapi('Witness');

export type Witness = z.infer<typeof witnessSchema>;

export const witnessEntity = defineEntity<Witness>()({
  name: 'WITNESS',
  key: (of: { id: string }) => ({ partition: [], sort: [of.id] }),
});

/** Whose a key is, so that no key is on the list twice. */
export const witnessKeyEntity = defineEntity<{ key: string; witness: string }>()({
  name: 'WITNESSKEY',
  key: (of: { key: string }) => ({ partition: [], sort: [of.key] }),
});

/** A witness of a city's list. Throws `not-found` (404). */
export const loadWitness = async (store: TenantStore, id: string): Promise<Stored<Witness>> =>
  found(await store.get(witnessEntity, { id }), '该见证方');

/** A city's standing list, in the order of ids. */
export const allWitnesses = (store: TenantStore) => queryAll(store, witnessEntity, []);

/** The first day (Asia/Shanghai) of a witness that is registered now. */
export const firstDayOf = (now: Date): string => addDays(shanghaiDate(now), 1);
