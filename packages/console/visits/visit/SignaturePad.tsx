import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import Pad from 'signature_pad';

/** A place to sign with a finger; gives the signature as PNG. */
export function SignaturePad({ onSigned, onClose }: { onSigned: (png: Blob) => void; onClose: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad>(undefined);
  const [isEmpty, setEmpty] = useState(true);
  useEffect(() => {
    const element = canvas.current!;
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    element.width = element.offsetWidth * ratio;
    element.height = element.offsetHeight * ratio;
    element.getContext('2d')?.scale(ratio, ratio);
    const made = new Pad(element, { backgroundColor: '#fff', penColor: '#111', minWidth: 1, maxWidth: 3 });
    made.addEventListener('endStroke', () => setEmpty(made.isEmpty()));
    pad.current = made;
    return () => made.off();
  }, []);
  return (
    <div className="stack tight">
      <canvas ref={canvas} className="visit-pad" role="img" aria-label="签名区，请用手指或鼠标书写" />
      <p className="small muted">请用手指书写。不便在屏幕上签的，可以签在纸上，再用“拍纸质签名”。</p>
      <div className="row end">
        <Button
          size="large"
          onClick={() => {
            pad.current?.clear();
            setEmpty(true);
          }}
        >
          重写
        </Button>
        <Button size="large" onClick={onClose}>
          取消
        </Button>
        <Button
          size="large"
          type="primary"
          disabled={isEmpty}
          onClick={() => canvas.current?.toBlob((png) => png && onSigned(png), 'image/png')}
        >
          完成签名
        </Button>
      </div>
    </div>
  );
}
