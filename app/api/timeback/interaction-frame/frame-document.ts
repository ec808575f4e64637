import { createLoader } from '#components/qti/custom/create-loader.ts'
import { runFrame } from '#components/qti/custom/run-frame.ts'
import { transportSecurity } from '#lib/http/error-response.ts'

/**
 * The walls: an origin of its own that shares no cookie and no storage with anything, and nothing that may be
 * loaded from anywhere. Inside them everything is the author's program, so there a script needs no nonce.
 */
const policy = [
  'sandbox allow-scripts',
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const look = `:root{color-scheme:light dark;font:1.125rem/1.5 ui-sans-serif,system-ui,sans-serif}
body{margin:0;padding:12px}
#interaction{overflow-wrap:anywhere}
button,input,select,textarea{font:inherit;min-height:2.75rem}
img,svg,canvas,video{max-width:100%}`

/** The document that every portable custom interaction runs in. It is the same for all and knows nothing. */
export function frameDocument(): Response {
  const html = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Interaction</title><style>${look}</style></head>
<body><div id="interaction" class="qti-interaction-markup"></div><script>(${runFrame})(${createLoader})</script></body>
</html>
`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      ...transportSecurity,
    },
  })
}
