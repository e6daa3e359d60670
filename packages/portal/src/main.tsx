/** @jsxImportSource preact */
import { render } from 'preact';
import { App } from './app.tsx';
import { isLarge, showLarge } from './browser/largeType.ts';
import { unfoldForPrint } from './browser/printing.ts';
import './style/base.css';
import './style/parts.css';
import './style/home.css';
import './style/pages.css';
import './style/verify.css';
import './style/notices.css';
import './style/print.css';

showLarge(isLarge());
unfoldForPrint();
render(<App />, document.getElementById('app')!);
