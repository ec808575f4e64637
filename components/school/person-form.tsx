'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import { roles } from '#lib/std/terms.ts'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import { roleWords } from './role-words.ts'

type Props = { user: KnownUser /** The reader: nobody changes their own role or lock. */; isOwn: boolean }

/** What can be changed of a person. */
export function PersonForm({ user, isOwn }: Props) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [saved, setSaved] = useState(false)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setSaved(false)
    const data = new FormData(event.currentTarget)
    const body = Object.fromEntries(
      ['name', 'email', 'role'].flatMap((field) => {
        const value = data.get(field)
        return value === null ? [] : [[field, value]]
      }),
    )
    if (!(await send('PATCH', `/api/admin/users/${user.timebackId}`, body))) return
    setSaved(true)
    router.refresh()
  }

  return (
    <form
      ref={form}
      onSubmit={(event) => void submit(event)}
      noValidate
      inert={!hydrated}
      className="grid max-w-xl gap-5"
    >
      <TextField
        label="Name"
        name="name"
        defaultValue={user.name}
        required
        maxLength={200}
        autoComplete="off"
        error={problem?.fields.name}
      />
      <TextField
        label="Email"
        name="email"
        type="email"
        defaultValue={user.email}
        required
        maxLength={254}
        autoComplete="off"
        error={problem?.fields.email}
        hint="By which they are known when they sign in."
      />
      <SelectField
        label="Role"
        name="role"
        defaultValue={user.role}
        disabled={isOwn}
        hint={isOwn ? 'Another administrator can change yours.' : undefined}
        error={problem?.fields.role}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}
          </option>
        ))}
      </SelectField>
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Saving…' : 'Save'}
        </Button>
        <p role="status" className="font-semibold">
          {saved && 'Saved.'}
        </p>
      </div>
    </form>
  )
}
