import { BackLink } from '#components/ui/back-link.tsx'
import { CairnMeter } from '#components/ui/cairn-meter.tsx'

/** The way back, the lesson's name and, where there is one, the score. */
export function PlayerHeader({ name, score }: { name: string; score: number | undefined }) {
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-4">
        <BackLink href="/lessons">Lessons</BackLink>
        <h1 className="min-w-0 text-xl font-bold">{name}</h1>
      </div>
      {score !== undefined && <CairnMeter score={score} />}
    </header>
  )
}
