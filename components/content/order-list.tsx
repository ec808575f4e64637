'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'

type Props<T> = {
  entries: readonly T[]
  idOf: (entry: T) => string
  nameOf: (entry: T) => string
  onChange: (entries: T[]) => void
  /** Beside the name of an entry. */
  children?: (entry: T, index: number) => ReactNode
  mayRemove?: boolean
  /** Whether an entry is the reader's to move. */
  mayMove?: (entry: T) => boolean
}

/** Entries that are put in order by buttons, which a keyboard and a finger press alike. */
export function OrderList<T>({
  entries,
  idOf,
  nameOf,
  onChange,
  children,
  mayRemove = false,
  mayMove = () => true,
}: Props<T>) {
  const [said, setSaid] = useState('')
  const list = useRef<HTMLOListElement>(null)

  function move(index: number, by: -1 | 1) {
    const moved = entries[index]
    if (moved === undefined) return
    onChange(entries.toSpliced(index, 1).toSpliced(index + by, 0, moved))
    setSaid(`${nameOf(moved)} is number ${index + by + 1} of ${entries.length}.`)
  }

  function remove(index: number) {
    const gone = entries[index]
    if (gone === undefined) return
    onChange(entries.toSpliced(index, 1))
    setSaid(`${nameOf(gone)} is taken out.`)
    list.current?.focus()
  }

  return (
    <>
      <ol
        ref={list}
        tabIndex={-1}
        aria-label="In order"
        className="divide-y divide-line rounded-card border border-line bg-surface"
      >
        {entries.map((entry, index) => (
          <li key={idOf(entry)} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
            <span className="w-7 text-soft tabular-nums">{index + 1}</span>
            <span className="min-w-40 flex-1 font-semibold break-words">{nameOf(entry)}</span>
            {children?.(entry, index)}
            <span className="flex">
              <Step
                label={`Move ${nameOf(entry)} up`}
                disabled={index === 0 || !mayMove(entry)}
                onPress={() => move(index, -1)}
              >
                <ArrowUp aria-hidden className="size-5" />
              </Step>
              <Step
                label={`Move ${nameOf(entry)} down`}
                disabled={index === entries.length - 1 || !mayMove(entry)}
                onPress={() => move(index, 1)}
              >
                <ArrowDown aria-hidden className="size-5" />
              </Step>
              {mayRemove && (
                <Step label={`Take ${nameOf(entry)} out`} onPress={() => remove(index)}>
                  <X aria-hidden className="size-5" />
                </Step>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}

type StepProps = { label: string; disabled?: boolean; onPress: () => void; children: ReactNode }

function Step({ label, disabled = false, onPress, children }: StepProps) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onPress}
      className="inline-flex size-11 items-center justify-center rounded-control text-accent hover:bg-accent-tint disabled:text-line"
    >
      {children}
    </button>
  )
}
