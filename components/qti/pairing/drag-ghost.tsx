import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import type { Drag } from './use-drag.ts'

/** What is dragged, at the pointer. */
export function DragGhost({ drag, children }: { drag: Drag | null; children: (from: string) => ReactNode }) {
  if (!drag) return null
  return createPortal(
    <div
      aria-hidden
      style={{ left: drag.x, top: drag.y }}
      className="pointer-events-none fixed z-50 max-w-64 -translate-x-1/2 -translate-y-1/2 rotate-1 rounded-control border-2 border-accent bg-surface px-4 py-2 text-lg font-semibold shadow-lg"
    >
      {children(drag.from)}
    </div>,
    document.body,
  )
}
