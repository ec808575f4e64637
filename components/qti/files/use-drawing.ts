'use client'

import { useEffect, useRef, useState } from 'react'
import type { Point, Size } from '#components/qti/graphics/hotspot-shape.ts'
import { maxFileCharacters } from './file-limits.ts'

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

/** `ground` is what was drawn before, the picture included. */
type DrawnPicture = { ground: HTMLImageElement | null; lines: readonly Point[][]; size: Size }

const ink = '#2f3d8f'

/** Paints the lines over whatever lies under the canvas. */
function paint(canvas: HTMLCanvasElement, drawn: DrawnPicture): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  paintLines(context, drawn)
}

/**
 * The picture with what was drawn on it, small enough to be sent: PNG, else JPEG, else JPEG of half the
 * size. Where the browser lets no picture be read, the lines stand on white.
 */
function toDataUrl(image: HTMLImageElement | null, drawn: DrawnPicture): string {
  const attempts = [
    { type: 'image/png', scale: 1 },
    { type: 'image/jpeg', scale: 1 },
    { type: 'image/jpeg', scale: 0.5 },
  ]
  const urls = attempts.map(
    ({ type, scale }) =>
      () =>
        encode(image, drawn, { type, scale }),
  )
  let smallest = ''
  for (const url of urls) {
    smallest = url()
    if (smallest.length <= maxFileCharacters) break
  }
  return smallest
}

function encode(
  image: HTMLImageElement | null,
  drawn: DrawnPicture,
  { type, scale }: { type: string; scale: number },
): string {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(drawn.size.width * scale)
  canvas.height = Math.round(drawn.size.height * scale)
  const context = canvas.getContext('2d')
  if (!context) return 'data:image/png;base64,'
  context.scale(scale, scale)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, drawn.size.width, drawn.size.height)
  if (image?.complete && image.naturalWidth > 0)
    context.drawImage(image, 0, 0, drawn.size.width, drawn.size.height)
  paintLines(context, drawn)
  return canvas.toDataURL(type, 0.8)
}

function paintLines(context: CanvasRenderingContext2D, { ground, lines, size }: DrawnPicture): void {
  if (ground) context.drawImage(ground, 0, 0, size.width, size.height)
  context.strokeStyle = ink
  context.fillStyle = ink
  context.lineWidth = Math.max(3, size.width / 150)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const [first, ...rest] of lines) {
    if (!first) continue
    context.beginPath()
    context.moveTo(first.x, first.y)
    // A line of one point is a dot.
    for (const { x, y } of rest.length > 0 ? rest : [{ x: first.x + 0.1, y: first.y }]) context.lineTo(x, y)
    context.stroke()
  }
}
