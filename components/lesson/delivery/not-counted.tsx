'use client'

import { type DeliveryView, useDelivery } from '#components/timeback/use-delivery.ts'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'

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

type Refused = DeliveryView['refused'][number]

/** What was refused for one reason in one attempt, in a student's words. */
type RefusedWords = { key: string; title: string; reason: string; submissionIds: readonly string[] }

/** Says what was not counted and why, once for each lesson, attempt and reason; `name` is the lesson's. */
export function refusedWords(
  refused: readonly Refused[],
  nameOf: (lessonId: string) => string | undefined,
): RefusedWords[] {
  const groups = new Map<string, Refused[]>()
  for (const each of refused) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each])
  return [...groups].map(([key, group]) => {
    const [{ lessonId, code }] = group as [Refused, ...Refused[]]
    const name = nameOf(lessonId)
    const answers = group.filter(({ questionId }) => questionId !== null)
    const submissionIds = group.map(({ submissionId }) => submissionId)
    return answers.length === 0
      ? {
          key,
          title: `${name ?? 'This lesson'} was not finished.`,
          reason: finishReason(code),
          submissionIds,
        }
      : { key, title: answersTitle(answers, name), reason: answerReason(code, answers.length), submissionIds }
  })
}

/** Where a later attempt was begun, that finishing was of no use goes without saying. */
function keyOf({ lessonId, attempt, questionId, code }: Refused): string {
  return JSON.stringify([lessonId, attempt, code, questionId === null && code !== 'STALE_ATTEMPT'])
}

function answersTitle(group: readonly Refused[], name: string | undefined): string {
  const places = group.flatMap((each) => (each.questionId !== null && each.place ? [each.place] : []))
  const were = group.length === 1 ? 'was' : 'were'
  const lesson = name === undefined ? '' : ` in ${name}`
  if (places.length < group.length) return `${plural(group.length, 'answer')}${lesson} ${were} not counted.`
  const list = new Intl.ListFormat('en').format([...new Set(places)].sort((a, b) => a - b).map(String))
  const which = places.length === 1 ? `answer to question ${list}` : `answers to questions ${list}`
  return `Your ${which}${lesson} ${were} not counted.`
}

function answerReason(code: Refused['code'], count: number): string {
  const one = count === 1
  switch (code) {
    case 'ANSWERED_ELSEWHERE':
      return one
        ? 'You answered this question in another tab or on another device meanwhile. That answer stays.'
        : 'You answered these questions in another tab or on another device meanwhile. Those answers stay.'
    case 'STALE_ATTEMPT':
      return 'The lesson had gone on, or was begun again, in another tab or on another device.'
    case 'ALREADY_COMPLETED':
      return 'The lesson was finished in another tab or on another device before.'
    case 'LESSON_NOT_FOUND':
    case 'QUESTION_NOT_FOUND':
      return 'The lesson has been changed, and this is no longer in it.'
    default:
      return one
        ? 'It could not be read. Please answer again.'
        : 'They could not be read. Please answer again.'
  }
}

function finishReason(code: Refused['code']): string {
  switch (code) {
    case 'ANSWERED_ELSEWHERE':
      return 'Its answers have changed since you finished it here. Look it over, then finish it again.'
    case 'STALE_ATTEMPT':
      return 'You had begun it again in another tab or on another device. Go on with it from there.'
    default:
      return 'The lesson has been changed. Open it to see where you stand.'
  }
}
