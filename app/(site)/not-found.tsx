import { NoSuchPage } from '#app/_shell/no-such-page.tsx'

/** Below the header of the layout, which stays. */
export default function NotFoundBelowHeader() {
  return <NoSuchPage />
}
