const names = ['DirectPay', 'MonoClientInterface', 'ReactNativeWebView', 'flutter_inappwebview'];

/**
 * Whether the page stands in an app's webview: the address says so by `embed=webview`, which is a hint that changes nothing else, or the
 * app's bridge is there already.
 */
export function isInApp(page: Window): boolean {
  const { webkit } = page as { webkit?: { messageHandlers?: Record<string, unknown> } };
  return (
    /[?&]embed=webview(&|$)/.test(page.location.search) ||
    names.some((name) => name in page) ||
    ['DirectPay', 'mono'].some((name) => webkit?.messageHandlers?.[name])
  );
}
