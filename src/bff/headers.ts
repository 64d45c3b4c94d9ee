/** Features of browsers that no page of ours uses. */
const noFeatures = [
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
  'xr-spatial-tracking',
]

export type HeaderParts = {
  /** Whether browsers reach us by https. */
  readonly https: boolean
  /** Of the development server alone: what its inline scripts and styles carry. */
  readonly nonce?: string | undefined
}

/** The content security policy of every answer. */
export function contentSecurityPolicy(nonce?: string): string {
  const own = nonce === undefined ? `'self'` : `'self' 'nonce-${nonce}'`
  return [
    `default-src 'none'`,
    `script-src ${own}`,
    `style-src ${own}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `object-src 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
  ].join('; ')
}

/** The headers that every single answer carries, name and value in turn. */
export function securityHeaders({ https, nonce }: HeaderParts): readonly string[] {
  const headers = [
    'Content-Security-Policy',
    contentSecurityPolicy(nonce),
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'DENY',
    'Referrer-Policy',
    'no-referrer',
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'Cross-Origin-Embedder-Policy',
    'require-corp',
    'Cross-Origin-Resource-Policy',
    'same-origin',
    'Permissions-Policy',
    noFeatures.map((feature) => `${feature}=()`).join(', '),
  ]
  if (https) headers.push('Strict-Transport-Security', 'max-age=31536000')
  return headers
}
