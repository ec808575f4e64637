'use client'

import { LifeBuoy } from 'lucide-react'
import Link from 'next/link'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'
import { Notice } from '#components/ui/notice.tsx'
import type { ClassBoard, NamedNeed, Need, ProposedNeed } from '#lib/teacher/model.ts'
import { NeedMessage } from './need-message.tsx'
import { needWords, proposalWords } from './need-words.ts'

/**
 * Who of a class is to be looked at first, why, and what may be done: one line per student, the most urgent first. What
 * is being written to one stays, whatever the class does meanwhile.
 */
export function NeedsHelp({
  classId,
  board,
  readAnew,
}: {
  classId: string
  board: ClassBoard
  readAnew: () => Promise<void>
}) {
  const { send, busy, problem } = useSend()
  const [writingTo, setWritingTo] = useState<ProposedNeed | null>(null)
  const answer = async (need: Need, said: { answer: 'seen' | 'dismissed' | 'told'; message?: string }) => {
    const { studentId: student, lessonId: lesson, cause, attempts: attempt } = need
    const body = { student, lesson, cause, attempt, ...said }
    const kept = await send('POST', `/api/teacher/classes/${classId}/needs`, body)
    if (kept) await readAnew()
    return kept !== null
  }
  /** Due without a date, so that it stands first in the student's list. */
  const give = async (need: ProposedNeed, lessonId: string) => {
    const made = await send('POST', '/api/teacher/assignments', { studentId: need.studentId, lessonId })
    if (made) await answer(need, { answer: 'seen' })
  }
  const rows = new Map(board.rows.map((row) => [row.id, row]))
  const changes = <Changes board={board} />
  if (board.needs.length === 0 && !writingTo)
    return (
      <div>
        <h2 className="text-xl font-bold text-soft">Needs: nobody just now</h2>
        {changes}
      </div>
    )
  return (
    <Frame title="Needs you">
      {changes}
      <ul className="mt-1 grid">
        {board.needs.map((need) => {
          const { name, email } = rows.get(need.studentId) ?? {}
          return (
            <li key={need.studentId} className="py-0.5 max-sm:py-1">
              <Link
                href={`/teacher/classes/${classId}/students/${need.studentId}`}
                className="font-bold underline underline-offset-4"
              >
                {name}
              </Link>
              {`${email === undefined ? '' : ` (${email})`}: ${sentenceOf(need)}`}
              <span className="text-soft">{`. ${proposalWords(need)}`}</span>
              <span className="ms-3 inline-flex flex-wrap gap-1">
                <Answer about={name} disabled={busy} onClick={() => setWritingTo(need)}>
                  Write
                </Answer>
                {need.easier && (
                  <Answer about={name} disabled={busy} onClick={() => give(need, need.easier?.id ?? '')}>
                    {`Assign “${need.easier.name}”`}
                  </Answer>
                )}
                <Answer about={name} disabled={busy} onClick={() => answer(need, { answer: 'seen' })}>
                  Seen
                </Answer>
                <Answer about={name} disabled={busy} onClick={() => answer(need, { answer: 'dismissed' })}>
                  Not a problem
                </Answer>
              </span>
            </li>
          )
        })}
      </ul>
      {writingTo && (
        <NeedMessage
          key={`${writingTo.studentId} ${writingTo.lessonId}`}
          name={rows.get(writingTo.studentId)?.name ?? ''}
          lessonName={writingTo.lessonName}
          busy={busy}
          error={problem?.fields.message}
          onCancel={() => setWritingTo(null)}
          onSend={async (message) => {
            if (await answer(writingTo, { answer: 'told', message })) setWritingTo(null)
          }}
        />
      )}
      <SendProblem problem={problem} />
    </Frame>
  )
}

function Changes({ board: { rows, changed } }: { board: ClassBoard }) {
  const { students, finished, mastered } = changed
  return (
    <p className="text-soft">
      In the last 24 hours: {students} of {rows.length} worked, {plural(finished, 'lesson')} finished,{' '}
      {mastered} mastered
    </p>
  )
}

/** A small button for the end of a line. */
function Answer({ about, ...props }: ComponentProps<'button'> & { about: string | undefined }) {
  return (
    <button
      type="button"
      aria-label={`${props.children}: ${about}`}
      className="min-h-7 rounded-lg border border-notyet-edge px-2 text-sm text-notyet hover:bg-surface disabled:opacity-60 max-sm:min-h-11"
      {...props}
    />
  )
}

/** What one student needs help with: one line per lesson, by the same rule. */
export function StudentNeeds({ needs }: { needs: NamedNeed[] }) {
  if (needs.length === 0) return null
  return (
    <Frame title="Needs help with">
      <ul className="mt-2 grid gap-1">
        {needs.map((need) => (
          <li key={need.lessonId}>{sentenceOf(need)}</li>
        ))}
      </ul>
    </Frame>
  )
}

function sentenceOf(need: NamedNeed): string {
  return `${need.lessonName}, ${needWords(need)}`
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section
      aria-labelledby="help"
      className="rounded-card border border-notyet-edge bg-notyet-tint px-5 py-3"
    >
      <h2 id="help" className="flex items-center gap-2 text-xl font-bold">
        <LifeBuoy aria-hidden className="size-6 shrink-0 text-notyet" />
        {title}
      </h2>
      {children}
    </section>
  )
}

/** Says of an attempt what the class page says of its student, and what they were offered while it is open. */
export function HelpNotice({ need, open }: { need: Need; open: boolean }) {
  return (
    <Notice title={`May need help: ${needWords(need)}`}>
      {open &&
        'The student was offered an easier lesson, where there is one, and the explanation of a missed question. They can go on all the same.'}
    </Notice>
  )
}
