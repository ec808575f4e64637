import { productName } from '#components/ui/product.ts'

type Words = {
  title: string
  text: string
  link: { href: string; text: string }
  /** Of the answer's policy, for the page's style sheet. */
  nonce: string
}

/** A page that is whole in itself, for where none of the app's can be made. The colours are those of globals.css. */
export function plainPage({ title, text, link, nonce }: Words): string {
  return `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${productName}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --ground: #f8f4ea; --ink: #231f1a; --accent: #3b4ba8; --on-accent: #ffffff }
@media (prefers-color-scheme: dark) {
  :root { --ground: #141a21; --ink: #eef0ea; --accent: #aab6ff; --on-accent: #12183a }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 1.125rem/1.6 system-ui, sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: 3rem 1.25rem }
h1 { font-size: 1.75rem; line-height: 1.25 }
a { display: inline-block; margin-top: 1rem; padding: .75rem 1.25rem; border-radius: .75rem;
  background: var(--accent); color: var(--on-accent); font-weight: 700; text-decoration: none }
</style>
</head>
<body>
<main id="main">
<h1>${title}</h1>
<p>${text}</p>
<a href="${link.href}">${link.text}</a>
</main>
</body>
</html>
`
}
