'use client'

import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'

/**
 * What the answer holds so far, each entry with a button that takes it away. The focus then goes to the
 * next such button, or to the title where none is left.
 */
export function PairList({
  title,
  entries,
  disabled,
  onRemove,
  ordered = false,
}: {
  title: string
  entries: readonly { key: string; text: string }[]
  disabled: boolean
  onRemove: (key: string) => void
  ordered?: boolean
}) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [removedAt, setRemovedAt] = useState<number | null>(null)
  const List = ordered ? 'ol' : 'ul'

  useEffect(() => {
    if (removedAt === null) return
    const buttons = [...(frame.current?.querySelectorAll('button') ?? [])]
    const next = buttons[Math.min(removedAt, buttons.length - 1)]
    ;(next ?? frame.current?.querySelector('p'))?.focus()
    setRemovedAt(null)
  }, [removedAt])

  function remove(index: number, key: string) {
    setRemovedAt(index)
    onRemove(key)
  }

  return (
    <div ref={frame} className="mt-4">
      <p id={id} tabIndex={-1} className="text-base text-soft">
        <span className="font-bold">{title}</span>
        {entries.length === 0 && ': none yet'}
      </p>
      {entries.length > 0 && (
        <List aria-labelledby={id} className="m-0 mt-2 grid list-none gap-2 p-0 sm:grid-cols-2">
          {entries.map(({ key, text }, index) => (
            <li
              key={key}
              className="rise flex min-h-12 items-center gap-2 rounded-control border border-accent bg-accent-tint py-0.5 ps-4 pe-1 text-lg"
            >
              {ordered && <span className="font-bold tabular-nums">{index + 1}</span>}
              <span className="min-w-0 flex-1">{text}</span>
              {!disabled && (
                <button
                  type="button"
                  aria-label={`Take away: ${text}`}
                  onClick={() => remove(index, key)}
                  className="flex size-11 shrink-0 items-center justify-center rounded-lg text-accent hover:bg-surface"
                >
                  <X aria-hidden className="size-5" />
                </button>
              )}
            </li>
          ))}
        </List>
      )}
    </div>
  )
}
