'use client'

import { useEffect, useRef, useState } from 'react'
import type { Point, Size } from '#components/qti/graphics/hotspot-shape.ts'
import { type DrawnPicture, paint, toDataUrl } from './paint.ts'

type Drawing = { size: Size; answer: string | undefined; onChange: (values: string[]) => void }

/**
 * Lines on a picture, and the picture with them as a file after each line. An answer that was there before,
 * after a reload, is the ground that new lines are drawn on.
 */
export function useDrawing({ size, answer, onChange }: Drawing) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const image = useRef<HTMLImageElement>(null)
  const [ground, setGround] = useState<HTMLImageElement | null>(null)
  const [lines, setLines] = useState<Point[][]>([])
  const [announcement, setAnnouncement] = useState('')
  const [start] = useState(answer)

  useEffect(() => {
    if (start === undefined) return
    const earlier = new Image()
    earlier.onload = () => setGround(earlier)
    earlier.src = start
  }, [start])

  useEffect(() => {
    if (canvas.current) paint(canvas.current, { ground, lines, size })
  }, [ground, lines, size])

  function send(next: Point[][], below: HTMLImageElement | null) {
    const drawn: DrawnPicture = { ground: below, lines: next, size }
    onChange(next.length === 0 && !below ? [] : [toDataUrl(image.current, drawn)])
  }

  return {
    canvas,
    image,
    lines,
    announcement,
    setAnnouncement,
    canUndo: lines.length > 0,
    /** Shows a line while it grows. */
    show: (line: Point[]) => {
      if (canvas.current) paint(canvas.current, { ground, lines: [...lines, line], size })
    },
    add(line: Point[]) {
      const next = [...lines, line]
      setLines(next)
      send(next, ground)
      setAnnouncement(`Lines drawn: ${next.length}.`)
    },
    undo() {
      const next = lines.slice(0, -1)
      setLines(next)
      send(next, ground)
      setAnnouncement(`Undone. Lines drawn: ${next.length}.`)
    },
    clear() {
      setLines([])
      setGround(null)
      send([], null)
      setAnnouncement('Cleared.')
    },
  }
}

export type DrawingState = ReturnType<typeof useDrawing>
