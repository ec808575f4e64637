import { ButtonLink } from '#components/ui/button-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { formatScore } from '#components/ui/format.ts'
import type { VrPackage, VrSession } from '#lib/timeback/contract/vr.ts'
import { PackageFacts } from './package-list.tsx'
import { StartButton } from './start-button.tsx'
import { SuccessMark } from './success-mark.tsx'

/** A package that a student may use, with their sessions of it, the newest first. */
export type Experience = { package: VrPackage; activityName: string | null; sessions: VrSession[] }

/** What a student may open in a headset, and how far they are with it. */
export function ExperienceList({ experiences }: { experiences: Experience[] }) {
  if (experiences.length === 0)
    return (
      <EmptyState title="Nothing here yet">
        Experiences appear here as soon as your teacher assigns one to your class.
      </EmptyState>
    )
  return (
    <ul className="grid gap-4 lg:grid-cols-2">
      {experiences.map((experience) => (
        <li key={experience.package.id} className="rounded-card border border-line bg-surface p-5">
          <ExperienceCard experience={experience} />
        </li>
      ))}
    </ul>
  )
}

function ExperienceCard({ experience }: { experience: Experience }) {
  const { package: made, activityName, sessions } = experience
  const [latest = null] = sessions
  const standing = standingSession(sessions)
  return (
    <article aria-label={made.title} className="grid h-full grid-rows-[1fr_auto] gap-5">
      <div>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h2 className="text-2xl font-bold">{made.title}</h2>
          {standing && <SuccessMark session={standing} />}
        </div>
        <PackageFacts made={made} activityName={activityName} />
        {latest?.score && (
          <p className="mt-3">
            Last score: <strong className="tabular-nums">{formatScore(latest.score.raw)} of 100</strong>
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-3">
        {latest?.status === 'in_progress' ? (
          <ButtonLink href={`/vr/${latest.id}`}>
            Continue<span className="sr-only"> {made.title}</span>
          </ButtonLink>
        ) : (
          <StartButton packageId={made.id} title={made.title} again={latest !== null} />
        )}
        {latest?.status === 'completed' && (
          <ButtonLink kind="quiet" href={`/vr/${latest.id}`}>
            Your result<span className="sr-only"> of {made.title}</span>
          </ButtonLink>
        )}
      </div>
    </article>
  )
}

/**
 * The session that stands for an experience, of a student's sessions with the newest first: a passed one, else one
 * that was completed without a score, else the latest. What was passed stays so, whatever came after it.
 */
export function standingSession(sessions: readonly VrSession[]): VrSession | null {
  return (
    sessions.find(({ success_status: success }) => success === 'passed') ??
    sessions.find(({ status, score }) => status === 'completed' && score === null) ??
    sessions[0] ??
    null
  )
}
