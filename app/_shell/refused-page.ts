import type { RefusedPage } from '#lib/http/page-response.ts'
import { plainPage, unavailable } from './plain-page.ts'

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
