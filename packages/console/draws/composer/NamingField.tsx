import { type DrawNaming, drawNamingNames, drawNamings } from '@mingcha/kernel/labels';
import { Radio } from 'antd';

const abouts: Record<DrawNaming, string> = {
  outcome: '抽中的名单随抽取结果一并公示',
  results: '此前只公示数量和结果指纹，企业查不到自己是否被抽中；适合不事先通知的检查',
};

interface NamingFieldProps {
  value: DrawNaming;
  onChange: (value: DrawNaming) => void;
}

/** With what the names of a draw become public. */
export function NamingField({ value, onChange }: NamingFieldProps) {
  return (
    <fieldset className="plain-set">
      <legend>名单何时公示</legend>
      <Radio.Group value={value} onChange={(event) => onChange(event.target.value)}>
        <div className="stack tight">
          {drawNamings.map((naming) => (
            <Radio key={naming} value={naming}>
              {drawNamingNames[naming]} <span className="muted">{abouts[naming]}</span>
            </Radio>
          ))}
        </div>
      </Radio.Group>
    </fieldset>
  );
}
