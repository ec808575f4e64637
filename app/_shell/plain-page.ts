import { productName } from '#components/ui/product.ts'
import type { RefusedPage } from '#lib/http/define-auth-route.ts'

/** Words of a page that is whole in itself. */
type PlainPage = { title: string; text: string; link: { href: string; text: string } }

/** What stands in every page's place while the database is away: no page can be made then. */
export const unavailable: PlainPage = {
  title: 'Back in a moment',
  text: `${productName} cannot reach its records just now. Nothing is lost: what is marked as saved is kept, and
what you answered since waits on this device.`,
  link: { href: '', text: 'Try again' },
}

/** For an address that stands for no text, with which no page can be found. */
export const noSuchPage: PlainPage = {
  title: 'This page does not exist',
  text: 'The address is not a whole one. Nothing of yours is lost.',
  link: { href: '/', text: 'Go to the start' },
}

/** For a page that something other than a browser wants to change. */
export const onlyToRead: PlainPage = {
  title: 'This page can only be read',
  text: 'Nothing was changed.',
  link: { href: '/', text: 'Go to the start' },
}

/** A page that needs no other part of the app. The colours are those of globals.css. */
export function plainPage({ title, text, link }: PlainPage, nonce: string): string {
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

/** What a browser sees where an address of the sign-in refuses it. */
export const refusedPage: RefusedPage = ({ code, retryAfterSeconds }, nonce) => {
  if (code === 'DB_UNAVAILABLE') return plainPage(unavailable, nonce)
  if (code === 'RATE_LIMITED') return plainPage(tooMany(retryAfterSeconds ?? 60), nonce)
  const isNoPage = code === 'ROUTE_NOT_FOUND' || code === 'METHOD_NOT_ALLOWED'
  return plainPage(isNoPage ? onTheWay : notSignedIn, nonce)
}

const tooMany = (seconds: number) => ({
  title: 'A moment, please',
  text: `Very many people are signing in from here right now. Wait ${seconds === 1 ? '1 second' : `${seconds} seconds`},
then try again. You have done nothing wrong.`,
  link: { href: '', text: 'Try again' },
})

const signIn = { href: '/signin', text: 'Go to sign in' }

const onTheWay = {
  title: 'There is nothing to see here',
  text: 'This address is a step on the way in, and no page of its own. Begin at the sign-in page.',
  link: signIn,
}

const notSignedIn = {
  title: 'You are not signed in',
  text: 'The sign-in was not completed. Try again; if it happens again, ask your school.',
  link: signIn,
}
