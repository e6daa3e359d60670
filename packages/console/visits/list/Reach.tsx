import { EnvironmentOutlined, PhoneOutlined } from '@ant-design/icons';
import { CopyButton } from '../../ui/show/CopyButton.tsx';

/** How to get to an enterprise: its address for a map of the phone's own, and its number to call. Nothing is loaded from elsewhere. */
export function Reach({ address, phone }: { address: string; phone?: string | undefined }) {
  return (
    <div className="visit-reach">
      {address ? (
        <>
          <a className="visit-button" href={`geo:0,0?q=${encodeURIComponent(address)}`}>
            <EnvironmentOutlined /> 导航
          </a>
          <CopyButton text={address} name={address} label="复制地址" />
        </>
      ) : (
        <span className="muted">名录中没有地址</span>
      )}
      {phone ? (
        <a className="visit-button" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
          <PhoneOutlined /> 拨打 {phone}
        </a>
      ) : (
        <span className="muted">没有可用的联系电话</span>
      )}
    </div>
  );
}
