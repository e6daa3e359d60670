import './actions.css';
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';

/** Something that can be done now. */
export interface BarAction {
  key: string;
  title: string;
  /** What its button is called where the title does not say to what it is done. */
  label?: string;
  /** Left out where it is false. */
  shown?: boolean;
  /** What leads on. */
  main?: boolean;
  danger?: boolean;
  busy?: boolean;
  disabled?: boolean;
  /** Stands behind the menu. */
  more?: boolean;
  onPress: () => void;
}

interface ActionBarProps {
  actions: readonly BarAction[];
  /** In a list or a card. */
  small?: boolean;
  /** Ways to other pages, before the buttons. */
  children?: ReactNode;
}

/** What can be done to a thing now: a button each, the seldom ones behind a menu. */
export function ActionBar({ actions, small, children }: ActionBarProps) {
  const shown = actions.filter((action) => action.shown !== false);
  const more = shown.filter((action) => action.more);
  const buttons = shown.filter((action) => !action.more);
  if (shown.length === 0 && !children) return null;
  const size = small ? ('small' as const) : ('middle' as const);
  return (
    <fieldset className="row actions" aria-label="可办理的操作">
      {more.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map(({ key, title, danger = false }) => ({ key, label: title, danger })),
            onClick: ({ key }) => more.find((action) => action.key === key)?.onPress(),
          }}
        >
          <Button
            size={size}
            icon={<MoreOutlined />}
            loading={more.some(({ busy }) => busy)}
            aria-label="更多操作"
          />
        </Dropdown>
      ) : null}
      {children}
      {buttons.map(({ key, title, label, main, danger, busy, disabled, onPress }) => (
        <Button
          key={key}
          size={size}
          type={main ? 'primary' : 'default'}
          danger={danger === true}
          loading={busy === true}
          disabled={disabled === true}
          {...(label !== undefined && { 'aria-label': label })}
          onClick={onPress}
        >
          {title}
        </Button>
      ))}
    </fieldset>
  );
}
