'use client'

import { SelectField, TextAreaField } from '#components/forms/field.tsx'
import { SavedForm } from '#components/forms/saved-form.tsx'
import type { Send } from '#components/forms/use-send.tsx'
import { plural } from '#components/ui/format.ts'
import type { Role } from '#lib/std/terms.ts'
import type { AddedPeople } from '#lib/timeback/contract/people-admin.ts'
import { problemOfLines, readPeople } from './read-people.ts'
import { roleWords } from './role-words.ts'

/** Enters people, one a line: into the school, or into the class whose address is `path`. */
export function AddPeople({ path, roles }: { path: string; roles: readonly Role[] }) {
  async function save(data: FormData, send: Send) {
    const role = data.get('role')
    const people = readPeople(String(data.get('people'))).map((person) => ({ ...person, role }))
    const added = await send<AddedPeople>('POST', path, { people })
    return added && sayDone(added)
  }

  return (
    <SavedForm label="Add people" save={save} empties>
      {(wrong) => (
        <>
          <TextAreaField
            label="People"
            name="people"
            required
            rows={5}
            autoComplete="off"
            spellCheck={false}
            placeholder={'Ann Lee, ann@school.example'}
            hint="One a line: name and email. They find everything here when they first sign in."
            error={problemOfLines(wrong)}
          />
          <SelectField label="They come as" name="role">
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

function sayDone({ added, already }: AddedPeople): string {
  const were = already === 1 ? '1 was here already.' : `${already} were here already.`
  return `${plural(added, 'person', 'people')} added.${already > 0 ? ` ${were}` : ''}`
}
