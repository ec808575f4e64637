import { ChangeButton } from '#components/forms/change-button.tsx'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'

/** Keeps a person out, or lets them in again. */
export function LockPerson({ user: { timebackId, active } }: { user: KnownUser }) {
  return (
    <ChangeButton
      label={active ? 'Lock' : 'Unlock'}
      path={`/api/admin/users/${timebackId}`}
      body={{ active: !active }}
    >
      {active
        ? 'A locked person is out at once and cannot sign in. Their work is kept.'
        : 'They are locked: they cannot sign in. Their work is kept.'}
    </ChangeButton>
  )
}
