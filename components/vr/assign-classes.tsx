'use client'

import { useRouter } from 'next/navigation'
import { SendProblem, useSend } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'

type AssignableClass = { id: string; title: string; students: number; assigned: boolean }

/** Which classes may use a package; each box is saved as it is ticked. */
export function AssignClasses({ packageId, classes }: { packageId: string; classes: AssignableClass[] }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const path = `/api/vr-packages/${packageId}/assignments`

  async function toggle({ id, assigned }: AssignableClass) {
    const done = assigned ? await send('DELETE', `${path}/${id}`) : await send('POST', path, { class_id: id })
    if (done) router.refresh()
  }

  return (
    <div className="grid gap-3" inert={!hydrated}>
      <ul className="grid gap-2">
        {classes.map((each) => (
          <li key={each.id}>
            <label className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-surface px-4 py-2 text-lg">
              <input
                type="checkbox"
                checked={each.assigned}
                disabled={busy}
                onChange={() => void toggle(each)}
                className="size-5 accent-accent"
              />
              <span className="font-semibold">{each.title}</span>
              <span className="text-soft">{plural(each.students, 'student')}</span>
            </label>
          </li>
        ))}
      </ul>
      <SendProblem problem={problem} />
    </div>
  )
}
