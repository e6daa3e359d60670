import { QrcodeOutlined } from '@ant-design/icons';
import { Button, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useMe } from '../../session/me.tsx';
import { CopyButton } from '../../ui/show/CopyButton.tsx';

/** The code of a row's guide for the window: people scan it, or take the sheet with them. */
export function GuideCode({ list, id }: { list: string; id: string }) {
  const [open, setOpen] = useState(false);
  const { code } = useMe().tenant;
  const page = `${location.origin}/public/${code}/guides/${list}/${id}`;
  return (
    <>
      <Button icon={<QrcodeOutlined />} onClick={() => setOpen(true)}>
        办事指南码
      </Button>
      <Modal title="办事指南码" open={open} onCancel={() => setOpen(false)} footer={null} destroyOnHidden>
        <div aria-hidden="true" className="row" style={{ justifyContent: 'center' }}>
          <QRCode value={page} size={220} type="svg" bordered={false} color="#000" bgColor="#fff" />
        </div>
        <p>
          放在窗口，办事人用手机扫描，回答几个问题，就知道要交哪些材料。打印一次性告知单，纸上有同一个码。清单公布之后才能打开。
        </p>
        <div className="row">
          <a href={page} target="_blank" rel="noopener">
            打开办事指南
          </a>
          <a href={`/v1/citizen/${code}/guides/${list}/${id}/notice`}>一次性告知单（PDF）</a>
          <CopyButton text={page} name="链接" label="复制链接" />
        </div>
      </Modal>
    </>
  );
}
