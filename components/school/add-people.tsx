'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextAreaField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import type { Role } from '#lib/std/terms.ts'
import type { AddedPeople } from '#lib/timeback/contract/people-admin.ts'
import { problemOfLines, readPeople } from './read-people.ts'
import { roleWords } from './role-words.ts'

/** Enters people, one a line: into the school, or into the class whose address is `path`. */
export function AddPeople({ path, roles }: { path: string; roles: readonly Role[] }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [done, setDone] = useState<AddedPeople | null>(null)
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setDone(null)
    const data = new FormData(event.currentTarget)
    const people = readPeople(String(data.get('people'))).map((person) => ({
      ...person,
      role: data.get('role'),
    }))
    const added = await send<AddedPeople>('POST', path, { people })
    if (!added) return
    setDone(added)
    form.current?.reset()
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
      <TextAreaField
        label="People"
        name="people"
        required
        rows={5}
        autoComplete="off"
        spellCheck={false}
        placeholder={'Ann Lee, ann@school.example'}
        hint="One a line: name and email. They find everything here when they first sign in."
        error={problem ? problemOfLines(problem.fields) : undefined}
      />
      <SelectField label="They come as" name="role">
        {roles.map((role) => (
          <option key={role} value={role}>
            {roleWords[role]}
          </option>
        ))}
      </SelectField>
      <SendProblem problem={problem} />
      <Button type="submit" disabled={busy} className="justify-self-start">
        {busy ? 'Adding…' : 'Add people'}
      </Button>
      <p role="status" className="font-semibold">
        {done && sayDone(done)}
      </p>
    </form>
  )
}

function sayDone({ added, already }: AddedPeople): string {
  const were = already === 1 ? '1 was here already.' : `${already} were here already.`
  return `${plural(added, 'person', 'people')} added.${already > 0 ? ` ${were}` : ''}`
}
