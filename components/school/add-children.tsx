'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { TextAreaField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { Button } from '#components/ui/button.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'

/** Enters children who have no address, a name a line. */
export function AddChildren({ classId }: { classId: string }) {
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const [done, setDone] = useState('')
  const form = useFocusInvalid(problem)

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    setDone('')
    const names = String(new FormData(event.currentTarget).get('names'))
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '')
    if (!(await send('POST', `/api/teacher/classes/${classId}/children`, { names }))) return
    form.current?.reset()
    setDone(`${plural(names.length, 'child', 'children')} added.`)
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
        label="Names"
        name="names"
        required
        rows={5}
        autoComplete="off"
        spellCheck={false}
        hint="One a line. Children who have an email are added as people of the class."
        error={Object.entries(problem?.fields ?? {}).find(([path]) => path.startsWith('names'))?.[1]}
      />
      <SendProblem problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={busy}>
          {busy ? 'Adding…' : 'Add children'}
        </Button>
        <p role="status" className="font-semibold">
          {done}
        </p>
      </div>
    </form>
  )
}
