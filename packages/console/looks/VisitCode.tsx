import './looks.css';
import { QrcodeOutlined } from '@ant-design/icons';
import { Button, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { looksApi } from '../api/draws/looks.ts';
import { Refusal } from '../ui/act/Refusal.tsx';
import { useAct } from '../ui/act/useAct.ts';
import { CopyButton } from '../ui/show/CopyButton.tsx';

/** 亮证: the code that the enterprise scans on arrival, the same as on the notice. */
export function VisitCode({ id }: { id: string }) {
  const [link, setLink] = useState<{ url: string; until: string }>();
  const show = useAct(() => looksApi.link(id), { onDone: setLink });
  return (
    <>
      <Button icon={<QrcodeOutlined />} loading={show.busy} onClick={() => show.run(undefined)}>
        亮证
      </Button>
      <Refusal of={show} />
      <Modal
        title="请企业扫码核对"
        open={link !== undefined}
        onCancel={() => setLink(undefined)}
        footer={null}
        destroyOnHidden
      >
        {link ? (
          <div className="look-code">
            <div aria-hidden="true">
              <QRCode value={link.url} size={220} type="svg" bordered={false} color="#000" bgColor="#fff" />
            </div>
            <p>
              企业用手机扫描，可以看到由谁检查、查哪些事项，并确认收到、申请回避，检查结束后评价。有效期到{' '}
              {link.until}。
              <br />
              <CopyButton text={link.url} name="链接" label="复制链接" />
            </p>
          </div>
        ) : null}
      </Modal>
    </>
  );
}
