'use client'

import { type ReactNode, type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** What is under the pointer on its way, and where. */
export type Drag = { from: string; x: number; y: number }

type Drop = { from: string; to: string | null; x: number; y: number }

/** A press that moves less is a press and no drag. */
const threshold = 8
const edge = 48

/**
 * Dragging on top of pressing: elements with `data-drag` may be dragged onto elements with `data-drop` of
 * the same container, whose handlers these are. `onDrop` gets both values; `to` is null beside every target.
 */
export function useDrag(enabled: boolean, onDrop: (drop: Drop) => void) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const end = useRef<(() => void) | null>(null)
  const dropped = useRef(onDrop)
  const justDragged = useRef(false)

  useEffect(() => {
    dropped.current = onDrop
  })
  useEffect(() => () => end.current?.(), [])

  function onPointerDown(event: ReactPointerEvent<HTMLElement>) {
    if (!enabled || event.button !== 0 || !(event.target instanceof Element)) return
    const from = event.target.closest('[data-drag]')?.getAttribute('data-drag')
    if (!from) return
    const container = event.currentTarget
    const start = { x: event.clientX, y: event.clientY }
    let moving = false

    function onMove({ clientX: x, clientY: y }: PointerEvent) {
      moving ||= Math.hypot(x - start.x, y - start.y) > threshold
      if (!moving || !from) return
      setDrag({ from, x, y })
      if (y < edge) window.scrollBy(0, -edge / 4)
      if (y > window.innerHeight - edge) window.scrollBy(0, edge / 4)
    }
    function onUp({ clientX: x, clientY: y }: PointerEvent) {
      stop()
      if (!moving || !from) return
      // The press ends here; the click that follows it must not count as another.
      justDragged.current = true
      setTimeout(() => {
        justDragged.current = false
      })
      const target = document.elementFromPoint(x, y)?.closest('[data-drop]')
      const to = target && container.contains(target) ? target.getAttribute('data-drop') : null
      dropped.current({ from, to, x, y })
    }
    function stop() {
      setDrag(null)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', stop)
      end.current = null
    }
    end.current?.()
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', stop)
    end.current = stop
  }

  function onClickCapture(event: { stopPropagation(): void; preventDefault(): void }) {
    if (!justDragged.current) return
    event.stopPropagation()
    event.preventDefault()
  }

  return { drag, handlers: { onPointerDown, onClickCapture } }
}

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
