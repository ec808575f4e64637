'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AskFirst } from '#components/forms/ask-first.tsx'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { ChildKeys, ClassChild } from '#lib/timeback/contract/child-keys.ts'
import { ChildPictureIcon } from './child-picture.tsx'

type Props = { classId: string; code: string | null; all: ClassChild[] }

/** Makes the cards of a class's children and shows them once, to be printed. */
export function ChildCards({ classId, code, all }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [made, setMade] = useState<ChildKeys | null>(null)
  const path = `/api/teacher/classes/${classId}/keys`
  const without = all.filter(({ hasKey }) => !hasKey).length

  async function make(body: { children?: string[] }): Promise<boolean> {
    const keys = await send<ChildKeys>('POST', path, body)
    if (!keys) return false
    setMade(keys)
    router.refresh()
    return true
  }

  async function end(): Promise<boolean> {
    if (!(await send('DELETE', path))) return false
    setMade(null)
    router.refresh()
    return true
  }

  return (
    <div className="grid gap-6">
      <div className="grid gap-4 print:hidden">
        {code !== null && (
          <p className="text-lg">
            Class code: <strong className="font-mono tracking-widest">{code}</strong>
          </p>
        )}
        <SendProblem problem={problem} />
        <div className="flex flex-wrap items-center gap-4">
          <Button disabled={busy || !hydrated || without === 0} onClick={() => void make({})}>
            {without === 0 ? 'All have a card' : `Make ${without === 1 ? '1 card' : `${without} cards`}`}
          </Button>
          {without < all.length && (
            <AskFirst
              {...{ busy, problem }}
              action="Make all cards anew"
              of="the class"
              title="Make all cards anew?"
              onAgree={() => make({ children: all.map(({ timebackId }) => timebackId) })}
            >
              The cards and pictures that the children have now end.
            </AskFirst>
          )}
          {code !== null && (
            <AskFirst
              {...{ busy, problem }}
              action="End all cards"
              of="the class"
              title="End all cards?"
              onAgree={end}
            >
              No child of this class can sign in by a card or pictures any more. Their work is kept.
            </AskFirst>
          )}
        </div>
      </div>
      {made && made.keys.length > 0 && <PrintedCards keys={made} />}
    </div>
  )
}

function PrintedCards({ keys: { code, keys } }: { keys: ChildKeys }) {
  return (
    <section aria-labelledby="cards" className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
        <h2 id="cards" className="text-2xl font-bold">
          Print these now
        </h2>
        <Button kind="secondary" onClick={() => window.print()}>
          Print
        </Button>
        <p className="w-full text-soft">They are shown this once: nobody can look them up again.</p>
      </div>
      <ul className="grid gap-4 sm:grid-cols-2 print:grid-cols-2">
        {keys.map(({ timebackId, name, card, pictures }) => (
          <li
            key={timebackId}
            className="grid break-inside-avoid gap-2 rounded-card border-2 border-dashed border-edge bg-surface p-4"
          >
            <p className="text-xl font-bold break-words">{name}</p>
            <p>
              Card: <span className="font-mono text-lg font-semibold">{card}</span>
            </p>
            <p>
              or class <span className="font-mono text-lg font-semibold">{code}</span> and these pictures:
            </p>
            <ol className="flex gap-4">
              {pictures.map((picture, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same picture may come twice
                <li key={index} className="grid justify-items-center">
                  <ChildPictureIcon picture={picture} className="size-10" />
                  {picture}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  )
}
