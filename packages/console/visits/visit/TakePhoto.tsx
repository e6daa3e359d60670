import { Button } from 'antd';
import { type ReactNode, useRef } from 'react';

interface TakePhotoProps {
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
  /** Opens the camera; without it what is on the phone is offered. */
  camera?: boolean;
  onTaken: (files: readonly File[]) => void;
}

/** A button that takes photos, by the phone's own camera. */
export function TakePhoto({ label, icon, disabled = false, camera, onTaken }: TakePhotoProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={label}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={({ target }) => {
          onTaken([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <Button size="large" icon={icon} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
