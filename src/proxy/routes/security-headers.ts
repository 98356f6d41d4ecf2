const switchedOff = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];

/**
 * The headers of every answer; a route may replace single ones. Same-origin resource policy does not hinder framing: it is
 * not looked at for a frame's own document unless the embedding page isolates itself.
 */
export function securityHeaders(https: boolean): Readonly<Record<string, string>> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': `${switchedOff.map((feature) => `${feature}=()`).join(', ')}, clipboard-write=(self)`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'Origin',
    ...(https ? { 'strict-transport-security': 'max-age=63072000' } : {}),
  };
}
