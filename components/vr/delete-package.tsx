'use client'

import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'

/** Takes a package out of use, after asking. */
export function DeletePackage({ packageId, title }: { packageId: string; title: string }) {
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const dialog = useRef<HTMLDialogElement>(null)

  async function remove() {
    const done = await send('DELETE', `/api/vr-packages/${packageId}`)
    if (done) router.push('/teacher/vr')
  }

  return (
    <>
      <Button kind="secondary" onClick={() => dialog.current?.showModal()}>
        Delete package
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="delete-package"
        className="m-auto max-w-md rounded-card border border-line bg-surface p-6 text-ink backdrop:bg-ink/40"
      >
        <h2 id="delete-package" className="text-2xl font-bold">
          Delete “{title}”?
        </h2>
        <p className="mt-2 text-soft">
          Students can no longer start it. What they have done stays in their history and in their progress.
        </p>
        <div className="mt-5 grid gap-4">
          <SendProblem problem={problem} />
          <div className="flex flex-wrap gap-3">
            <Button disabled={busy} onClick={() => void remove()}>
              {busy ? 'Deleting…' : 'Delete'}
            </Button>
            <Button kind="quiet" onClick={() => dialog.current?.close()}>
              Keep it
            </Button>
          </div>
        </div>
      </dialog>
    </>
  )
}
