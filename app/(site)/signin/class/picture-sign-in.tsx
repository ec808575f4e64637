'use client'

import { useState } from 'react'
import { ChildPictureIcon } from '#components/school/child-picture.tsx'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { type ChildPicture, childPictures, picturesOfKey } from '#lib/timeback/contract/child-keys.ts'
import { enterAsChild } from './enter-as-child.ts'

type Props = { code: string; students: { id: string; name: string }[]; goal: string }

/** A child finds their name, then taps their three pictures in order. */
export function PictureSignIn({ code, students, goal }: Props) {
  const hydrated = useHydrated()
  const [who, setWho] = useState<{ id: string; name: string } | null>(null)
  const [tapped, setTapped] = useState<ChildPicture[]>([])
  const [problem, setProblem] = useState<string | null>(null)

  async function tap(child: string, picture: ChildPicture) {
    const pictures = [...tapped, picture]
    setTapped(pictures)
    setProblem(null)
    if (pictures.length < picturesOfKey) return
    const outcome = await enterAsChild({ code, child, pictures: pictures.join(','), callbackUrl: goal })
    if ('url' in outcome) return location.assign(outcome.url)
    setTapped([])
    setProblem(outcome.problem)
  }

  if (!who)
    return (
      <ul inert={!hydrated} className="grid gap-3 sm:grid-cols-2">
        {students.map((child) => (
          <li key={child.id}>
            <Button kind="secondary" className="w-full break-words" onClick={() => setWho(child)}>
              {child.name}
            </Button>
          </li>
        ))}
      </ul>
    )
  const busy = tapped.length === picturesOfKey
  return (
    <section aria-labelledby="who" className="grid gap-5">
      <h2 id="who" className="text-2xl font-bold break-words">
        Hello, {who.name}
      </h2>
      <p role="status" className="text-lg">
        {`Tap your pictures: ${tapped.length} of ${picturesOfKey}`}
      </p>
      {problem !== null && (
        <Notice kind="problem" title="You are not signed in.">
          {problem}
        </Notice>
      )}
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-4">
        {childPictures.map((picture) => (
          <li key={picture}>
            <button
              type="button"
              disabled={busy}
              onClick={() => void tap(who.id, picture)}
              className="grid aspect-square w-full place-items-center rounded-control border border-edge bg-surface p-3 text-lg hover:bg-accent-tint disabled:border-line"
            >
              <ChildPictureIcon picture={picture} className="size-12 text-accent" />
              {picture}
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-4">
        <Button kind="secondary" disabled={busy} onClick={() => setTapped([])}>
          Start again
        </Button>
        <Button kind="quiet" disabled={busy} onClick={() => setWho(null)}>
          That is not me
        </Button>
      </div>
    </section>
  )
}
