import type { ActivitySummary } from '#lib/timeback/contract/activity.ts'
import type { AttemptSummary } from '#lib/timeback/contract/overview.ts'
import type { VrSessionSummary } from '#lib/timeback/contract/vr.ts'

/** One thing that a student did; `href` leads to it where it has a page. */
export type HistoryEntry = { key: string; at: string; href: string | null } & (
  | { kind: 'lesson'; attempt: AttemptSummary }
  | { kind: 'vr'; vr: VrSessionSummary }
  | { kind: 'activity'; activity: ActivitySummary }
)

type Done = { attempts: AttemptSummary[]; vrSessions: VrSessionSummary[]; activities: ActivitySummary[] }

/** Lessons, VR sessions and custom activities in one line of time, the latest first. */
export function toHistory(
  { attempts, vrSessions, activities }: Done,
  hrefOf: { attempt: (attempt: AttemptSummary) => string; vr: ((sessionId: string) => string) | null },
): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    ...attempts.map((attempt) => ({
      kind: 'lesson' as const,
      key: `lesson ${attempt.lessonId} ${attempt.attempt}`,
      at: attempt.startedAt,
      href: hrefOf.attempt(attempt),
      attempt,
    })),
    ...vrSessions.map((vr) => ({
      kind: 'vr' as const,
      key: `vr ${vr.session.id}`,
      at: vr.startedAt,
      href: hrefOf.vr?.(vr.session.id) ?? null,
      vr,
    })),
    ...activities.map((activity) => ({
      kind: 'activity' as const,
      key: `activity ${activity.runId}`,
      at: activity.startedAt,
      href: null,
      activity,
    })),
  ]
  return entries.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
}
