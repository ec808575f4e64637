'use client'

import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import { plainText } from '#components/qti/content/plain-text.ts'
import type { BodyNode, PublicChoice } from '#lib/qti/item/public/public-content.ts'

type Props = {
  choices: readonly PublicChoice[]
  /** What it says while nothing is chosen. */
  empty: string
  label: string
  required: boolean
  /** An identifier; empty while nothing is chosen. */
  value: string
  disabled: boolean
  onChoose: (identifier: string) => void
  className: string
}

/**
 * A list whose entries hold pictures or formulas, which no list of the browser's own shows. It is used as one:
 * the arrows open it and move, Home and End, the first letters, Enter or Space choose, Escape closes (ARIA APG,
 * select-only combobox).
 */
export function RichDropdown({
  choices,
  empty,
  label,
  required,
  value,
  disabled,
  onChoose,
  className,
}: Props) {
  const id = useId()
  const [active, setActive] = useState<number | null>(null)
  const options = [{ identifier: '', body: [empty] }, ...choices]
  const chosen = Math.max(
    0,
    options.findIndex(({ identifier }) => identifier === value),
  )
  const open = active !== null && !disabled
  const list = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (open && list.current) keepInView(list.current, list.current.querySelectorAll('[role=option]')[active])
  }, [open, active])

  function choose(at: number) {
    onChoose(options[at]?.identifier ?? '')
    setActive(null)
  }

  function onKeyDown(event: KeyboardEvent) {
    const next = keyMove(event.key, { active, chosen, texts: options.map(({ body }) => plainText(body)) })
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (next === 'choose' && active !== null) choose(active)
    else setActive(typeof next === 'number' ? next : null)
  }

  return (
    <span className="relative inline-block max-w-full">
      <button
        type="button"
        role="combobox"
        aria-label={label}
        aria-required={required}
        aria-haspopup="listbox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open ? `${id}-${active}` : undefined}
        disabled={disabled}
        onClick={() => setActive(open ? null : chosen)}
        onBlur={() => setActive(null)}
        onKeyDown={onKeyDown}
        className={clsx(className, 'inline-flex items-center gap-2 text-start')}
      >
        <Shown body={options[chosen]?.body ?? []} />
        <ChevronDown aria-hidden className="size-5 shrink-0 text-soft" />
      </button>
      <span
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        hidden={!open}
        className="absolute start-0 top-full z-40 mt-1 max-h-80 w-max min-w-full max-w-[min(22rem,80vw)] overflow-y-auto rounded-control border border-edge bg-surface py-1 shadow-lg"
      >
        {options.map(({ identifier, body }, at) => (
          <span
            key={identifier}
            id={`${id}-${at}`}
            role="option"
            aria-selected={at === chosen}
            tabIndex={-1}
            // Before the button loses the focus and the list closes.
            onMouseDown={(event) => {
              event.preventDefault()
              choose(at)
            }}
            className={clsx(
              'flex min-h-11 cursor-pointer items-center gap-2 px-3 py-2',
              at === active && 'bg-accent-tint',
              at === chosen && 'font-bold',
            )}
          >
            <Shown body={body} />
          </span>
        ))}
      </span>
    </span>
  )
}

/** Moves the list as far to the left as it would leave the window, and scrolls to the entry that is reached. */
function keepInView(list: HTMLElement, entry: Element | undefined) {
  list.style.translate = ''
  const beyond = list.getBoundingClientRect().right - (document.documentElement.clientWidth - 8)
  if (beyond > 0) list.style.translate = `${-beyond}px`
  entry?.scrollIntoView({ block: 'nearest' })
}

function Shown({ body }: { body: PublicChoice['body'] }) {
  return (
    <span className="min-w-0">
      <AuthoredContent nodes={inlineContent(body)} insideControl />
    </span>
  )
}

type Standing = { active: number | null; chosen: number; texts: string[] }

/** Where a key leads: to an entry, to choosing the one that is reached, or (`null`) to the closed list. */
function keyMove(key: string, { active, chosen, texts }: Standing): number | 'choose' | null | undefined {
  const last = texts.length - 1
  if (active === null) return opening.has(key) ? chosen : undefined
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, active + 1)
    case 'ArrowUp':
      return Math.max(0, active - 1)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'Enter':
    case ' ':
      return 'choose'
    case 'Escape':
      return null
    default:
      return startingWith(key, active, texts)
  }
}

const opening: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', ' '])

/** The next entry that begins with the letter. */
function startingWith(letter: string, active: number, texts: string[]): number | undefined {
  if (letter.length !== 1) return undefined
  const order = [...texts.keys()].map((step) => (active + 1 + step) % texts.length)
  return order.find((at) => texts[at]?.toLowerCase().startsWith(letter.toLowerCase()))
}

/** HTML lets no block stand inside a line: it stands there as its words do. */
const blocks: ReadonlySet<string> = new Set('p div section article blockquote figure pre center'.split(' '))

/** Content for a place inside a line of text. */
export function inlineContent(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string' || node.kind !== 'element') return node
    const name = blocks.has(node.name) ? 'span' : node.name
    return { ...node, name, ...(node.children && { children: inlineContent(node.children) }) }
  })
}
