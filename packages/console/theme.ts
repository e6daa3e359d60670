import type { ThemeConfig } from 'antd';

/** One accent (azurite blue), neutral greys that all reach 4.5:1 on white, small radii. The same values as in styles.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1b5480',
    colorInfo: '#1b5480',
    colorLink: '#1b5480',
    // By itself it is lighter than 4.5:1.
    colorLinkHover: '#133d5e',
    colorSuccess: '#1f7a4d',
    colorWarning: '#a8650a',
    colorError: '#b3372f',
    colorTextBase: '#1b2430',
    colorTextSecondary: '#4d5967',
    colorTextTertiary: '#626e7c',
    colorTextDescription: '#5b6775',
    colorTextPlaceholder: '#66717f',
    colorTextDisabled: '#77828f',
    colorBorder: '#cdd4dc',
    colorBorderSecondary: '#e4e8ed',
    colorBgLayout: '#f5f7f9',
    borderRadius: 6,
    controlHeight: 34,
    fontSize: 14,
    fontFamily:
      '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif',
    fontFamilyCode:
      'ui-monospace, "SFMono-Regular", "JetBrains Mono", Consolas, "Liberation Mono", monospace',
    boxShadow: '0 4px 16px rgba(27, 36, 48, 0.10)',
    boxShadowSecondary: '0 8px 28px rgba(27, 36, 48, 0.14)',
    // A press that begins on one thing and ends on another, because a dialog grows under it, is lost.
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Modal: { titleFontSize: 17 },
    Segmented: { trackBg: '#e9edf1', itemColor: '#4d5967' },
  },
};
