/** @jsxImportSource preact */
import { hashOf, verifyLines } from '@mingcha/draw';
import { sha256 } from '@noble/hashes/sha2.js';
import { fetchProof, sendAttestation } from './api.ts';
import { signaturesOf } from './kept/key.ts';
import type { PanelProps } from './panel.tsx';
import { RestoreKey } from './restoreKey.tsx';
import { SendingWords, Sign } from './sign.tsx';
import { useSending } from './useSending.ts';

async function* linesOf(text: string): AsyncGenerator<string, void, void> {
  yield* text.trimEnd().split('\n');
}

/** The hash of the outcome of a whole proof that was recomputed here. Throws what is wrong with it. */
async function outcomeOf(text: string, commitment: string | undefined): Promise<string> {
  const { verifySignature } = await import('@mingcha/draw/ed25519');
  const tools = { hash: (data: Uint8Array) => sha256(data), verifySignature };
  const verdict = await verifyLines(linesOf(text), tools);
  if (!verdict.ok) throw new Error(`结果核验不通过：${verdict.message}（${verdict.code}）`);
  const { result } = JSON.parse(text.split('\n', 2)[1] ?? '') as { result: { commitment: string } };
  if (result.commitment !== commitment) throw new Error('这是另一次抽查的证明');
  return hashOf(result, sha256);
}

/** The last step: the whole proof is recomputed here, and its outcome signed. */
export function Attest(props: PanelProps) {
  const { seat, view, key, refresh } = props;
  const sending = useSending();
  if (key === undefined) return <RestoreKey {...props} />;
  const attest = async (secret: string) => {
    const outcome = await outcomeOf(await fetchProof(seat), view.draw.commitment);
    await sendAttestation(seat, (await signaturesOf(seat, secret)).overOutcome(outcome));
    refresh();
  };
  return (
    <section class="card">
      <h2>第三步：核验结果并作证</h2>
      <p>输入口令后，您的浏览器会下载完整证明，把抽取从头重算一遍；相符才用您的密钥为结果签名。</p>
      <Sign kept={key} button="核验并作证" busy="正在重算…" sending={sending} act={attest} />
      <SendingWords sending={sending} failed="没有作证。" kept="作证不影响抽查结果，" />
    </section>
  );
}
