import type { VrPackage } from '#lib/timeback/contract/vr.ts'

/** A package in one line: version, platforms, and what it counts for. */
export function PackageFacts({ made, activityName }: { made: VrPackage; activityName: string | null }) {
  const facts = [`Version ${made.version}`, made.target_platforms.join(', ')].filter(Boolean)
  return (
    <span className="mt-1 block text-soft">
      {facts.join(' · ')}
      {activityName !== null && <> · counts as “{activityName}”</>}
    </span>
  )
}
