import { type Clock, problems } from '@mingcha/kernel';
import { createOnce, queryAll, type TenantStore } from '@mingcha/store';
import { logSignedEntity } from '../keeping/entities.ts';
import {
  cosignedAt,
  FormatError,
  hasQuorum,
  type Note,
  type NoteTools,
  parseCheckpointText,
  parseNote,
  parseVerifierKey,
} from '../tlog/index.ts';
import { cosignatureEntity, cosignedHeadEntity, cosignersEntity } from './entities.ts';
import { policyOf } from './policyFile.ts';

/** Seconds by which a cosigner's clock may be ahead. */
const ahead = 600;

type ReceiveDeps = { tools: NoteTools; clock: Clock };

/**
 * Takes the cosignatures under a head: a note with the head's text and lines of cosigners that the city has named. Others'
 * lines are passed over. What was taken before is success. Throws problems: 400 for what is no note, 409 for a head that
 * this log has not signed, 422 for a signature that is wrong or where nobody is known.
 */
export async function receiveCosignatures(
  store: TenantStore,
  text: string,
  deps: ReceiveDeps,
): Promise<void> {
  const { note, size } = read(text);
  const [signed, proposal] = await Promise.all([
    store.get(logSignedEntity, { size }),
    store.get(cosignersEntity, {}),
  ]);
  if (!signed || parseNote(signed.note).text !== note.text)
    throw problems.conflict(
      'head-unknown',
      '本日志没有签发过这个树头。如果您的程序曾核对过它，请保存两份树头并立即联系省级：日志可能被改写。',
    );
  const known = proposal?.cosigners ?? [];
  const now = deps.clock().getTime() / 1_000;
  const taken = known.flatMap(({ vkey }) => {
    const key = parseVerifierKey(vkey, deps.tools);
    return note.signatures
      .filter(({ name, id }) => name === key.name && id === key.id)
      .map((signature) => {
        const time = cosignedAt(note.text, signature, key, deps.tools);
        if (time === undefined || time > now + ahead)
          throw problems.invalid(
            [{ pointer: '', message: `${key.name} 的签名有误` }],
            '联署签名有误，请核对密钥和时钟。',
          );
        return { size, vkey, line: signature.line, time };
      });
  });
  if (taken.length === 0)
    throw problems.invalid(
      [{ pointer: '', message: '没有已登记的联署方' }],
      '签名不属于本市已登记的联署方，请先由本市管理员登记联署方公钥。',
    );
  for (const one of taken) await store.write(createOnce(cosignatureEntity, one));
  if (proposal) await noteQuorum(store, size, policyOf(proposal, undefined, deps.tools));
}

function read(text: string): { note: Note; size: number } {
  try {
    const note = parseNote(text);
    return { note, size: parseCheckpointText(note.text).size };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw problems.badRequest('not-a-note', '提交的内容应为树头原文、一个空行和联署签名行，请核对程序版本。');
  }
}

async function noteQuorum(
  store: TenantStore,
  size: number,
  policy: ReturnType<typeof policyOf>,
): Promise<void> {
  if (policy.quorum === 'none') return;
  const there = await queryAll(store, cosignatureEntity, [size]);
  const names = policy.witnesses
    .filter(({ key }) => there.some(({ vkey }) => vkey.startsWith(`${key.name}+${key.id}+`)))
    .map(({ name }) => name);
  if (hasQuorum(policy, names)) await store.write(createOnce(cosignedHeadEntity, { size }));
}
