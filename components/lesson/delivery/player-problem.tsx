import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { SignInLink } from './sign-in-link.tsx'

/** What went wrong, what is safe, and the button that tries again without losing anything. */
export function PlayerProblem({
  error,
  busy,
  onRetry,
}: {
  error: { code: string; detail: string }
  busy: boolean
  onRetry: () => Promise<boolean>
}) {
  const { title, text, retry } = problemWords(error)
  return (
    <div className="w-full basis-full">
      <Notice
        kind="problem"
        title={title}
        action={
          <div className="flex flex-wrap gap-2">
            {error.code === 'UNAUTHORIZED' && <SignInLink />}
            <Button kind="secondary" disabled={busy} onClick={() => void onRetry()}>
              {busy ? 'Trying…' : retry}
            </Button>
          </div>
        }
      >
        {text}
      </Notice>
    </div>
  )
}

type Words = { title: string; text: string; retry: string }

/** An error of the session in a student's words: what happened, what is safe, what to do. */
function problemWords({ code, detail }: { code: string; detail: string }): Words {
  const retry = 'Try again'
  switch (code) {
    case 'NETWORK_ERROR':
      return {
        title: 'No connection.',
        text: 'What you answered is kept on this device and sent as soon as there is one.',
        retry,
      }
    case 'UNAUTHORIZED':
      return {
        title: 'You are signed out.',
        text: 'What you have answered and typed is kept for you. Sign in again to go on from here.',
        retry,
      }
    case 'STALE_ATTEMPT':
    case 'ALREADY_COMPLETED':
    case 'ANSWERED_ELSEWHERE':
      return {
        title: 'This lesson went on somewhere else.',
        text: 'Another tab or device was faster. Everything that was sent there is safe.',
        retry: 'Show where it stands',
      }
    case 'VALIDATION_ERROR':
      return { title: 'This answer could not be read.', text: detail, retry }
    case 'LESSON_NOT_FOUND':
      return { title: 'This lesson is not there any more.', text: 'Your earlier results are safe.', retry }
    default:
      return {
        title: 'The server did not answer as it should.',
        text: 'What you answered is kept on this device until it is sent.',
        retry,
      }
  }
}
