import type { RefusedPage } from '#lib/http/page-response.ts'
import { plainPage } from './plain-page.ts'
import { unavailablePage } from './unavailable-page.ts'

const signIn = { href: '/signin', text: 'Go to sign in' }

/** What a browser sees where an address of the sign-in refuses it. */
export const refusedPage: RefusedPage = ({ code, retryAfterSeconds, nonce }) => {
  switch (code) {
    case 'DB_UNAVAILABLE':
      return unavailablePage(nonce)
    case 'RATE_LIMITED':
      return plainPage({
        nonce,
        title: 'A moment, please',
        text: `Very many people are signing in from here right now. Wait ${inSeconds(retryAfterSeconds)}, then try again. You have done nothing wrong.`,
        link: { href: '', text: 'Try again' },
      })
    case 'ROUTE_NOT_FOUND':
    case 'METHOD_NOT_ALLOWED':
      return plainPage({
        nonce,
        title: 'There is nothing to see here',
        text: 'This address is a step on the way in, and no page of its own. Begin at the sign-in page.',
        link: signIn,
      })
    default:
      return plainPage({
        nonce,
        title: 'You are not signed in',
        text: 'The sign-in was not completed. Try again; if it happens again, ask your school.',
        link: signIn,
      })
  }
}

const inSeconds = (seconds: number | null) => (seconds === 1 ? '1 second' : `${seconds ?? 60} seconds`)
