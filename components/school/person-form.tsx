'use client'

import { SelectField, TextField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { roles } from '#lib/std/terms.ts'
import type { KnownUser } from '#lib/timeback/contract/people-admin.ts'
import { roleWords } from './role-words.ts'

type Props = { user: KnownUser /** The reader: nobody changes their own role or lock. */; isOwn: boolean }

/** What can be changed of a person. */
export function PersonForm({ user, isOwn }: Props) {
  async function save(data: FormData, send: Send) {
    const body = Object.fromEntries(
      ['name', 'email', 'role'].flatMap((field) => {
        const value = data.get(field)
        return value === null ? [] : [[field, value]]
      }),
    )
    return (await send('PATCH', `/api/admin/users/${user.timebackId}`, body)) && 'Saved.'
  }

  return (
    <SavedForm label="Save" save={save}>
      {(wrong) => (
        <>
          <TextField
            label="Name"
            name="name"
            defaultValue={user.name}
            required
            maxLength={200}
            autoComplete="off"
            error={wrong.name}
          />
          <TextField
            label="Email"
            name="email"
            type="email"
            defaultValue={user.email}
            required
            maxLength={254}
            autoComplete="off"
            error={wrong.email}
            hint="By which they are known when they sign in."
          />
          <SelectField
            label="Role"
            name="role"
            defaultValue={user.role}
            disabled={isOwn}
            hint={isOwn ? 'Another administrator can change yours.' : undefined}
            error={wrong.role}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {roleWords[role]}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </SavedForm>
  )
}
