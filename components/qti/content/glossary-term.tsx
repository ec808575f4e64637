'use client'

import { X } from 'lucide-react'
import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'

/** A word that the item explains: a button that opens its explanation; without one, the word alone. */
export function GlossaryTerm({ catalog, words }: { catalog: string; words: ReactNode }) {
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const explanation = use(GlossaryContext).get(catalog)
  if (explanation === undefined) return words

  function close({ refocus }: { refocus: boolean }) {
    setOpen(false)
    if (refocus) button.current?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline cursor-help rounded-sm font-[inherit] text-inherit underline decoration-accent decoration-dotted decoration-2 underline-offset-4 hover:bg-accent-tint"
      >
        {words}
      </button>
      {open && (
        <GlossaryCard anchor={button} onClose={close}>
          {explanation}
        </GlossaryCard>
      )}
    </>
  )
}

type Close = (how: { refocus: boolean }) => void

/**
 * What is known of a word, in a card beside it. It takes the focus and gives it back: Escape, the cross, a
 * press elsewhere and scrolling close it. It stands at the end of the page, as a paragraph can hold none.
 */
function GlossaryCard({
  anchor,
  onClose,
  children,
}: {
  anchor: RefObject<HTMLElement | null>
  onClose: Close
  children: ReactNode
}) {
  const card = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null)
  useLayoutEffect(() => {
    if (anchor.current && card.current) setPlace(placeBeside(anchor.current, card.current))
    card.current?.focus({ preventScroll: true })
  }, [anchor])
  useCloseOutside(card, anchor, onClose)

  return createPortal(
    <div
      ref={card}
      role="dialog"
      aria-label={`Meaning of ${anchor.current?.textContent ?? 'the word'}`}
      tabIndex={-1}
      onKeyDown={(event) => event.key === 'Escape' && onClose({ refocus: true })}
      style={place ?? { left: 0, top: 0 }}
      className="rise fixed z-50 w-[min(22rem,calc(100vw-2rem))] rounded-card border border-edge bg-surface p-4 pe-14 shadow-lg"
    >
      {children}
      <button
        type="button"
        aria-label="Close"
        onClick={() => onClose({ refocus: true })}
        className="absolute end-2 top-2 flex size-11 items-center justify-center rounded-lg text-accent hover:bg-accent-tint"
      >
        <X aria-hidden className="size-5" />
      </button>
    </div>,
    document.body,
  )
}

/** Below the word, or above it where there is no room; always inside the window. */
function placeBeside(word: HTMLElement, card: HTMLElement): { left: number; top: number } {
  const { left, top, bottom } = word.getBoundingClientRect()
  const { width, height } = card.getBoundingClientRect()
  const below = bottom + 8
  const fits = below + height <= window.innerHeight - 16
  return {
    left: Math.max(16, Math.min(left, window.innerWidth - width - 16)),
    top: Math.max(16, fits ? below : top - height - 8),
  }
}

function useCloseOutside(
  card: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  onClose: Close,
): void {
  useEffect(() => {
    function onPointerDown({ target }: PointerEvent) {
      if (!(target instanceof Node) || card.current?.contains(target)) return
      if (!anchor.current?.contains(target)) onClose({ refocus: false })
    }
    function onScroll() {
      onClose({ refocus: false })
    }
    document.addEventListener('pointerdown', onPointerDown)
    document.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      document.removeEventListener('pointerdown', onPointerDown)
      document.removeEventListener('scroll', onScroll)
    }
  }, [card, anchor, onClose])
}

/** What a word means, by the identifier of its catalog. */
export const GlossaryContext = createContext<ReadonlyMap<string, ReactNode>>(new Map())
