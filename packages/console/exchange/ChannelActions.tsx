import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { exchangeApi } from '../api/credit/exchange.ts';
import type { ExchangeChannelDetail } from '../api/schema.d.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { SecretOnce } from '../settings/SecretOnce.tsx';
import { LinkButton } from '../ui/act/LinkButton.tsx';
import { ReasonDialog } from '../ui/act/ReasonDialog.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { useAsk } from '../ui/act/useAsk.tsx';
import { Dialog } from '../ui/page/Dialog.tsx';

/** What can be done with a contract as a whole. */
export function ChannelActions({ channel }: { channel: ExchangeChannelDetail }) {
  const { contract, title, published, running, hasSecret, direction } = channel;
  const client = useQueryClient();
  const writable = permits(useMe(), 'exchange:write');
  const [secret, setSecret] = useState<string>();
  const [stopping, setStopping] = useState(false);
  const again = () => void client.invalidateQueries({ queryKey: ['exchange'] });
  const make = useAct(() => exchangeApi.makeSecret(contract), {
    onDone: (made) => {
      setSecret(made);
      again();
    },
  });
  const askMake = useAsk(make);
  const start = useAct(() => exchangeApi.start(contract), { done: '已启用，正在比对', onDone: again });
  const compare = useAct(() => exchangeApi.compare(contract), { done: '已开始比对', onDone: again });
  const stop = useAct((reason: string) => exchangeApi.stop(contract, reason), {
    done: '已停止',
    onDone: () => {
      setStopping(false);
      again();
    },
  });
  const edit = (
    <LinkButton to="/registers/$kind" params={{ kind: 'exchange-contracts' }} search={{ row: contract }}>
      {writable ? '修改合同' : '查看合同'}
    </LinkButton>
  );
  if (!writable || direction === 'in') return edit;
  const secretButton = (
    <Button
      loading={make.busy}
      onClick={() =>
        hasSecret
          ? askMake(undefined, {
              title: '换一把新密钥？',
              content: '原来的密钥随即失效，对方换用新的之前会拒绝我们发送的数据。',
              okText: '生成新密钥',
              danger: true,
            })
          : make.run(undefined)
      }
    >
      {hasSecret ? '更换密钥' : '生成密钥'}
    </Button>
  );
  return (
    <>
      {edit}
      {published ? secretButton : null}
      {running ? (
        <>
          <Button onClick={() => setStopping(true)}>停止</Button>
          <Button type="primary" loading={compare.busy} onClick={() => compare.run(undefined)}>
            立即比对
          </Button>
        </>
      ) : published ? (
        <Button type="primary" loading={start.busy} onClick={() => start.run(undefined)}>
          启用
        </Button>
      ) : null}
      <Dialog title="签名密钥" open={secret !== undefined} onClose={() => setSecret(undefined)} stays>
        <SecretOnce
          lines={[{ name: '签名密钥', text: secret ?? '' }]}
          note="密钥只显示这一次，请立即交给对方。对方用它核对数据确实由本系统发出，验证方法与回调相同。"
          onClose={() => setSecret(undefined)}
        />
      </Dialog>
      <ReasonDialog
        open={stopping}
        title={`停止“${title}”`}
        about="不再比对和发送，已在途的批次等到重新启用。"
        label="原因"
        action="停止"
        danger
        act={stop}
        onClose={() => setStopping(false)}
        onGive={(reason) => stop.run(reason)}
      />
    </>
  );
}
