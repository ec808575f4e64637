import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { problemWords } from './problem-words.ts'
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
