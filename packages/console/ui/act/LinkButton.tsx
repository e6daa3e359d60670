import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import type { Ref } from 'react';

type AnchorProps = Omit<ButtonProps, 'htmlType' | 'type'> & { primary?: true; ref?: Ref<HTMLAnchorElement> };

/** antd makes an anchor of a button that has an address; one that is disabled has none, and no stop of the Tab key. */
const ButtonAnchor = ({ ref, primary, ...props }: AnchorProps) => (
  // The router keeps `type` for itself.
  <Button {...props} {...(ref && { ref })} type={primary ? 'primary' : 'default'} />
);

/** A link that looks like a button: one element, and one stop of the Tab key. A button inside a link would be two. */
export const LinkButton = createLink(ButtonAnchor);
