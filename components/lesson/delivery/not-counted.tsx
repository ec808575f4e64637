'use client'

import { useDelivery } from '#components/timeback/use-delivery.ts'
import { Button } from '#components/ui/button.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { refusedWords } from './refused-words.ts'

/**
 * What was answered or finished on this device and did not count, with the reason, until the student has
 * seen it: of one lesson, or of all with their names.
 */
export function NotCounted(props: { lessonId: string } | { lessonNames: Readonly<Record<string, string>> }) {
  const { refused, dismiss } = useDelivery()
  const shown = 'lessonId' in props ? refused.filter(({ lessonId }) => lessonId === props.lessonId) : refused
  if (shown.length === 0) return null
  const nameOf = (lessonId: string) =>
    'lessonNames' in props ? (props.lessonNames[lessonId] ?? 'another lesson') : undefined
  return (
    <div className="mb-6 grid gap-3">
      {refusedWords(shown, nameOf).map(({ key, title, reason, submissionIds }) => (
        <Notice
          key={key}
          kind="problem"
          title={title}
          action={
            <Button kind="secondary" onClick={() => void Promise.all(submissionIds.map(dismiss))}>
              Understood<span className="sr-only">: {title}</span>
            </Button>
          }
        >
          {reason}
        </Notice>
      ))}
    </div>
  )
}
